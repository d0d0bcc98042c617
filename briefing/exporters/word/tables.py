"""Tables of Word: one style, heads that are repeated, rows that are not torn apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing.errors import ExportError
from briefing.exporters.blocks import Row, Table, words
from briefing.exporters.word.cells import placed, sources
from briefing.exporters.word.grid import Slot, slots, widths
from briefing.exporters.word.line import line, say
from briefing.exporters.word.look import Look
from briefing.exporters.word.markup import NOTHING, Xml, w
from briefing.exporters.word.scripts import from_right
from briefing.exporters.word.shape import Shape, paragraph
from briefing.exporters.word.story import Story

WIDTH = 9298  # of the text, in twentieths of a point: A4 less 23 mm on each side
TORN = 1200  # characters of a cell from which its row may run over the end of a page
MOST_COLUMNS = 63  # of a table that Word takes
# Columns from which letters are smaller, in half points.
_SMALLER = ((13, 12), (10, 14), (8, 15))


def table(shown: Table, story: Story, left: int = 0) -> Iterator[Xml]:
    """A table with its title above and its notes below."""
    shown = _within(shown)
    for text in shown.caption:
        yield paragraph(say(text, story), Shape("TableTitle", turned=from_right(text)))
    yield _table(shown, story, left)
    for note in shown.notes:
        turned = from_right(words(note))
        yield paragraph(line(note, story), Shape("TableNote", turned=turned))


def _within(shown: Table) -> Table:
    """The table when Word takes that many columns; raises ExportError when it does not."""
    if len(shown.columns) <= MOST_COLUMNS:
        return shown
    raise ExportError(
        f"The table {shown.name!r} has {len(shown.columns)} columns; Word takes {MOST_COLUMNS}. "
        "Show fewer, or turn rows and columns around."
    )


def _table(shown: Table, story: Story, left: int) -> Xml:
    columns = widths(shown, WIDTH - left)
    size = next((half for many, half in _SMALLER if len(columns) >= many), 0)
    look = Look(size=size, asian=story.ledger.asian)
    named = {cell.head for row in shown.rows for cell in row.cells[:1]} == {True}
    rows = [
        _row(row, made, columns, story, look, shown=shown, head=n < len(shown.head))
        for n, (row, made) in enumerate(
            zip((*shown.head, *shown.rows), _placed(shown), strict=True)
        )
    ]
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val="ReportTable"),
            w("tblW", w=sum(columns), type="dxa"),
            w("tblInd", w=left, type="dxa") if left else NOTHING,
            w("tblLayout", type="fixed"),
            _banded(headed=bool(shown.head), named=named),
            w("tblCaption", val=shown.name[:255]),
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in columns)),
        *rows,
    )


def _banded(*, headed: bool, named: bool) -> Xml:
    """Whether the first row and column are heads, as bits for older programs too; no bands."""
    bits = 0x0600 | (0x0020 if headed else 0) | (0x0080 if named else 0)
    return w(
        "tblLook",
        val=f"{bits:04X}",
        firstRow=int(headed),
        lastRow=0,
        firstColumn=int(named),
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )


def _placed(shown: Table) -> Iterator[tuple[Slot, ...]]:
    """Head and body on the grid; no cell of the head reaches into the body."""
    count = len(shown.columns)
    yield from slots(shown.head, count)
    yield from slots(shown.rows, count)


def _row(
    row: Row,
    made: tuple[Slot, ...],
    columns: list[int],
    story: Story,
    look: Look,
    *,
    shown: Table,
    head: bool,
) -> Xml:
    last = len(columns) - 1
    cited = shown.referenced and not head
    long = any(len(words(slot.cell.nodes)) > TORN for slot in made) or len(row.refs) > 60
    role = "head" if head else row.role
    kept = _before(made, last) if cited else made
    cells = [placed(slot, columns, story, look, role=role) for slot in kept]
    if cited:
        cells.append(sources(row, columns[last], role, story))
    told = [NOTHING if long else w("cantSplit"), w("tblHeader") if head else NOTHING]
    return w("tr", w("trPr", *told) if any(told) else NOTHING, *cells)


def _before(made: tuple[Slot, ...], last: int) -> list[Slot]:
    """The cells of a row that leave the last column to its references."""
    return [
        replace(slot, columns=min(slot.columns, last - slot.column))
        for slot in made
        if slot.column < last
    ]
