"""The grid of a table: every place filled once, whatever its spans say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from briefing.exporters.blocks import Cell, Row

BLANK = Cell(())
_WIDEST = 1_000  # columns a cell may cover, as in HTML


def width(parts: Sequence[Sequence[Row]]) -> int:
    """How many columns the parts of a table have: as many as cells begin in.

    Spans of one part, such as its head, do not reach into the next.
    """
    starts = [at for part in parts for _, at, _ in places(laid(part, _WIDEST))]
    return max(starts, default=-1) + 1


def filled(rows: Sequence[Row], columns: int) -> tuple[Row, ...]:
    """The rows as a full grid of `columns` columns; a place that nobody takes is an empty cell."""
    return laid(rows, columns, full=True)


def laid(rows: Sequence[Row], columns: int, *, full: bool = False) -> tuple[Row, ...]:
    """The rows, each cell with what of its span is free and inside, as HTML lays a table out."""
    free: dict[int, int] = {}  # by column: the first row that nobody from above takes
    found = []
    for number, row in enumerate(rows):
        cells: list[Cell] = []
        at = 0
        for cell in row.cells:
            while free.get(at, 0) > number:
                at += 1
            if at >= columns:
                break
            wide = 1
            while wide < min(cell.columns, columns - at) and free.get(at + wide, 0) <= number:
                wide += 1
            tall = min(max(cell.rows, 1), len(rows) - number)
            free.update(dict.fromkeys(range(at, at + wide), number + tall))
            cells.append(replace(cell, columns=wide, rows=tall))
            at += wide
        blanks = [BLANK for rest in range(at, columns) if full and free.get(rest, 0) <= number]
        found.append(replace(row, cells=(*cells, *blanks)))
    return tuple(found)


def places(rows: Sequence[Row]) -> Iterator[tuple[int, int, Cell]]:
    """Each cell of laid rows with its row and column, counted from 0."""
    free: dict[int, int] = {}
    for number, row in enumerate(rows):
        at = 0
        for cell in row.cells:
            while free.get(at, 0) > number:
                at += 1
            yield number, at, cell
            free.update(dict.fromkeys(range(at, at + cell.columns), number + cell.rows))
            at += cell.columns
