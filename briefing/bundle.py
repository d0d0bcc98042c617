"""Records to and from the display data of a notebook.

A record displays as HTML, Markdown, plain text and `MIME`: JSON that holds the whole
record, so that an exporter prints what it can print best and scrapes nothing.
"""

from __future__ import annotations

from html import escape
from typing import Any

import msgspec

from briefing.models import Annex, Front, Section, Statement, Verdict

MIME = "application/vnd.briefing+json"
PLOTLY_MIME = "application/vnd.plotly.v1+json"

Record = Section | Front | Annex | Verdict
_TYPES: dict[str, type[Any]] = {
    "section/1": Section,
    "front/1": Front,
    "annex/1": Annex,
    "verdict/1": Verdict,
}
_NAMES = {cls: name for name, cls in _TYPES.items()}


def encode(record: Record) -> dict[str, Any]:
    """The record as plain JSON values, under the name and version of its schema."""
    return {"schema": _NAMES[type(record)], "value": msgspec.to_builtins(record)}


def decode(payload: Any) -> Record:
    """The record of a payload made by `encode`.

    Raises ValueError when the payload is of an unknown schema or does not fit it.
    """
    schema = payload.get("schema") if isinstance(payload, dict) else None
    if schema not in _TYPES:
        raise ValueError(f"display data of unknown schema {schema!r}; this kit reads {[*_TYPES]}")
    record: Record = msgspec.convert(payload.get("value"), _TYPES[schema])
    return record


def mimebundle(record: Record) -> dict[str, Any]:
    """Everything a record displays as. A figure comes along as plotly's own type."""
    lines = _lines(record)
    bundle: dict[str, Any] = {
        MIME: encode(record),
        "text/plain": "\n".join(lines),
        "text/markdown": "\n".join(lines),
        "text/html": "<div>" + "".join(f"<p>{escape(line)}</p>" for line in lines) + "</div>",
    }
    if isinstance(record, Section) and record.figure is not None:
        bundle[PLOTLY_MIME] = record.figure.plotly
    return bundle


def _lines(record: Record) -> list[str]:
    if isinstance(record, Section):
        shown = [record.title, *(_statement(s) for s in record.statements)]
        if record.table is not None:
            shown += [" | ".join(cell.text for cell in row) for row in record.table.rows]
        return shown if len(shown) > 1 or record.figure else [record.title, record.empty]
    if isinstance(record, Front):
        return [record.title, *(f"{label}: {value}" for label, value in record.lines)]
    if isinstance(record, Annex):
        return [f"[S{n}] {a.title}" for n, a in enumerate(record.articles, start=1)]
    head = f"{record.checked} statements checked, {len(record.failures)} failed"
    return [head, *(f"{f.section}: {f.why}: {f.text}" for f in record.failures)]


def _statement(statement: Statement) -> str:
    refs = ", ".join(dict.fromkeys(f"P{span.paragraph}" for span in statement.spans))
    return f"- {statement.text} [{refs}]" if refs else f"- {statement.text}"
