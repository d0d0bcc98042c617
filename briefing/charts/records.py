"""What each trace of a plotly figure shows, as rows of values under heads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from briefing.charts import channels, grids, labels, series
from briefing.charts.channels import MOST, Rows, Trace


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one trace shows: its name, its type, the heads of its values, and a row a point."""

    name: str
    kind: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def sheets(plotly: Mapping[str, Any]) -> list[Sheet]:
    """The traces that show values a reader can be told, in their order."""
    drawn = list(series.traces(plotly))
    found = (_sheet(plotly, trace) for trace in drawn if not _beside(trace, drawn))
    return [sheet for sheet in found if sheet is not None and sheet.rows and sheet.heads]


def _beside(trace: Trace, drawn: list[Trace]) -> bool:
    """True for the boxes or bars beside a chart that show the values of its points again."""
    if series.kind(trace) not in ("box", "violin", "histogram"):
        return False
    return any(
        trace.get(key) == other.get(key) and series.values(trace.get(key))
        for other in drawn
        for key in "xy"
        if other is not trace
        and other.get("name") == trace.get("name")
        and series.kind(other) in ("scatter", "scattergl", "histogram", "histogram2d")
        and (series.kind(trace) != "histogram" or series.kind(other) != "histogram")
    )


def _sheet(plotly: Mapping[str, Any], trace: Trace) -> Sheet | None:
    kind = series.kind(trace)
    if kind == "image" or _wordless(plotly, trace):
        return None
    read = _SPECIAL.get(kind, channels.read)
    heads, rows = read(plotly, trace)
    return Sheet(labels.words(trace.get("name")), kind, heads, tuple(rows[:MOST]))


def _wordless(plotly: Mapping[str, Any], trace: Trace) -> bool:
    """True for marks placed by hand on axes that nobody sees."""
    axes = [series.axis(plotly, trace, letter) for letter in "xy"]
    return all(axis.get("visible") is False for axis in axes)


def _pairs(plotly: Mapping[str, Any], trace: Trace) -> Iterator[tuple[str, list[Any]]]:
    del plotly
    for dimension in trace.get("dimensions") or ():
        if isinstance(dimension, dict) and dimension.get("visible", True) is True:
            yield (
                labels.words(dimension.get("label")) or "Value",
                series.values(dimension.get("values")),
            )


def _dimensions(plotly: Mapping[str, Any], trace: Trace) -> tuple[tuple[str, ...], Rows]:
    found = list(_pairs(plotly, trace))
    return tuple(head for head, _ in found), list(zip_longest(*(column for _, column in found)))


def _matrix(plotly: Mapping[str, Any], trace: Trace) -> tuple[tuple[str, ...], Rows]:
    names = tuple(channels.title(plotly, trace, key) for key in "xy")
    return grids.matrix(trace, names)


def _box(plotly: Mapping[str, Any], trace: Trace) -> tuple[tuple[str, ...], Rows]:
    return grids.boxes(trace, tuple(channels.title(plotly, trace, key) for key in "xy"))


def _alone(
    read: Callable[[Trace], tuple[tuple[str, ...], Rows]],
) -> Callable[[Mapping[str, Any], Trace], tuple[tuple[str, ...], Rows]]:
    return lambda _, trace: read(trace)


_SPECIAL: dict[str, Callable[[Mapping[str, Any], Trace], tuple[tuple[str, ...], Rows]]] = {
    **dict.fromkeys(("heatmap", "contour", "surface", "contourcarpet", "heatmapgl"), _matrix),
    **dict.fromkeys(("parcoords", "parcats", "splom"), _dimensions),
    **dict.fromkeys(("box", "violin"), _box),
    "sankey": _alone(grids.flows),
    "table": _alone(grids.cells),
    "indicator": _alone(grids.indicator),
}
