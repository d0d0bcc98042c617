"""Whether what stands between two dollar signs is a formula, or speaks of money."""

from __future__ import annotations

import re

from briefing.exporters.prose.formulas import LONGEST

# What speaks of prices between two dollar signs: words after a number, words without any sign of
# TeX, or a text that breaks off.
_COMMAND = re.compile(r"\\[A-Za-z]+\s{0,8}(?:\{[^{}]*\})?")
_PRICE = re.compile(r"\d.*?[A-Za-z]{3}", re.DOTALL)
_TEX = re.compile(r"[\\^_={}+<>]")
_WORD = re.compile(r"[A-Za-z]{3,}")
_SIGNS = re.compile(r"[\\^_]")
_WORDS = re.compile(r"[A-Za-z]{3}\s+[A-Za-z]{2}")
_OPEN_ENDS = tuple("/-–—,;:(")


def close(text: str, _before: str) -> bool:
    """Tell whether what stands between two dollar signs is a formula, and speaks of no prices."""
    if len(text) > LONGEST or text.endswith(_OPEN_ENDS):
        return False
    sentence = _TEX.search(text) is None and len(_WORD.findall(text)) > 1 and " " in text
    return not (sentence or _PRICE.match(_COMMAND.sub("", text)))


def loose(text: str, before: str) -> bool:
    """Tell whether what has blanks inside its dollar signs is a formula: by TeX, without words."""
    if len(text) > LONGEST or before.isalpha() or not _SIGNS.search(text):
        return False
    return _WORDS.search(_COMMAND.sub("", text)) is None
