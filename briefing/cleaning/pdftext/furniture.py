"""What stands around the text of every page: running heads and feet, page numbers, stamps."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

from briefing.cleaning.pdftext.records import Line, Page, body_size
from briefing.cleaning.pdftext.repeats import Repeats
from briefing.cleaning.pdftext.texts import line_text

_ZONE = 0.13  # of a page's height, at its top and its end: where heads and feet stand
_LARGE = 1.3  # of the body's size: letters of titles
_WORDIEST = 9  # words; a longer line of the body's size may be one of the text
_NEAR = 1.6  # sizes between base lines of one paragraph
_LEVEL = 0.3  # sizes; base lines closer than this are one line
_NUMBER = re.compile(
    r"(?:page|p\.|seite|s\.|-|–|—|\||\[)?\s{0,2}(?:\d{1,3}|[ivxlc]{1,7})"
    r"(?:\s{0,2}(?:of|/|von)\s{0,2}\d{1,4})?\s{0,2}(?:-|–|—|\||\])?$",
    re.IGNORECASE,
)
# An address, alone or with a few words about the edition behind it; the number of a report.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S{3,200}(?:\s.{0,80})?$|[A-Z]{1,6}-?\d{2,8}(?:[-/.]\d{1,6})?$"
)


def parted(pages: list[Page], lines: list[list[Line]]) -> tuple[list[list[Line]], list[Line]]:
    """The lines of each page without furniture, and the furniture.

    Furniture are the outermost lines of a page, in its outer zones, if they come again at the
    same place of other pages, or are a page number or an address; with them goes what stands on
    one base line, such as a chapter's name. A stamp that is on most pages is furniture anywhere.
    """
    repeats = Repeats(lines)
    size = body_size([line for page in lines for line in page])
    kept: list[list[Line]] = []
    left_out: list[Line] = []
    for page, found in zip(pages, lines, strict=True):
        gone = [line for line in found if repeats.is_stamp(line) and line.size <= _LARGE * size]
        rows = _rows(_without(found, gone))
        gone += _outer(rows, page, repeats, size) + _outer(rows[::-1], page, repeats, size)
        kept.append(_without(found, gone))
        left_out += [line for line in found if any(line is one for one in gone)]
    return kept, left_out


def in_zone(line: Line, page: Page) -> bool:
    """True in the outer zones of a page."""
    return not _ZONE * page.height < line.y < (1 - _ZONE) * page.height


def _without(lines: list[Line], some: list[Line]) -> list[Line]:
    gone = set(map(id, some))
    return [line for line in lines if id(line) not in gone]


def _rows(lines: list[Line]) -> list[list[Line]]:
    """The lines of a page by their base line, from the top."""
    ordered = sorted(lines, key=lambda line: line.y)
    numbers = [0]
    for before, after in pairwise(ordered):
        numbers.append(numbers[-1] + (after.y - before.y > _LEVEL * before.size))
    numbered = zip(numbers, ordered, strict=False)
    return [[line for _, line in row] for _, row in groupby(numbered, key=lambda pair: pair[0])]


def _outer(rows: list[list[Line]], page: Page, repeats: Repeats, size: float) -> list[Line]:
    """The furniture among rows that are given from the outside of a page to its middle."""
    found: list[Line] = []
    for index, row in enumerate(rows):
        inner = rows[index + 1] if index + 1 < len(rows) else None
        if not in_zone(row[0], page) or not _is_furniture(row, inner, repeats, size):
            break
        found += row
    return found


def _is_furniture(row: list[Line], inner: list[Line] | None, repeats: Repeats, size: float) -> bool:
    """True when something in a row comes again, or is a number or an address by itself."""
    if any(line.size > _LARGE * size for line in row):
        return False
    near = inner is not None and abs(inner[0].y - row[0].y) < _NEAR * size
    again = [line for line in row if repeats.is_repeated(line)]
    if again:
        # Close to the text, a line with more beside it, or a long one, belongs to the text.
        long = any(len(line.words) >= _WORDIEST and line.size > 0.97 * size for line in row)
        close = near and (long or len(again) < len(row))
        return not close or (inner is not None and all(map(repeats.is_repeated, inner)))
    text = " ".join(line_text(line.words) for line in row)
    return bool(_NUMBER.match(text) or (_ADDRESS.match(text) and not near))
