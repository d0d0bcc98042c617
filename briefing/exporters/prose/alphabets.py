"""Letters of the alphabets of mathematics (Unicode, Mathematical Alphanumeric Symbols)."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# The words of a variant of MathML in the names of its characters, in the order they are tried.
_NAMES = {
    "bold": ("MATHEMATICAL BOLD",),
    "italic": ("MATHEMATICAL ITALIC",),
    "bold-italic": ("MATHEMATICAL BOLD ITALIC", "MATHEMATICAL BOLD"),
    "double-struck": ("MATHEMATICAL DOUBLE-STRUCK", "DOUBLE-STRUCK"),
    "script": ("MATHEMATICAL SCRIPT", "SCRIPT"),
    "fraktur": ("MATHEMATICAL FRAKTUR", "BLACK-LETTER"),
    "sans-serif": ("MATHEMATICAL SANS-SERIF",),
    "sans-serif-italic": ("MATHEMATICAL SANS-SERIF ITALIC",),
    "monospace": ("MATHEMATICAL MONOSPACE",),
}


def styled(text: str, variant: str) -> str:
    """The text in the letters of a variant of MathML; what has none stays as it is."""
    return "".join(_letter(character, variant) for character in text) if variant in _NAMES else text


@lru_cache(maxsize=4096)  # of the letters that anybody may write
def _letter(character: str, variant: str) -> str:
    name = unicodedata.name(character, "")
    kind = name.replace("LATIN ", "").replace("GREEK ", "").replace(" LETTER", "")
    for words in _NAMES[variant]:
        try:
            return unicodedata.lookup(f"{words} {kind}")
        except KeyError:
            continue
    return character


def plain(text: str) -> str:
    """The text in plain letters."""
    return unicodedata.normalize("NFKC", text)
