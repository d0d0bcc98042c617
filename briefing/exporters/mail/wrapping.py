"""Plain text in lines of a given width, as a fixed-width font sets them.

A wide character of East Asia counts two columns (Unicode TR 11), a combining mark none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

COLUMNS = 72  # of a line; RFC 5322 asks for no more than 78 characters
_ROOM = 12  # columns that are left beside an indent at least
_PLAIN = re.compile(r"[ -~]*")
# Han and kana may part anywhere but before a closing mark; hangul parts at spaces, as Latin does.
_FREE = "\u2e80-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CLOSING = "、。，．）」』】〕》〉！？ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ"
_UNITS = re.compile(rf"[{_FREE}][{_CLOSING}]*|[^{_FREE}]+")


def width(text: str) -> int:
    """How many columns a text takes."""
    if _PLAIN.fullmatch(text):
        return len(text)
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def padded(text: str, columns: int, *, right: bool = False) -> str:
    """The text with blanks up to a width, behind it or before it."""
    blanks = " " * max(columns - width(text), 0)
    return blanks + text if right else text + blanks


def wrap(text: str, first: str = "", rest: str | None = None, columns: int = COLUMNS) -> list[str]:
    """The lines of a text, the first after `first`, the others after `rest` (None: blanks).

    An address of the web is never parted, however long it is.
    """
    after = " " * width(first) if rest is None else rest
    room = max(columns - max(width(first), width(after)), _ROOM)
    found: list[str] = []
    line, taken = "", 0
    for unit, gap in _units(text, room):
        size = width(unit)
        if not line:
            line, taken = unit, size
        elif taken + gap + size > room:
            found.append(line)
            line, taken = unit, size
        else:
            line += " " * gap + unit
            taken += gap + size
    found.append(line)
    return [f"{after if number else first}{line}".rstrip() for number, line in enumerate(found)]


def _units(text: str, room: int) -> Iterator[tuple[str, int]]:
    """What must stay together, and how many blanks stand before it."""
    for word in text.split():
        gap = 1
        for unit in _UNITS.findall(word):
            for piece in [unit] if "://" in unit else _pieces(unit, room):
                yield piece, gap
                gap = 0


def _pieces(unit: str, room: int) -> Iterator[str]:
    """A unit that is wider than a line in pieces that are not."""
    if width(unit) <= room:
        yield unit
        return
    begun, taken = 0, 0
    for place, character in enumerate(unit):
        size = _columns(character)
        if taken + size > room:
            yield unit[begun:place]
            begun, taken = place, 0
        taken += size
    yield unit[begun:]


def headed(title: str, mark: str = "-") -> Iterator[str]:
    """A heading with a line under it."""
    lines = wrap(title)
    yield from ("", "", *lines, mark * min(max(map(width, lines)), COLUMNS), "")
