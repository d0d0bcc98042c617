"""Rows of tables: stretches of a column that stand side by side, line under line."""

from __future__ import annotations

from briefing.cleaning.pdftext.records import Line
from briefing.cleaning.pdftext.texts import line_text

_ALIGNED = 5.0  # points between the ends of cells of one column
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
    found = []
    for index, row in enumerate(rows):
        if len(row) == 1:
            found.append(row[0])
        else:
            near = rows[max(0, index - 2) : index] + rows[index + 1 : index + 3]
            found.append(_merged(row, is_table=any(_match(row, other) for other in near)))
    return found


def _merged(row: list[Line], *, is_table: bool) -> Line:
    row.sort(key=lambda line: line.x0)
    first = row[0]
    words = [word for line in row for word in line.words]
    cells = [line_text(line.words) for line in row]
    short = all(len(line.words) <= _MOST_CELL_WORDS for line in row)
    return Line(first.page, words, cells if is_table and short else [], first.left, first.right)


def _match(row: list[Line], other: list[Line]) -> bool:
    """True when at least two cells of the rows stand under each other."""
    if len(other) < 2:
        return False
    under = sum(any(_is_under(cell, above) for above in other) for cell in row)
    return under >= 2


def _is_under(cell: Line, above: Line) -> bool:
    middle = (cell.x0 + cell.x1) / 2 - (above.x0 + above.x1) / 2
    ends = (cell.x0 - above.x0, cell.x1 - above.x1, middle)
    return any(abs(end) <= _ALIGNED for end in ends)
