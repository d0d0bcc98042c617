"""How the columns of a table stand: how wide, from the words in them, and on which side."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from briefing.exporters.blocks import Cell, Row, Table, words
from briefing.exporters.grids import places

NARROW = 16  # characters of a cell up to which its column takes no more than it needs
LINE = 84  # letters of a line, in the letters of a table
_WORD = 14  # letters of a word that fits in one line; a longer one is broken
_NUMBER = re.compile(
    r"[≈~<>≤≥]?[-+−±(]?(?:US|CA|AU|HK)?[$€£¥₩₹]? ?[-+−]?(?:\d[\d.,\u00a0\u202f' ]{0,30}|\.\d{1,20})"
    r"(?:[eE][-+−]?\d{1,3})?(?: ?[%‰€£¥₩]|[KMBT]|[kmb]n)?\)?[*†‡]{0,3}"
)
# What stands in a column of numbers where there is none.
_NO_NUMBER = frozenset(
    "- -- --- – — … ... ⋮ ⋯ . .. nan NaN NaT None <NA> NA N/A n/a n.a. inf -inf null".split()
)
_LETTERS = 2.4  # letters that a share of one gives room for, in a table of six columns
_GAP = 2  # letters that stand for the space between two columns
_EAST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_TOGETHER = 4  # letters of an Eastern word that stay together, counted as Latin ones


def widths(rows: list[list[str]], narrow: int = NARROW) -> list[float]:
    """Shares of the width for each column; 0 stands for no more than it needs.

    `narrow` is the length in characters up to which a column needs no share.
    """
    return [_share(column, narrow) for column in zip(*rows, strict=False)]


def _share(column: Sequence[str], narrow: int) -> float:
    """The square root of the mean length, so that long columns do not starve others.

    It is never so small that the longest word would run into the next column.
    """
    lengths = [len(text) for text in column] or [0]
    mean = sum(lengths) / len(lengths)
    longest = min(max((len(w) for text in column for w in text.split()), default=0), _WORD)
    share = max(max(mean, 6) ** 0.5, longest / _LETTERS)
    return 0 if max(lengths) <= narrow else round(share, 2)


def finished(table: Table) -> Table:
    """The table with widths and sides for its columns, from what stands in them.

    One whose rows all fit in a line takes no more room than it needs.
    """
    count = len(table.columns)
    texts: list[list[str]] = [[] for _ in range(count)]
    for rows in (table.head, table.rows):
        for _, column, cell in places(rows):
            if cell.columns == 1:
                texts[column].append(words(cell.nodes))
    natural = sum(max(map(len, column), default=0) + _GAP for column in texts)
    shares = tuple(0 if natural <= LINE else _share(column, NARROW) for column in texts)
    return aligned(replace(table, columns=shares))


def aligned(table: Table) -> Table:
    """The table, columns of nothing but numbers set to the right, their heads too.

    A cell that says where it stands keeps its place; a head over several such columns stands in
    their middle. `letters` are told as well.
    """
    count = len(table.columns) - table.referenced
    body: list[list[Cell]] = [[] for _ in range(count)]
    for number, column, cell in places(table.rows):
        if column < count and cell.columns == 1 and table.rows[number].role != "group":
            body[column].append(cell)
    right = {column for column, cells in enumerate(body) if _numeric(cells)}
    table = replace(table, letters=sum(letters(table)))
    if not right:
        return table
    return replace(
        table,
        head=_turned(table.head, lambda at, cell: _head_side(at, cell, right)),
        rows=_turned(table.rows, lambda at, cell: "right" if _in(at, cell, right) else ""),
    )


def letters(table: Table) -> list[int]:
    """Letters that each column needs at least: its longest word, and the space beside it."""
    count = len(table.columns) - table.referenced
    longest = [0] * count
    for rows in (table.head, table.rows):
        for _, column, cell in places(rows):
            if column < count and cell.columns == 1:
                longest[column] = max(longest[column], _longest(words(cell.nodes)))
    return [most + _GAP for most in longest]


def _turned(rows: tuple[Row, ...], side: Callable[[int, Cell], str]) -> tuple[Row, ...]:
    cells: list[list[Cell]] = [[] for _ in rows]
    for number, column, cell in places(rows):
        cells[number].append(replace(cell, align=cell.align or side(column, cell)))
    return tuple(replace(row, cells=tuple(c)) for row, c in zip(rows, cells, strict=True))


def _in(column: int, cell: Cell, right: set[int]) -> bool:
    return cell.columns == 1 and column in right


def _head_side(column: int, cell: Cell, right: set[int]) -> str:
    if cell.columns > 1:
        return "center" if right & {*range(column, column + cell.columns)} else ""
    return "right" if column in right else ""


def _longest(text: str) -> int:
    """Letters of the longest word; Eastern words break anywhere."""
    return max(
        (min(len(word), _TOGETHER if _EAST.search(word) else _WORD) for word in text.split()),
        default=0,
    )


def _numeric(cells: list[Cell]) -> bool:
    said = [text for cell in cells if (text := words(cell.nodes).strip())]
    numbers = [text for text in said if _NUMBER.fullmatch(text)]
    return bool(numbers) and all(t in _NO_NUMBER for t in said if not _NUMBER.fullmatch(t))
