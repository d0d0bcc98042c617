"""Tables for formats that know no merged cells: one cell for each column of each row."""

from __future__ import annotations

from briefing.exporters.blocks import Cell, Table, words

MERGED = "Cells that cover several columns or rows are repeated in each."
_NOTHING = Cell(())


def flat(table: Table) -> list[list[Cell]]:
    """The cells of the body, without the column of sources; what covers several is repeated.

    The name of a group of rows stands in the first column alone.
    """
    own = len(table.columns) - table.referenced
    covered: dict[tuple[int, int], Cell] = {}
    for number, row in enumerate(table.rows):
        column = 0
        for cell in row.cells:
            while (number, column) in covered:
                column += 1
            wide = range(column, min(column + cell.columns, own))
            for across in wide[:1] if row.role == "group" else wide:
                for down in range(number, min(number + cell.rows, len(table.rows))):
                    covered[down, across] = cell
            column += cell.columns
    return [
        [covered.get((number, column), _NOTHING) for column in range(own)]
        for number in range(len(table.rows))
    ]


def merged(table: Table) -> bool:
    """True when something is repeated."""
    rows = (row for row in (*table.head, *table.rows) if row.role != "group")
    return any(
        (cell.columns > 1 or cell.rows > 1) and words(cell.nodes)
        for row in rows
        for cell in row.cells
    )
