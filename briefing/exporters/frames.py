"""What pandas adds to a frame beyond its data: a counter of rows, and the size of a cut frame."""

from __future__ import annotations

import re

from msgspec.structs import replace

from briefing.exporters import grids
from briefing.exporters.blocks import Cell, Row, Table, Text, words
from briefing.exporters.columns import finished
from briefing.exporters.place import Place

_SIZE = re.compile(r"(\d[\d,]{0,20}) rows? × (\d[\d,]{0,20}) columns?")
SHORTEST = 20  # characters at which a cut is noticed; pandas cuts at 50 unless told otherwise
_DOTS = frozenset(("...", "…", "⋮", "⋯"))


def size(said: str) -> tuple[int, int] | None:
    """The rows and columns of a frame, as pandas prints them below it; None for other words."""
    found = _SIZE.fullmatch(said.strip())
    return (_number(found[1]), _number(found[2])) if found else None


def _number(digits: str) -> int:
    return int(digits.replace(",", ""))


def told(table: Table, rows: int, columns: int, place: Place) -> Table:
    """The table with a note of how much of the frame it shows, and a warning when it is cut.

    `rows` and `columns` are those of the frame. The note says so in plain words.
    """
    shown = sum(1 for row in table.rows if not _dotted_row(row))
    heads = table.head[-1].cells if table.head else ()
    index = _index(table)
    across = sum(c.columns for c in heads if words(c.nodes).strip() not in _DOTS) - index
    parts = []
    if shown < rows:
        parts.append(f"{shown:,} of {rows:,} rows")
    if across < columns:
        parts.append(f"{across:,} of {columns:,} columns")
    if not parts:
        note = f"{rows:,} rows, {columns:,} columns"
    else:
        note = f"{' and '.join(parts)} are shown."
        place.warn(
            f"a table that was cut: {' and '.join(parts)}. To print all of it, set "
            "pandas.options.display.max_rows and max_columns"
        )
    return replace(table, notes=(*table.notes, (Text(note),)))


def _index(table: Table) -> int:
    """How many columns at the left name rows."""
    first = table.rows[0].cells if table.rows else ()
    return next((n for n, cell in enumerate(first) if not cell.head), len(first))


def _dotted_row(row: Row) -> bool:
    said = {words(cell.nodes).strip() for cell in row.cells}
    return bool(said) and said <= _DOTS


def merged(head: list[Row]) -> list[Row]:
    """The head of a frame without the row of its own that pandas gives the names of its index.

    They go into the row above, where that says nothing. The name of the columns, which pandas
    puts there, stands over the columns then.
    """
    if len(head) < 2 or any(c.columns > 1 or c.rows > 1 for row in head[-2:] for c in row.cells):
        return head
    above, last = head[-2].cells, head[-1].cells
    names = next((n for n, cell in enumerate(last) if not cell.nodes), len(last))
    if len(above) != len(last) or not names or any(cell.nodes for cell in last[names:]):
        return head
    row = replace(head[-2], cells=(*last[:names], *above[names:]))
    said = [n for n, cell in enumerate(above[:names]) if cell.nodes]
    if not said:
        return [*head[:-2], row]
    if len(head) > 2 or said != [names - 1] or len(last) - names < 2:
        return head
    over = replace(above[names - 1], columns=len(last) - names, align="")
    return [replace(head[0], cells=(*[Cell(())] * names, over)), row]


def shortened(table: Table, place: Place) -> None:
    """Warn of words that pandas cut at the width it gives a column."""
    said = [words(cell.nodes) for row in table.rows for cell in row.cells]
    longest = max(map(len, said), default=0)
    cut = sum(len(text) >= longest - 3 and text.endswith("...") for text in said)
    if longest >= SHORTEST and cut:
        what = "a cell" if cut == 1 else f"{cut} cells"
        place.warn(
            f"{what} of a table cut to some {longest} characters. To print all of them, set "
            "pandas.options.display.max_colwidth to None"
        )


def uncounted(table: Table) -> Table:
    """The table without a first column that only counts its rows from 0, which says nothing."""
    if len(table.columns) < 2 or _index(table) != 1:
        return table
    head = [cell for _, column, cell in grids.places(table.head) if column == 0]
    body = [cell for _, column, cell in grids.places(table.rows) if column == 0]
    if any(words(cell.nodes).strip() for cell in head) or not _counts(body):
        return table
    if any(cell.columns > 1 or cell.rows > 1 for cell in (*head, *body)):
        return table
    cut = [
        tuple(replace(row, cells=row.cells[1:]) for row in rows)
        for rows in (table.head, table.rows)
    ]
    return finished(replace(table, columns=table.columns[1:], head=cut[0], rows=cut[1]))


def _counts(cells: list[Cell]) -> bool:
    """True for 0, 1, 2 and so on, with a gap where a frame was cut."""
    after = -1
    for cell in cells:
        said = words(cell.nodes).strip()
        if said in _DOTS:
            after = -2  # any number goes on from here
            continue
        if not said.isdecimal() or not cell.head or (after != -2 and int(said) != after + 1):
            return False
        after = int(said)
    return bool(cells)
