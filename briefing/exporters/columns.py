"""How the columns of a table stand: how wide, from the words in them, and on which side."""

from __future__ import annotations

import re

from msgspec.structs import replace

from briefing.exporters.blocks import Cell, Row, Table, words

NARROW = 16  # characters of a cell up to which its column takes no more than it needs
_WORD = 14  # letters of a word that fits in one line; a longer one is broken
_NUMBER = re.compile(r"[-+−(]?[$€£¥₩]? ?\d[\d.,\u00a0\u202f ]{0,30}(?:%|\))?")
_LETTERS = 2.4  # letters that a share of one gives room for, in a table of six columns


def widths(rows: list[list[str]], narrow: int = NARROW) -> list[float]:
    """Shares of the width for each column; 0 stands for no more than it needs.

    `narrow` is the length in characters up to which a column needs no share.
    A share is the square root of the mean length, so that long columns do not starve others, and
    never so small that the longest word would run into the next column.
    """
    shares: list[float] = []
    for column in zip(*rows, strict=False):
        lengths = [len(text) for text in column]
        mean = sum(lengths) / len(lengths)
        longest = min(max((len(w) for text in column for w in text.split()), default=0), _WORD)
        share = max(max(mean, 6) ** 0.5, longest / _LETTERS)
        shares.append(0 if max(lengths) <= narrow else round(share, 2))
    return shares


def aligned(table: Table) -> Table:
    """The table, columns of nothing but numbers set to the right, their heads too.

    A cell that says where it stands keeps its place; a table with cells over several columns or
    rows is left as it is.
    """
    count = len(table.columns) - table.referenced
    every = [*table.head, *table.rows]
    if any(len(row.cells) < count for row in every) or any(
        cell.columns > 1 or cell.rows > 1 for row in every for cell in row.cells
    ):
        return table
    right = {n for n in range(count) if _numeric([row.cells[n] for row in table.rows])}
    if not right:
        return table

    def turned(row: Row) -> Row:
        cells = tuple(
            replace(cell, align=cell.align or "right") if n in right else cell
            for n, cell in enumerate(row.cells)
        )
        return replace(row, cells=cells)

    return replace(table, head=tuple(map(turned, table.head)), rows=tuple(map(turned, table.rows)))


def _numeric(cells: list[Cell]) -> bool:
    said = [text for cell in cells if (text := words(cell.nodes).strip())]
    return bool(said) and all(_NUMBER.fullmatch(text) for text in said)
