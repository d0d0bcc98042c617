"""The cells of a table on the grid Word asks for, and how wide its columns are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.exporters.blocks import Cell, Row, Table, words
from briefing.exporters.word.letters import ems

EMPTY = Cell(())
_EM = 192  # of the letters of a table, in twentieths of a point, and some room: heads are bold
_SIDES = 160  # what a cell needs beside its words, in twentieths of a point
_LONGEST = 18.0  # ems from which a cell breaks its line
_BAR = 7.0  # ems that a bar under a number is wide
_CITED = 6.5  # ems that references take before they break
_MOST = 0.66  # share of the width that columns without a share may take together


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell where it stands: its first column, and whether it only continues one above."""

    cell: Cell
    column: int
    columns: int
    first: bool = True
    more: bool = False


def slots(rows: Sequence[Row], columns: int) -> Iterator[tuple[Slot, ...]]:
    """Each row as cells that fill it: those that reach down from above stand in it again.

    What would reach beyond the last column or the last row is cut there.
    """
    open_: dict[int, tuple[Slot, int]] = {}  # by first column: the cell, and rows it still covers
    for number, row in enumerate(rows):
        left = len(rows) - number
        waiting = iter(row.cells)
        made: list[Slot] = []
        column = 0
        while column < columns:
            above = open_.pop(column, None)
            if above:
                slot, rest = above
                made.append(Slot(slot.cell, column, slot.columns, first=False, more=True))
            else:
                cell = next(waiting, EMPTY)
                free = next((c for c in range(column, columns) if c in open_), columns) - column
                rest = min(cell.rows, left)
                made.append(Slot(cell, column, max(min(cell.columns, free), 1), more=rest > 1))
            if rest > 1:
                open_[column] = (made[-1], rest - 1)
            column += made[-1].columns
        yield tuple(made)


def widths(shown: Table, whole: int) -> list[int]:
    """The width of each column, in twentieths of a point; `whole` is that of the text.

    Columns without a share are as wide as their longest words ask for, the others share what is
    left; when there is none, the table is no wider than it needs to be.
    """
    need = _needs(shown)
    shares = list(shown.columns)
    plain = [n for n, share in enumerate(shares) if not share]
    taken = sum(need[n] for n in plain)
    most = whole if len(plain) == len(shares) else whole * _MOST
    scale = min(1.0, most / taken) if taken else 1.0
    rest = whole - sum(int(need[n] * scale) for n in plain)
    total = sum(shares) or 1
    return [
        int(rest * share / total) if share else int(need[n] * scale)
        for n, share in enumerate(shares)
    ]


def _needs(shown: Table) -> list[int]:
    count = len(shown.columns)
    longest = [0.6] * count
    for row in slots((*shown.head, *shown.rows), count):
        for slot in row:
            if slot.first and slot.columns == 1:
                said = max(ems(words(slot.cell.nodes)), _BAR if slot.cell.bar else 0)
                longest[slot.column] = max(longest[slot.column], said)
    if shown.referenced:
        cited = (sum(ems(f"{r.text}, ") for r in row.refs) for row in shown.rows)
        longest[-1] = max(longest[-1], min(max(cited, default=0), _CITED))
    return [int(min(n, _LONGEST) * _EM) + _SIDES for n in longest]
