"""Outputs of cells, and what is read of them, for the tests of what a cell may show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefing.exporters import hypertext, outputs
from briefing.exporters.blocks import Prose, Row, Table, words
from briefing.exporters.place import Place

DOT = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQ"
    "AAAABJRU5ErkJggg=="
)
IMG = f'<img alt="A dot" src="data:image/png;base64,{DOT}">'


def bundle(place: Place | None = None, **forms: Any) -> tuple[Any, ...]:
    """What is printed of an output with these forms: `text_html="<p>"` stands for text/html."""
    named = {name.replace("_", "/", 1).replace("__", "+"): form for name, form in forms.items()}
    return data(named, place)


def data(forms: dict[str, Any], place: Place | None = None, **metadata: Any) -> tuple[Any, ...]:
    """What is printed of an output with these forms by their type."""
    output = {"output_type": "display_data", "data": forms, "metadata": metadata}
    return outputs.read(output, place or Place(3))


def stream(text: str, name: str = "stdout") -> tuple[Any, ...]:
    """What is printed of a stream."""
    return outputs.read({"output_type": "stream", "name": name, "text": text}, Place(3))


def page(source: str, place: Place | None = None) -> tuple[Any, ...]:
    """What is read of HTML; figures come back as their kind and what they are made of."""
    return hypertext.read(source, place or Place(3), lambda kind, given: (kind, given))


def table(source: str, place: Place | None = None) -> Table:
    """The one table that HTML shows."""
    (found,) = [shown for shown in page(source, place) if isinstance(shown, Table)]
    return found


def prose(source: str) -> list[Any]:
    """The blocks of prose that HTML shows."""
    return [node for shown in page(source) if isinstance(shown, Prose) for node in shown.nodes]


def grid(rows: Iterable[Row]) -> list[list[str]]:
    """The words of the cells, row by row."""
    return [[words(cell.nodes) for cell in row.cells] for row in rows]
