"""What stands at the same place of several pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from briefing.cleaning.pdftext.records import Line
from briefing.cleaning.pdftext.texts import line_text

_GRID = 6.0  # points: lines of several pages no farther apart stand at one place
_ACROSS = 60.0  # points, as above, from left to right: centred heads differ in length
_SHARE = 0.4  # of the pages with a line at a place; heads of left and right pages differ
_MOSTLY = 0.6  # of all pages bear a stamp
_RUN = 3  # pages one after the other, or every second one
_LONGEST = 250  # code points of a head or foot
_WORDIEST = 9  # words of a stamp
_DIGITS = re.compile(r"\d+")


class Repeats:
    """Knows the lines of all pages by their place."""

    def __init__(self, lines: list[list[Line]]) -> None:
        self._pages = len(lines)
        self._places: dict[tuple[int, int], dict[int, str]] = defaultdict(dict)
        self._stamps: Counter[tuple[str, int, int]] = Counter()
        for page in lines:
            for line in page:
                self._places[_place(line)].setdefault(line.page, key(line))
            self._stamps.update({_stamp(line) for line in page if len(line.words) < _WORDIEST})

    def is_stamp(self, line: Line) -> bool:
        """True for what stands on most of three or more pages, letter for letter at one place."""
        return self._stamps[_stamp(line)] >= max(3, _MOSTLY * self._pages)

    def is_repeated(self, line: Line) -> bool:
        """True when the same words, numbers aside, stand at this place of other pages."""
        text = key(line)
        if len(text) > _LONGEST or line.words[0].raised:
            return False
        there: dict[int, str] = {}
        y, x = _place(line)
        for near in ((y + dy, x + dx) for dy in (0, -1, 1) for dx in (0, -1, 1)):
            for number, other in self._places.get(near, {}).items():
                if number not in there or other == text:
                    there[number] = other
        same = {number for number, other in there.items() if other == text}
        return len(same) >= max(2, _SHARE * len(there)) or _is_run(same, line.page)


def key(line: Line) -> str:
    """The words of a line, numbers aside, to compare it with those of other pages."""
    return _DIGITS.sub("#", line_text(line.words).casefold())


def _place(line: Line) -> tuple[int, int]:
    return round(line.y / _GRID), round(line.x0 / _ACROSS)


def _stamp(line: Line) -> tuple[str, int, int]:
    return line_text(line.words), round(line.y / _GRID), round(line.x0 / _GRID)


def _is_run(numbers: set[int], page: int) -> bool:
    """True for pages one after the other, or every second one, around `page`."""
    for step in (1, 2):
        run = 1
        for sign in (step, -step):
            other = page + sign
            while other in numbers and run < _RUN:
                run, other = run + 1, other + sign
        if run >= _RUN:
            return True
    return False
