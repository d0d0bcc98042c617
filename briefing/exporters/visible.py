"""What of a text from outside can be shown on a page.

Marks without a shape can turn a line around, hide words or tear a line apart ("Trojan
Source", Boucher and Anderson 2021), so that they are taken out when a text is printed. The
articles themselves and the offsets in them are left alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

MARKS = 3  # combining marks kept on one letter; Vietnamese and Hebrew need two
_SPACES = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_PLAIN = re.compile(r"[\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u20a0-\u20bf\uac00-\ud7a3]*")
_SHAPELESS = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def shown(text: str) -> str:
    """The text with line ends as spaces, and without what has no shape of its own.

    Left out are control and format characters (bidirectional controls, zero-width
    characters, soft hyphens), characters not assigned, and the fourth and further marks
    on one letter. Half of a surrogate pair becomes U+FFFD.
    """
    text = _SPACES.sub(" ", text)
    if _PLAIN.fullmatch(text):
        return text
    kept: list[str] = []
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if category == "Cs":
            kept.append("\ufffd")
        elif category not in _SHAPELESS and marks <= MARKS and not _selector(character):
            kept.append(character)
    return "".join(kept)


def _selector(character: str) -> bool:
    """True for variation selectors, which only choose among the shapes of a character."""
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def mapped(value: Any, change: Callable[[str], str]) -> Any:
    """Plain JSON values with every text changed; the keys stay."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: mapped(inner, change) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [mapped(inner, change) for inner in value]
    return value


def placeholder(run: str) -> str:
    """What is printed for characters no font has: their number, or their script if many.

    Blanks between them are part of a run, and not counted.
    """
    run = run.replace(" ", "")
    if len(run) <= MARKS:
        return "".join(f"[U+{ord(character):04X}]" for character in run)
    return f"[{len(run)} characters not printable here: {_script(run)}]"


def _script(run: str) -> str:
    """The first words of the names of the characters, such as Arabic; at most three."""
    names = dict.fromkeys(unicodedata.name(c, "UNNAMED").split()[0].capitalize() for c in run)
    return ", ".join([*names][:MARKS])
