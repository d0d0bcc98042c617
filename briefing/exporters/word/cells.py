"""Cells of a table in Word: their words and their look."""

from __future__ import annotations

from dataclasses import replace

from briefing.exporters.blocks import Cell, Row, words
from briefing.exporters.word.grid import Slot
from briefing.exporters.word.line import line
from briefing.exporters.word.look import Look
from briefing.exporters.word.markup import NOTHING, Xml, w
from briefing.exporters.word.references import ref_list
from briefing.exporters.word.scripts import from_right
from briefing.exporters.word.shape import Shape, paragraph
from briefing.exporters.word.story import Story

MARGINS = 120  # of a cell at its sides, as styles.xml has them, in twentieths of a point


def sources(row: Row, width: int, role: str, story: Story) -> Xml:
    """The last cell of a row that has sources: its references."""
    told = w("tcPr", w("tcW", w=width, type="dxa"), _edges(role, story.ledger.accent))
    return w("tc", told, paragraph(ref_list(row.refs, story), Shape("TableText")))


def placed(slot: Slot, columns: list[int], story: Story, look: Look, *, role: str) -> Xml:
    """A cell on the grid; `columns` are the widths of all, `role` is head or that of its row."""
    cell = slot.cell
    width = sum(columns[slot.column : slot.column + slot.columns])
    told = w(
        "tcPr",
        w("tcW", w=width, type="dxa"),
        w("gridSpan", val=slot.columns) if slot.columns > 1 else NOTHING,
        (w("vMerge", val="restart") if slot.first else w("vMerge")) if slot.more else NOTHING,
        _edges(role, story.ledger.accent),
        w("shd", val="clear", color="auto", fill=cell.ground.lstrip("#"))
        if cell.ground
        else NOTHING,
    )
    inner = _inner(cell, story, look, role) if slot.first else NOTHING
    drawn = _bar(cell.bar, width) if cell.bar and slot.first else NOTHING
    return w("tc", told, paragraph(inner, _shape(cell, role)), drawn)


def _bar(bar: tuple[float, float, str], width: int) -> Xml:
    """The bar under a number: a low paragraph of its colour, moved in from both sides."""
    room = width - MARGINS
    start, end = (min(max(share, 0.0), 100.0) for share in bar[:2])
    left, right = int(room * start / 100), int(room * (100 - end) / 100)
    if left + right >= room:
        return NOTHING
    told = (
        w("pStyle", val="TableBar"),
        w("shd", val="clear", color="auto", fill=bar[2].lstrip("#")),
        w("ind", left=left, right=right),
    )
    return w("p", w("pPr", *told))


def _shape(cell: Cell, role: str) -> Shape:
    """The paragraph of a cell; numbers, flush right, have a style of their own."""
    head = role == "head"
    turned = from_right(words(cell.nodes))
    if cell.align == "right" and not turned:
        return Shape("TableNumberHead" if head else "TableNumber")
    return Shape("TableHead" if head else "TableText", turned=turned, align=cell.align)


def _edges(role: str, colour: str) -> Xml:
    """The line under the head and above a total, whatever the style of the table."""
    side = {"head": "bottom", "total": "top"}.get(role)
    return w("tcBorders", w(side, val="single", sz=6, space=0, color=colour)) if side else NOTHING


def _inner(cell: Cell, story: Story, look: Look, role: str) -> Xml:
    strong = role != "head" and (cell.strong or cell.head or role != "body")
    own = replace(look, strong=strong, emph=cell.emph, colour=cell.colour)
    return line(cell.nodes, story, own)
