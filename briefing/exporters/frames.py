"""What pandas adds to a frame beyond its data: a counter of rows, and the size of a cut frame."""

from __future__ import annotations

import re

from msgspec.structs import replace

from briefing.exporters import grids
from briefing.exporters.blocks import Cell, Row, Table, Text, words
from briefing.exporters.columns import finished
from briefing.exporters.place import Place

_SIZE = re.compile(r"(\d[\d,]{0,20}) rows? × (\d[\d,]{0,20}) columns?")
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
