"""What of a text from outside can be shown on a page.

Marks without a shape can turn a line around, hide words or tear a line apart ("Trojan
Source", Boucher and Anderson 2021), so that they are taken out when a text is printed. The
articles themselves and the offsets in them are left alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import zip_longest
from typing import Any

MARKS = 3  # combining marks kept on one letter; Vietnamese and Hebrew need two
_SPACES = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
BLANKS = 200  # blanks one after the other that are kept; more are no layout
_BLANKS = re.compile(rf"[ \xa0\u1680\u2000-\u200a\u202f\u205f\u3000]{{{BLANKS},}}")
_PLAIN = re.compile(r"[\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u20a0-\u20bf\uac00-\ud7a3]*")
_SHAPELESS = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
# Letters and marks that are blank by themselves (Unicode 15, Default_Ignorable_Code_Point), and
# variation selectors: words can be hidden in either.
_BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]+"
)
_JOINERS = "\u200c\u200d"
# Where a joiner or non-joiner changes the letters beside it: in Arabic and its kin, in the scripts
# of India, in Burmese, Khmer and Mongolian, and between the parts of an emoji.
_JOINED = re.compile("[\u0620-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u18af]")
_EMOJI = re.compile("[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")


def shown(text: str) -> str:
    """The text with line ends as spaces, and without what has no shape of its own.

    Left out are control and format characters (bidirectional controls, zero-width
    characters, soft hyphens), variation selectors, characters not assigned, and the fourth and
    further marks on one letter. Of a flood of blanks the first 200 stay. A joiner stays where it
    shapes the letters beside it, one at a time. Half of a surrogate pair becomes U+FFFD.
    """
    text = _BLANKS.sub(lambda found: found[0][:BLANKS], _SPACES.sub(" ", text))
    if _PLAIN.fullmatch(text):
        return text
    text = _BLANK.sub("", text)
    kept: list[str] = []
    marks = 0  # on the letter before; what is left out does not end them
    for character, after in zip_longest(text, text[1:], fillvalue=""):
        category = unicodedata.category(character)
        if category in ("Mn", "Me"):
            marks += 1
            if marks <= MARKS:
                kept.append(character)
        elif category == "Cs":
            kept.append("\ufffd")
        elif category not in _SHAPELESS:
            marks = 0
            kept.append(character)
        elif character in _JOINERS and kept and _joins(kept[-1], after):
            kept.append(character)
    return "".join(kept)


def _joins(before: str, after: str) -> bool:
    """True when the two are letters or signs whose shapes a joiner between them changes."""
    letters = _JOINED if _JOINED.match(before) else _EMOJI
    return bool(letters.match(before) and letters.match(after))


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
