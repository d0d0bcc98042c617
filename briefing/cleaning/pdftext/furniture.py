"""What stands around the text of every page: running heads and feet, page numbers, stamps."""

from __future__ import annotations

import re
from collections import defaultdict

from briefing.cleaning.pdftext.records import Line, Page, body_size
from briefing.cleaning.pdftext.texts import line_text

_ZONE = 0.13  # of a page's height, at its top and its end: where heads and feet stand
_GRID = 6.0  # points: lines of several pages no farther apart stand at one place
_SHARE = 0.4  # of the pages with a line at a place; heads of left and right pages differ
_RUN = 3  # pages one after the other, or every second one
_MOST = 1_000  # lines of a page that are looked at around one
_LARGE = 1.3  # of the body's size: letters of titles
_WORDIEST = 9  # words; a longer line may be one of the text
_LONGEST = 250  # code points of a head or foot
_NUMBER = re.compile(
    r"(?:page|p\.|seite|s\.|-|–|—|\||\[)?\s{0,2}(?:\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s{0,2}(?:of|/|von)\s{0,2}\d{1,4})?\s{0,2}(?:-|–|—|\||\])?$",
    re.IGNORECASE,
)
# An address, alone or with a few words about the edition behind it; the number of a report.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S{3,200}(?:\s.{0,80})?$|[A-Z]{1,6}-?\d{2,8}(?:[-/.]\d{1,6})?$"
)
_DIGITS = re.compile(r"\d+")


def parted(pages: list[Page], lines: list[list[Line]]) -> tuple[list[list[Line]], list[Line]]:
    """The lines of each page without furniture, and the furniture.

    A line is furniture in the outer zones of a page when the same words, numbers aside, stand at
    the same place of other pages, when it repeats the title, or is a page number or an address.
    A stamp is furniture anywhere that it is on most of three or more pages.
    """
    places = _places(lines)
    size = body_size([line for page in lines for line in page])
    kept: list[list[Line]] = []
    left_out: list[Line] = []
    for page, found in zip(pages, lines, strict=True):
        repeated = [line for line in found if _is_repeated(line, page, places, size)]
        repeated = [line for line in repeated if not _is_text(line, found, repeated, size)]
        rest = _without(found, repeated)
        single = [line for line in _edges(rest, page) if _stands_alone(line, rest, size)]
        kept.append(_without(rest, single))
        left_out += repeated + single
    return kept, left_out


def _without(lines: list[Line], some: list[Line]) -> list[Line]:
    gone = set(map(id, some))
    return [line for line in lines if id(line) not in gone]


def in_zone(line: Line, page: Page) -> bool:
    """True in the outer zones of a page."""
    return not _ZONE * page.height < line.y < (1 - _ZONE) * page.height


def key(line: Line) -> str:
    """The words of a line, numbers aside, to compare it with those of other pages."""
    return _DIGITS.sub("#", line_text(line.words).casefold())


_Places = dict[tuple[int, int], dict[int, str]]  # a place, rounded: the words there by page


def _places(lines: list[list[Line]]) -> _Places:
    found: _Places = defaultdict(dict)
    for page in lines:
        for line in page:
            place = (round(line.y / _GRID), round(line.x0 / 60))
            found[place].setdefault(line.page, key(line))
    return found


def _is_repeated(line: Line, page: Page, places: _Places, size: float) -> bool:
    text = key(line)
    if len(text) > _LONGEST or line.words[0].raised or line.size > _LARGE * size:
        return False
    y, x = round(line.y / _GRID), round(line.x0 / 60)
    there: dict[int, str] = {}
    for near in ((y + dy, x + dx) for dy in (0, -1, 1) for dx in (0, -1, 1)):
        for number, other in places.get(near, {}).items():
            if number not in there or other == text:
                there[number] = other
    same = sorted(number for number, other in there.items() if other == text)
    if not in_zone(line, page):
        return len(same) >= max(3, 0.6 * len(there)) and any(c.isalpha() for c in text)
    return len(same) >= max(2, _SHARE * len(there)) or _is_run(same, line.page)


def _is_text(line: Line, page: list[Line], repeated: list[Line], size: float) -> bool:
    """True for a whole line of the text's size that stands in a paragraph with others."""
    if len(line.words) < _WORDIEST or abs(line.size - size) > 0.03 * size:
        return False
    near = _without(page[:_MOST], repeated[:_MOST])
    return any(0 < abs(other.y - line.y) < 1.6 * size for other in near)


def _is_run(numbers: list[int], page: int) -> bool:
    for step in (1, 2):
        run = 1
        for sign in (step, -step):
            other = page + sign
            while other in numbers and run < _RUN:
                run, other = run + 1, other + sign
        if run >= _RUN:
            return True
    return False


def _edges(lines: list[Line], page: Page) -> list[Line]:
    """The first and the last lines of a page, if they stand in its outer zones."""
    ordered = sorted(lines, key=lambda line: line.y)
    edge = ordered[:2] + ordered[max(2, len(ordered) - 3) :]
    return [line for line in edge if in_zone(line, page)]


def _stands_alone(line: Line, page: list[Line], size: float) -> bool:
    """True for a page number or an address that is no part of the text."""
    text = line_text(line.words)
    if _NUMBER.match(text):
        return True
    beside = any(other is not line and abs(other.y - line.y) < 1.8 * size for other in page)
    return bool(_ADDRESS.match(text)) and not beside
