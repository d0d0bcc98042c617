"""The form of a notebook, looked at before it is read: what is damaged is named with its place.

Only what a report reads is looked at; nbformat's own schema says more, and takes longer.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from briefing.errors import ExportError

_Lines = str | list[str]
_REMEDY = "Open it in JupyterLab, save it, and export again."


class _Metadata(msgspec.Struct):
    tags: list[str] = []


class _Output(msgspec.Struct):
    output_type: str = ""
    data: dict[str, Any] | None = None


class _Cell(msgspec.Struct):
    cell_type: str
    source: _Lines
    metadata: _Metadata = msgspec.field(default_factory=_Metadata)
    outputs: list[_Output] = []
    attachments: dict[str, dict[str, Any]] | None = None


class _Notebook(msgspec.Struct):
    cells: list[Any]
    metadata: dict[str, Any] = {}


def sound(notebook: Any) -> Mapping[str, Any]:
    """The notebook itself, once it has the form of nbformat 4.

    Raises ExportError, which names the cell and the part of it that is damaged.
    """
    _fits(notebook, _Notebook, "The notebook")
    for number, cell in enumerate(notebook["cells"], start=1):
        _fits(cell, _Cell, f"Cell {number} of the notebook")
    made: Mapping[str, Any] = notebook
    return made


def _fits(value: Any, form: type, what: str) -> None:
    try:
        msgspec.convert(value, form)
    except (msgspec.ValidationError, UnicodeError, RecursionError) as wrong:
        raise ExportError(f"{what} is damaged: {wrong}. {_REMEDY}") from wrong
