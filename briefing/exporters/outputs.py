"""One output of a notebook cell as what a report can print of it.

Taken are the records of the kit, plotly figures, tables in the Table Schema, Markdown,
pictures and plain text. HTML is never taken: what it shows cannot be proven.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from typing import Any

from briefing import bundle
from briefing.errors import ExportError
from briefing.exporters import prose
from briefing.exporters.blocks import Prose, Row, Table, Verbatim, plain
from briefing.exporters.columns import widths
from briefing.exporters.image import Picture
from briefing.models import Annex, Figure, Front, Section, Verdict

TABLE_MIME = "application/vnd.dataresource+json"
_PICTURES = {
    "image/svg+xml": (b"<", "svg"),
    "image/png": (b"\x89PNG\r\n\x1a\n", "png"),
    "image/jpeg": (b"\xff\xd8\xff", "jpg"),
}
_COLOURS = re.compile(r"\x1b\[[0-9;]{0,20}[A-Za-z]")  # of a terminal (ECMA-48)
LONGEST = 20_000  # characters of plain output; a report is no log file

Printed = Section | Prose | Figure | Table | Verbatim | Picture
Shown = Printed | Front | Annex | Verdict


def read(output: Mapping[str, Any], cell: int, reader: prose.Reader | None = None) -> Shown | None:
    """What is printed of an output of cell number `cell`; None when nothing is.

    `reader` knows the notes and link targets of the whole notebook.

    Raises ExportError when a record of the kit or a picture is damaged.
    """
    if output.get("output_type") == "stream":
        return _verbatim(output.get("text", "")) if output.get("name") == "stdout" else None
    shown: Mapping[str, Any] = output.get("data") or {}
    if bundle.MIME in shown:
        return _record(shown[bundle.MIME], cell)
    if bundle.PLOTLY_MIME in shown:
        return _figure(shown[bundle.PLOTLY_MIME])
    if TABLE_MIME in shown:
        return _grid(shown[TABLE_MIME])
    if "text/markdown" in shown:
        return Prose(prose.parse(_joined(shown["text/markdown"]), reader, cell))
    for mime, (magic, suffix) in _PICTURES.items():
        if mime in shown:
            return _picture(_joined(shown[mime]), magic, suffix, _alt(output, mime, cell), cell)
    return _verbatim(shown.get("text/plain", ""))


def _joined(text: Any) -> str:
    """Notebook files may hold a text as a list of lines."""
    return "".join(map(str, text)) if isinstance(text, list) else str(text)


def _record(payload: Any, cell: int) -> Shown:
    try:
        return bundle.decode(payload)
    except ValueError as unknown:
        raise ExportError(
            f"Cell {cell} shows a record that cannot be read: {unknown}. "
            "Run the notebook again with this version of the kit."
        ) from unknown


def _verbatim(text: Any) -> Verbatim | None:
    words = _COLOURS.sub("", _joined(text))
    if len(words) > LONGEST:
        words = words[:LONGEST] + f"\n[{len(words) - LONGEST} more characters left out]"
    lines = tuple(words.rstrip().split("\n"))
    return Verbatim(lines) if any(line.strip() for line in lines) else None


def _figure(plotly: Any) -> Figure:
    shown: dict[str, Any] = plotly if isinstance(plotly, dict) else {}
    headline = _title((shown.get("layout") or {}).get("title"))
    traces = [trace for trace in shown.get("data") or [] if isinstance(trace, dict)]
    names = [str(trace["name"]) for trace in traces if trace.get("name")]
    kinds = " and ".join(dict.fromkeys(str(trace.get("type", "scatter")) for trace in traces))
    alt = f"{kinds.capitalize() or 'Empty'} chart"
    alt += f": {headline}" if headline else ""
    alt += f". It shows {', '.join(names[:8])}" if names else ""
    return Figure(headline, f"{alt}.", shown)


def _title(title: Any) -> str:
    words = title.get("text") if isinstance(title, dict) else title
    return str(words) if words else ""


def _grid(payload: Any) -> Table | None:
    """A pandas frame as the Table Schema (specs.frictionlessdata.io) writes it."""
    try:
        names = [str(field["name"]) for field in payload["schema"]["fields"]]
        rows = [[_cell(row.get(name)) for name in names] for row in payload["data"]]
    except (KeyError, TypeError, AttributeError):
        return None
    if names and names[0] == "index":
        names, rows = names[1:], [row[1:] for row in rows]
    return table(names, rows) if names else None


def table(head: list[str], rows: list[list[str]]) -> Table:
    """A table of plain words."""
    return Table(
        columns=tuple(widths([head, *rows])),
        head=(Row(plain(*head, head=True)),),
        rows=tuple(Row(plain(*row)) for row in rows),
    )


def _cell(value: Any) -> str:
    return "" if value is None else str(value)


def _alt(output: Mapping[str, Any], mime: str, cell: int) -> str:
    notes = output.get("metadata") or {}
    alt = notes.get("alt") or (notes.get(mime) or {}).get("alt")
    return str(alt) if alt else f"Picture of cell {cell}, without a description"


def _picture(text: str, magic: bytes, suffix: str, alt: str, cell: int) -> Picture:
    try:
        raw = text.encode() if suffix == "svg" else base64.b64decode(text, validate=False)
    except (binascii.Error, UnicodeEncodeError):
        raw = b""
    if not raw.lstrip().startswith(magic):
        raise ExportError(f"The picture of cell {cell} is not a readable {suffix} file.")
    return Picture(raw, suffix, alt)
