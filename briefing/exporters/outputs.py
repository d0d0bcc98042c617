"""One output of a notebook cell as what a report can print of it.

Of the forms an output has, the one that tells most is taken: records of the kit, figures, tables,
HTML without anything that could act, Markdown, formulas, pictures, plain text. What cannot be
printed is an error that names the cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.exporters import forms, simple, terminal
from briefing.exporters.blocks import Row, Table, plain
from briefing.exporters.columns import finished
from briefing.exporters.kinds import Bundle, Form, Printed, Shown, joined, one
from briefing.exporters.place import Place

__all__ = ["Printed", "Shown", "read", "table"]

_FORMS: tuple[Form, ...] = (
    forms.record,
    forms.drawn,
    forms.grid,
    forms.widget,
    forms.page,
    simple.words,
    simple.picture,
    simple.written,
    simple.text,
)
# Types that tell nothing on paper: they make others work.
_SILENT = frozenset(
    ("application/vnd.bokehjs_load.v0+json", "application/vnd.holoviews_load.v0+json")
)


def read(output: Mapping[str, Any], place: Place) -> tuple[Shown, ...]:
    """What is printed of an output of the cell at `place`, in order; empty when nothing is.

    Raises ExportError when a record of the kit or a picture is damaged, and when the output
    cannot be printed at all.
    """
    if output.get("output_type") == "stream":
        text = joined(output.get("text", "")) if output.get("name") == "stdout" else ""
        return one(terminal.verbatim(text, place))
    shown: Bundle = output.get("data") or {}
    if not isinstance(shown, Mapping) or not shown:
        return ()
    notes = output.get("metadata")
    told: Bundle = notes if isinstance(notes, Mapping) else {}
    for form in _FORMS:
        made = form(shown, told, place)
        if made is not None:
            return made
    return _unknown(shown, place)


def _unknown(shown: Bundle, place: Place) -> tuple[Shown, ...]:
    kinds = [mime for mime in shown if mime != "text/plain"]
    if kinds and all(kind in _SILENT for kind in kinds):
        return ()
    named = ", ".join(sorted(kinds)) or joined(shown.get("text/plain", "")).strip()[:80]
    raise place.error(f"what no report can print ({named})", "Show a table or a picture instead.")


def table(head: list[str], rows: list[list[str]]) -> Table:
    """A table of plain words."""
    return finished(
        Table(
            columns=(0.0,) * len(head),
            head=(Row(plain(*head, head=True)),),
            rows=tuple(Row(plain(*row)) for row in rows),
        )
    )
