"""The figure of a block that a project adds, in words of the kit."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from briefing.charts import words
from briefing.models import Figure
from briefing.sections.beside import SAME

LARGEST = 200_000  # characters of a figure as JSON


def figure(
    given: Any, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]
) -> Figure | None:
    """What `drawn` gave as a figure under the title of its block; None for nothing to draw.

    `rows` are those of the block's table, where it does not print them all; else none. Raises
    TypeError and ValueError for what is no plotly figure.
    """
    if given is None:
        return None
    plotly = words.untitled(_plain(given))
    told = words.alt(plotly)
    return Figure(
        headline=title,
        alt=told if rows else f"{told} {SAME}",
        plotly=plotly,
        columns=tuple(columns) if rows else (),
        rows=tuple(map(tuple, rows)),
    )


def _plain(given: Any) -> dict[str, Any]:
    """A figure of plotly, or a record of the kit, as plain JSON values."""
    if isinstance(given, Figure):
        given = given.plotly
    if hasattr(given, "to_plotly_json"):
        told = given.to_json()
    elif isinstance(given, Mapping):
        told = json.dumps(given, allow_nan=False)
    else:
        raise TypeError("no figure; give briefing.charts.bars.bars(…), a plotly figure, or None")
    if len(told) > LARGEST:
        raise ValueError(f"{len(told):,} characters; a figure has {LARGEST:,} at most")
    found: dict[str, Any] = json.loads(told)
    return {key: found[key] for key in ("data", "layout") if key in found}
