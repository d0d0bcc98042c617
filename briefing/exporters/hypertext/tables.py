"""A table of HTML as a block: pandas frames, Stylers, Great Tables, and plain ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from briefing.exporters import grids
from briefing.exporters.blocks import Inline, Row, Table, Text, words
from briefing.exporters.columns import finished
from briefing.exporters.frames import merged
from briefing.exporters.hypertext import cells
from briefing.exporters.hypertext.elements import gone
from briefing.exporters.hypertext.flow import Flow
from briefing.exporters.hypertext.lines import tidied

if TYPE_CHECKING:
    from lxml.html import HtmlElement

CELLS = 100_000  # of one table; a report is no store of data
NAMED = 4  # heads in the name of a table that has no caption
LONGEST = 120  # characters of that name
NONE = (Text("No rows."),)  # the note of a table that has none
Role = Literal["body", "group", "total"]


@dataclass(slots=True)
class Read:
    """The parts of one table as they are met."""

    caption: list[str] = field(default_factory=list)
    head: list[Row] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    notes: list[tuple[Inline, ...]] = field(default_factory=list)


def read(element: HtmlElement, flow: Flow) -> Table | None:
    """A table; None when nothing is in it. Raises ExportError when it is too big to print."""
    met = Read()
    for child in element:
        if child.tag == "caption" and not gone(child):
            met.caption += [said] if (said := words(tidied(flow.line(child)))).strip() else []
    count = 0
    for part, row in _rows(element):
        inside = [cell for cell in row if cell.tag in ("td", "th") and not gone(cell)]
        count += len(inside)
        if count > CELLS:
            raise flow.place.error(
                f"a table of more than {CELLS:,} cells", "Show its first rows: frame.head(100)."
            )
        _sort(met, part, row, inside, element, flow)
    if not met.caption:
        met.caption += [said] if (said := flow.place.said("caption")) else []
    return _made(met) if met.head or met.rows else None


def _rows(table: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """The rows of a table itself with the part they stand in, those of a foot last."""
    feet = []
    for child in table:
        if child.tag == "tr":
            yield "tbody", child
        elif child.tag in ("thead", "tbody"):
            yield from ((str(child.tag), row) for row in child if row.tag == "tr" and not gone(row))
        elif child.tag == "tfoot":
            feet += [row for row in child if row.tag == "tr"]
    yield from (("tfoot", row) for row in feet if not gone(row))


def _sort(
    met: Read, part: str, row: HtmlElement, inside: list[HtmlElement], root: HtmlElement, flow: Flow
) -> None:
    """Put a row where it belongs: caption, head, body or notes."""
    classes = {c for one in (row, *inside) for c in (one.get("class") or "").split()}
    if "gt_heading" in classes:
        said = [words(tidied(flow.line(cell))) for cell in inside]
        met.caption += [one for one in said if one.strip()]
        return
    if classes & {"gt_sourcenote", "gt_footnote"} or (part == "tfoot" and len(inside) == 1):
        notes = [tidied(flow.line(cell)) for cell in inside]
        met.notes += [note for note in notes if words(note).strip()]
        return
    made = Row(
        tuple(cells.read(cell, row, root, flow) for cell in inside), role=_role(part, classes)
    )
    lone = len(inside) > 1 and all(cell.tag == "th" for cell in inside)
    if part == "thead" or (part == "tbody" and lone and not met.rows):
        met.head.append(replace(made, role="body"))
    else:
        met.rows.append(made)


def _role(part: str, classes: set[str]) -> Role:
    if classes & {"gt_group_heading", "gt_group_heading_row"}:
        return "group"
    if part == "tfoot" or classes & {"gt_summary_row", "gt_grand_summary_row"}:
        return "total"
    return "body"


def _made(met: Read) -> Table:
    columns = grids.width([met.head, met.rows])
    if not met.rows:
        met.notes.insert(0, NONE)
    return finished(
        Table(
            columns=(0.0,) * columns,
            head=grids.filled(merged(met.head), columns),
            rows=grids.filled(_grouped(met.rows, columns), columns),
            caption=tuple(met.caption),
            notes=tuple(met.notes),
            name=_name(met),
        )
    )


def _name(met: Read) -> str:
    """What the table is called for those who hear it: its caption, else the heads of columns."""
    heads = [said for cell in met.head[-1].cells if (said := words(cell.nodes))] if met.head else []
    named = met.caption[0] if met.caption else ", ".join(heads[:NAMED])
    more = " and more" if len(heads) > NAMED and not met.caption else ""
    return f"Table: {named}{more}"[:LONGEST] if named else "Table"


def _grouped(rows: list[Row], columns: int) -> list[Row]:
    """The rows, a lone head over all columns marked as the name of a group."""
    return [
        replace(row, role="group")
        if columns > 1
        and len(row.cells) == 1
        and row.cells[0].head
        and row.cells[0].columns >= columns
        else row
        for row in rows
    ]
