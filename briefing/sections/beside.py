"""A figure beside a table that holds the same: its data are not printed twice."""

from __future__ import annotations

from dataclasses import replace

from briefing.models import Figure

SAME = "The table of this section holds the same."


def beside(figure: Figure | None, *, whole: bool) -> Figure | None:
    """The figure without rows of its own when the section's table is `whole`; else as it is."""
    if figure is None or not whole:
        return figure
    return replace(figure, alt=f"{figure.alt} {SAME}", columns=(), rows=())
