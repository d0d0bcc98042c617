"""A cell of a table of HTML, with the look its style sheet and its own attributes give it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from briefing.exporters import shades
from briefing.exporters.blocks import Cell, Strong, Struck, words
from briefing.exporters.hypertext.flow import Flow
from briefing.exporters.hypertext.lines import tidied
from briefing.exporters.hypertext.looks import Look, hidden, stacked

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def read(element: HtmlElement, row: HtmlElement, root: HtmlElement, flow: Flow) -> Cell:
    """A cell of the row `row` of the table `root`."""
    look = stacked([*_row_look(row, root, flow), flow.sheet.look(element, root)])
    flow.in_cell = True
    nodes = () if hidden(look) else tidied(flow.line(element))
    flow.in_cell = False
    if look.get("struck") and nodes:
        nodes = (Struck(nodes),)
    strong = bool(look.get("strong"))
    if len(nodes) == 1 and isinstance(nodes[0], Strong):
        strong, nodes = True, nodes[0].nodes
    if not words(nodes).strip():
        nodes = ()
    colour, ground = shades.paired(look.get("colour", ""), look.get("ground", ""))
    return Cell(
        nodes,
        columns=_span(element, "colspan"),
        rows=_span(element, "rowspan"),
        head=element.tag == "th",
        align=_side(element, look),
        strong=strong,
        emph=bool(look.get("emph")),
        colour=colour,
        ground=ground,
        bar=_bar(look.get("bar", "")),
    )


def _bar(told: str) -> tuple[float, float, str] | None:
    start, end, colour = told.split() if told else ("0", "0", "")
    return (float(start), float(end), colour) if colour else None


def _row_look(row: HtmlElement, root: HtmlElement, flow: Flow) -> list[Look]:
    """What a cell takes over from its row; pandas sets every head to the right there."""
    look = flow.sheet.look(row, root)
    return [{name: value for name, value in look.items() if name != "align"}] if look else []


def _side(element: HtmlElement, look: Look) -> Literal["", "left", "right", "center"]:
    classes = (element.get("class") or "").split()
    for side in ("left", "right", "center"):
        if look.get("align") == side or f"gt_{side}" in classes:
            return side
    return ""


def _span(element: HtmlElement, name: str) -> int:
    given = (element.get(name) or "").strip()
    return min(int(given), 1000) if re.fullmatch(r"[1-9]\d{0,5}", given) else 1
