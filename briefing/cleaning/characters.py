"""Mend the characters of a raw text: odd spaces, invisible marks, entities. Words stay."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from html import unescape

# Line ends other than "\n": CR LF, CR, form feed, vertical tab, NEL, LINE and PARAGRAPH SEPARATOR.
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,6}|#[xX][0-9A-Fa-f]{1,5});")
# All of Unicode's space separators but the plain space.
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SOFT_HYPHENS = re.compile("\u00ad")
_ZERO_WIDTH = re.compile("[\u180e\u200b-\u200d\u2060-\u2064\ufeff]")
# Marks and overrides of the bidirectional algorithm (UAX #9); they can hide or reorder words.
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROLS = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_BROKEN = re.compile("[\ud800-\udfff]")

# What any of the mends below could find: a quick look before.
_ODD = re.compile("[&\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\u00a0\u00ad\u061c\u1680-\U0010ffff]")

Mend = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str], str]
_MENDS: tuple[Mend, ...] = (
    (_BROKEN, "\ufffd", "broken characters shown as \ufffd"),
    (_ENTITY, lambda match: unescape(match[0]), "HTML entities written as characters"),
    (_SOFT_HYPHENS, "", "soft hyphens removed"),
    (_ZERO_WIDTH, "", "zero-width characters removed"),
    (_BIDI, "", "bidirectional control characters removed"),
    (_CONTROLS, "", "control characters removed"),
    (_SPACES, " ", "no-break and other special spaces made plain"),
)


def mend(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` with plain characters only, and a note for each kind of change made.

    Line ends become newlines; runs of spaces inside a line stay (they part menu items) until
    `single_spaced`. Letters are put into Unicode normal form C.
    """
    notes = []
    mended = text
    for pattern, replacement, note in _MENDS if _ODD.search(text) else ():
        mended, number = pattern.subn(replacement, mended)
        if number:
            notes.append(f"{note} ({number})")
    # Entities may stand for special characters themselves, so line ends and form come last.
    mended = _LINE_ENDS.sub("\n", mended)
    composed = unicodedata.normalize("NFC", mended)
    if composed != mended:
        notes.append("letters and their accents composed (Unicode normal form C)")
    return composed, tuple(notes)


def single_spaced(line: str) -> str:
    """`line` without spaces at its ends, and with single spaces between its words."""
    return " ".join(line.split())
