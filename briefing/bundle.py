"""Records to and from the display data of a notebook.

A record displays as HTML, Markdown, plain text and `MIME`: JSON that holds the whole
record, so that an exporter prints what it can print best and scrapes nothing.
"""

from __future__ import annotations

from typing import Any

import msgspec

from briefing.display import view
from briefing.models import Annex, Front, Section, Verdict
from briefing.schemas import forms

MIME = "application/vnd.briefing+json"
FACE = '<div class="briefing-form">'  # what the HTML of a form begins with
PLOTLY_MIME = "application/vnd.plotly.v1+json"

Record = Section | Front | Annex | Verdict
_TYPES: dict[str, type[Any]] = {
    "section": Section,
    "front": Front,
    "annex": Annex,
    "verdict": Verdict,
}
_NAMES = {cls: forms.current(name) for name, cls in _TYPES.items()}


def encode(record: Record) -> dict[str, Any]:
    """The record as plain JSON values, under the name and version of its schema."""
    return {"schema": _NAMES[type(record)], "value": msgspec.to_builtins(record)}


def decode(payload: Any) -> Record:
    """The record of a payload made by `encode`.

    Fields that this kit does not know are passed over. Raises ValueError when the payload is of an
    unknown or newer schema, or does not fit it.
    """
    schema = payload.get("schema") if isinstance(payload, dict) else None
    name = schema.partition("/")[0] if isinstance(schema, str) else ""
    if name not in _TYPES:
        raise ValueError(
            f"display data of unknown schema {schema!r:.60}; this kit reads {[*_NAMES.values()]}"
        )
    told = forms.present(payload, name)
    record: Record = msgspec.convert(told.get("value"), _TYPES[name])
    return record


def mimebundle(record: Record) -> dict[str, Any]:
    """Everything a record displays as. A figure comes along as plotly's own type."""
    shown = view(record)
    bundle: dict[str, Any] = {
        MIME: encode(record),
        "text/plain": shown.text(),
        "text/markdown": shown.markdown(),
        "text/html": shown.html(),
    }
    if isinstance(record, Section) and record.figure is not None:
        bundle[PLOTLY_MIME] = record.figure.plotly
    return bundle
