"""Rows of tables: stretches of a column that stand side by side, line under line."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from briefing.cleaning.pdftext.records import Line
from briefing.cleaning.pdftext.texts import line_text

_SHARED = 0.5  # sizes that gaps between cells have in common
_EVEN = 0.5  # of the widest space of a stretched line is the usual one
_WIDEST = 4.0  # sizes of a space in such a line
_LEVEL = 0.3  # sizes; base lines closer than this are one line
_MOST_CELL_WORDS = 30


def lined_up(region: list[Line]) -> list[Line]:
    """The lines of a column. Stretches on one base line become a table's row, or one line."""
    rows: list[list[Line]] = []
    for line in sorted(region, key=lambda line: (line.y, line.x0)):
        if rows and abs(line.y - rows[-1][0].y) <= _LEVEL * min(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    cells = [len(row) > 1 and not _is_stretched(row) for row in rows]
    found = []
    for index, row in enumerate(rows):
        near = [n for n in range(index - 2, index + 3) if n != index and 0 <= n < len(rows)]
        is_table = cells[index] and any(cells[n] and _match(row, rows[n]) for n in near)
        found.append(_merged(row, is_table=is_table) if len(row) > 1 else row[0])
    return found


def _merged(row: list[Line], *, is_table: bool) -> Line:
    row.sort(key=lambda line: line.x0)
    first = row[0]
    words = [word for line in row for word in line.words]
    cells = [line_text(line.words) for line in row]
    short = all(len(line.words) <= _MOST_CELL_WORDS for line in row)
    return Line(first.page, words, cells if is_table and short else [], first.left, first.right)


def _is_stretched(row: list[Line]) -> bool:
    """True for a line of text whose spaces were widened to fill a narrow column."""
    words = [word for line in sorted(row, key=lambda line: line.x0) for word in line.words]
    size = row[0].size
    spaces = [b.x0 - a.x1 for a, b in pairwise(words) if not b.glued]
    fills = words[0].x0 - row[0].left < size and row[0].right - words[-1].x1 < 0.5 * size
    even = (
        median(spaces) >= _EVEN * max(spaces)
        if len(spaces) > 2
        else min(spaces) > 0.6 * max(spaces)
    )
    return fills and even and max(spaces) < _WIDEST * size


def _match(row: list[Line], other: list[Line]) -> bool:
    """True when a gap between cells of one row stands under one of the other's.

    The ends of justified lines stand under each other too; the gaps inside them do not.
    """
    return any(
        min(right, other_right) - max(left, other_left) >= _SHARED * row[0].size
        for left, right in _gaps(row)
        for other_left, other_right in _gaps(other)
    )


def _gaps(row: list[Line]) -> list[tuple[float, float]]:
    ordered = sorted(row, key=lambda line: line.x0)
    return [(a.x1, b.x0) for a, b in pairwise(ordered)]
