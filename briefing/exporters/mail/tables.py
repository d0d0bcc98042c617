"""Tables in plain text: columns where they fit in a line, else a few lines for each row."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.exporters.blocks import Table, words
from briefing.exporters.flat import MERGED, flat, merged
from briefing.exporters.mail.wrapping import COLUMNS, padded, width, wrap

_GAP = 2  # blanks between two columns


def table(shown: Table) -> Iterator[str]:
    """The lines of a table."""
    for caption in shown.caption:
        yield from wrap(caption)
    heads = [*shown.heads]
    rows = [[words(cell.nodes).strip() for cell in cells] for cells in flat(shown)]
    if shown.referenced:
        for row, texts in zip(shown.rows, rows, strict=True):
            texts.append(", ".join(ref.text for ref in row.refs))
    if heads:
        room = [max(map(width, column)) for column in zip(heads, *rows, strict=True)]
        fits = sum(room) + _GAP * (len(room) - 1) <= COLUMNS
        yield from _columns(shown, heads, rows, room) if fits else _stanzas(heads, rows)
    notes = [*([MERGED] if merged(shown) else []), *map(words, shown.notes)]
    if notes and heads:
        yield ""
    for note in notes:
        yield from wrap(note)


def _columns(
    shown: Table, heads: list[str], rows: list[list[str]], room: list[int]
) -> Iterator[str]:
    """Each row in a line, numbers to the right."""
    last = flat(shown)[-1] if shown.rows else []
    right = [n < len(last) and last[n].align == "right" for n in range(len(room))]
    lines = [*([heads] if any(heads) else []), *rows]
    for number, row in enumerate(lines):
        cells = (
            padded(cell, size, right=turned)
            for cell, size, turned in zip(row, room, right, strict=True)
        )
        yield (" " * _GAP).join(cells).rstrip()
        if number == 0 and any(heads):
            yield (" " * _GAP).join("-" * size for size in room)


def _stanzas(heads: list[str], rows: list[list[str]]) -> Iterator[str]:
    """Each row as what its cells say by the names of their columns, a line each."""
    for number, row in enumerate(rows):
        if number:
            yield ""
        said = [f"{head}: {text}" if head else text for head, text in zip(heads, row, strict=True)]
        shown = [line for line, text in zip(said, row, strict=True) if text]
        for place, line in enumerate(shown or ["-"]):
            yield from wrap(line, "  " if place else "* ", "    ")
