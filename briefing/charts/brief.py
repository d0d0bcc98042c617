"""Labels of a figure cut to a length that can be read, and drawn in time."""

from __future__ import annotations

import re
from typing import Any

LONGEST = 1000  # characters of a label; a page has room for a third of them
# What is no label: pictures and numbers in base64, paths of shapes, projections.
_DATA = frozenset(("source", "bdata", "path", "geojson", "customdata"))
_LONG = re.compile(rf'"(?:[^"\\]|\\.){{{LONGEST + 1}}}')


def brief(figure: dict[str, Any], text: str) -> dict[str, Any]:
    """The figure, also given as JSON, with its longest labels cut; the same when there are none."""
    if not _LONG.search(text):
        return figure
    cut: dict[str, Any] = _cut(figure)
    return cut


def _cut(value: Any) -> Any:
    if isinstance(value, str):
        return value if len(value) <= LONGEST else f"{value[:LONGEST]}…"
    if isinstance(value, dict):
        return {k: inner if k in _DATA else _cut(inner) for k, inner in value.items()}
    return [_cut(inner) for inner in value] if isinstance(value, list) else value
