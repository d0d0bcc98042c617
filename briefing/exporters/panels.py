"""A table too wide for a page as several under one another, each with the names of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from briefing.exporters.blocks import Cell, Mark, Node, Row, Table
from briefing.exporters.columns import finished, letters
from briefing.exporters.grids import filled, places
from briefing.exporters.walking import changed

# Letters of a row that fit on a page of A4 at 6 points; a wider table is cut.
MOST = 130
PANEL = 95  # letters of one panel, which is then set nearly as large as other tables
_REPEATED = 3  # columns that name rows and stand in each panel; at most


def panels(table: Table) -> tuple[Table, ...]:
    """The table in parts that fit on a page side by side; itself alone when it fits.

    The columns that name its rows stand in each part, the caption in the first and the notes in
    the last.
    """
    if table.referenced or table.letters <= MOST:
        return (table,)
    own = letters(table)
    kept = _naming(table, own)
    parts = [*_parted(own, kept)]
    if len(parts) < 2:
        return (table,)
    made = [_part(table, kept, part, first=not n) for n, part in enumerate(parts)]
    first, *middle, last = made
    return (
        replace(first, notes=()),
        *(replace(one, caption=(), notes=(), id="") for one in middle),
        replace(last, caption=(), id=""),
    )


def _naming(table: Table, own: Sequence[int]) -> list[int]:
    """The columns at the left that name the rows: heads, else a first column of words."""
    heads = dict.fromkeys(range(len(own)), True)
    numbers = dict(heads)
    for _, column, cell in places(table.rows):
        for across in range(column, column + cell.columns):
            heads[across] &= cell.head or not cell.nodes
            numbers[across] &= cell.align == "right"
    kept = [n for n in range(min(_REPEATED, len(own))) if all(heads[up] for up in range(n + 1))]
    kept = kept or ([] if numbers.get(0, True) else [0])
    return kept if sum(own[n] for n in kept) <= PANEL / 2 else []


def _parted(own: Sequence[int], kept: Sequence[int]) -> Iterator[list[int]]:
    """The other columns in runs that fit beside those kept."""
    room = PANEL - sum(own[n] for n in kept)
    part: list[int] = []
    for column in range(len(own)):
        if column in kept:
            continue
        if part and sum(own[n] for n in part) + own[column] > room:
            yield part
            part = []
        part.append(column)
    if part:
        yield part


def _part(table: Table, kept: list[int], part: list[int], *, first: bool) -> Table:
    columns = [*kept, *part]
    repeated = frozenset() if first else frozenset(kept)
    head, rows = (_cut(all_, columns, repeated) for all_ in (table.head, table.rows))
    return finished(
        replace(table, columns=(0.0,) * len(columns), head=tuple(head), rows=tuple(rows))
    )


def _cut(rows: tuple[Row, ...], columns: list[int], repeated: frozenset[int]) -> Iterable[Row]:
    """The rows with what of each cell stands in these columns."""
    cells: list[list[Cell]] = [[] for _ in rows]
    for row, column, cell in places(rows):
        inside = [n for n in columns if column <= n < column + cell.columns]
        if inside:
            again = inside[0] in repeated
            nodes = changed(cell.nodes, _unmarked) if again else cell.nodes
            cells[row].append(replace(cell, nodes=nodes, columns=len(inside)))
    cut = [replace(row, cells=tuple(own)) for row, own in zip(rows, cells, strict=True)]
    return filled(cut, len(columns))


def _unmarked(node: Node) -> Node:
    """A mark of a footnote stands once."""
    return replace(node, first=False, id="") if isinstance(node, Mark) else node


def laid_out(values: Any) -> Any:
    """Plain values of a report, each table that is too wide with its `panels` beside it."""
    if isinstance(values, dict):
        made = {key: laid_out(inner) for key, inner in values.items()}
        if values.get("kind") == "table" and values.get("letters", 0) > MOST:
            parts = panels(msgspec.convert(values, Table))
            if len(parts) > 1:
                made["panels"] = [msgspec.to_builtins(part) for part in parts]
        return made
    return [laid_out(inner) for inner in values] if isinstance(values, list | tuple) else values
