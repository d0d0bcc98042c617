"""What a Word file tells of itself: title, subject, language, date; no user, machine or program."""

from __future__ import annotations

import datetime as dt
import os
from xml.sax.saxutils import escape

from briefing.exporters.blocks import Report
from briefing.exporters.brand import Brand
from briefing.exporters.word.markup import HEAD, legal

LONGEST = 255  # characters of a property that Word shows
_SPACES = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}


def core(report: Report, brand: Brand) -> bytes:
    """The core properties."""
    told = {
        "dc:title": report.title,
        "dc:subject": report.topic,
        "dc:creator": brand.house,
        "cp:keywords": "; ".join(report.keywords),
        "dc:description": report.description,
        "dc:language": report.language,
    }
    made = "".join(
        f"<{name}>{escape(legal(text[:LONGEST]))}</{name}>" for name, text in told.items() if text
    )
    when = _moment()
    for name in ("dcterms:created", "dcterms:modified"):
        made += f'<{name} xsi:type="dcterms:W3CDTF">{when}</{name}>'
    spaces = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
    return f"{HEAD}<cp:coreProperties{spaces}>{made}</cp:coreProperties>".encode()


def _moment() -> str:
    """The time of SOURCE_DATE_EPOCH; without it today's date alone.

    The variable is that of reproducible-builds.org/specs/source-date-epoch.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT00:00:00Z")
