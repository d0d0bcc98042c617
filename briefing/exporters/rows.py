"""The data of a figure as a table, for those who cannot see it."""

from __future__ import annotations

from typing import Any

from briefing.exporters import blocks


def table(plotly: dict[str, Any]) -> blocks.Table | None:
    """The data of a plotly figure; None when it has none that make a table."""
    return None
