"""Tables of contents: lines that lead by dots to a number of a page."""

from __future__ import annotations

import re

from briefing.cleaning.pdftext.records import Line
from briefing.cleaning.pdftext.texts import line_text

_LEADER = re.compile(
    r"\S.{0,300}?(?:\s?[.·…_]){4,400}\s{0,3}(?:\d{1,4}|[ivxlc]{1,7})$", re.IGNORECASE
)
_DOTS = re.compile(r"(?:\s?[.·…_]){4}")
_HEADING = re.compile(r"(?:table of )?contents$|목차$|目次$", re.IGNORECASE)
_FEWEST = 2  # lines of a table of contents without a heading


def parted(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of a page without those of a table of contents, and these."""
    dotted = sum(_DOTS.search(line_text(line.words)) is not None for line in lines)
    headings = [line for line in lines if _HEADING.match(line_text(line.words))] if dotted else []
    if dotted < (1 if headings else _FEWEST):
        return lines, []
    found = [line for line in lines if _LEADER.match(_row(line, lines))]
    found += headings if found else []
    gone = set(map(id, found))
    return [line for line in lines if id(line) not in gone], found


def _row(line: Line, lines: list[Line]) -> str:
    """The text of all that stands on the base line of `line`, which gaps may have parted."""
    row = [other for other in lines if abs(other.y - line.y) < 0.3 * line.size]
    row.sort(key=lambda other: other.x0)
    return " ".join(line_text(other.words) for other in row)
