"""What each trace of a plotly figure shows, as rows of values under heads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import Any

from briefing.charts import grids, series

MOST = 100_000  # values of a trace that are read; a figure of more is refused when drawn
Trace = Mapping[str, Any]
Rows = list[tuple[Any, ...]]
Column = tuple[str, str, list[Any]]  # plotly's key, the head, the values

# The channels of a trace that a reader can be told, by its type: plotly's key and the head.
_SHARES = (("labels", "Label"), ("values", "Value"))
_PARTS = (("labels", "Label"), ("parents", "Part of"), ("values", "Value"))
_PRICES = (("x", "x"), *((name, name.capitalize()) for name in ("open", "high", "low", "close")))
_POLAR = (("theta", "Direction"), ("r", "Value"))
_PLACES = (
    ("text", "Place"), ("locations", "Place"), ("lat", "Latitude"), ("lon", "Longitude"),
    ("z", "Value"),
)  # fmt: skip
_SPACE = (("text", "Label"), ("x", "x"), ("y", "y"), ("z", "z"), ("value", "Value"))
CHANNELS: dict[str, tuple[tuple[str, str], ...]] = {
    **dict.fromkeys(("pie", "funnelarea"), _SHARES),
    **dict.fromkeys(("sunburst", "treemap", "icicle"), _PARTS),
    **dict.fromkeys(("candlestick", "ohlc"), _PRICES),
    **dict.fromkeys(("scatterpolar", "barpolar", "scatterpolargl"), _POLAR),
    **dict.fromkeys(("scattergeo", "scattermap", "scattermapbox"), _PLACES),
    **dict.fromkeys(("densitymap", "densitymapbox"), _PLACES),
    **dict.fromkeys(("choropleth", "choroplethmap", "choroplethmapbox"), _PLACES),
    **dict.fromkeys(("scatter3d", "mesh3d", "cone", "streamtube", "volume", "isosurface"), _SPACE),
    "scatterternary": (("text", "Label"), ("a", "a"), ("b", "b"), ("c", "c")),
    "scattercarpet": (("text", "Label"), ("a", "a"), ("b", "b")),
    "carpet": (("a", "a"), ("b", "b"), ("x", "x"), ("y", "y")),
    "scattersmith": (("real", "Real"), ("imag", "Imaginary")),
    "histogram": (("x", "x"), ("y", "y")),
    "histogram2d": (("x", "x"), ("y", "y"), ("z", "z")),
    "histogram2dcontour": (("x", "x"), ("y", "y"), ("z", "z")),
    "waterfall": (("x", "x"), ("y", "y"), ("measure", "Kind")),
}
_CARTESIAN = (("x", "x"), ("y", "y"), ("text", "Label"))


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
    read = _SPECIAL.get(kind, _channels)
    heads, rows = read(plotly, trace)
    return Sheet(series.words(trace.get("name")), kind, heads, tuple(rows[:MOST]))


def _wordless(plotly: Mapping[str, Any], trace: Trace) -> bool:
    """True for marks placed by hand on axes that nobody sees."""
    axes = [series.axis(plotly, trace, letter) for letter in "xy"]
    return all(axis.get("visible") is False for axis in axes)


def _channels(plotly: Mapping[str, Any], trace: Trace) -> tuple[tuple[str, ...], Rows]:
    kind = series.kind(trace)
    wanted = CHANNELS.get(kind, _CARTESIAN)
    found = [(key, head, column(trace, key)) for key, head in wanted]
    found = [(key, head, column) for key, head, column in found if column]
    if kind not in CHANNELS:
        found = _named_first(_spans(trace) or _counted(found, trace))
    heads = tuple(_title(plotly, trace, key) or head for key, head, _ in found)
    return heads, list(islice(zip_longest(*(column for *_, column in found)), MOST))


def column(trace: Trace, key: str) -> list[Any]:
    """The values of a channel; a category inside a group is a list of both names."""
    found = series.values(trace.get(key))
    if key in ("x", "y") and len(found) == 2 and all(isinstance(one, list) for one in found):
        return [list(pair) for pair in zip_longest(*found)]
    return [] if key == "text" and not any(map(series.said, found)) else found


def _counted(found: list[Column], trace: Trace) -> list[Column]:
    """The columns; a missing x or y counts the points, as plotly does."""
    keys = [key for key, *_ in found]
    if "x" in keys and "y" in keys:
        x, y = (next(c for k, _, c in found if k == key) for key in "xy")
        text = [c for c in found if c[0] == "text" and not _repeats(c[2], x, y)]
        return [c for c in found if c[0] != "text"] + text
    for key, other in ("xy", "yx"):
        if other in keys:
            column = next(c for k, _, c in found if k == other)
            start, step = (series.number(trace.get(k)) for k in (f"{key}0", f"d{key}"))
            places = [(start or 0) + n * (1 if step is None else step) for n in range(len(column))]
            return [(key, key, places), *found] if key == "x" else [*found, (key, key, places)]
    return []


def _spans(trace: Trace) -> list[Column]:
    """Bars that begin and end on a date: their names, first and last day; empty for others."""
    base = trace.get("base")
    starts = [base] if isinstance(base, str) else series.values(base)
    lengths, names = series.values(trace.get("x")), series.values(trace.get("y"))
    ends = [series.later(*pair) for pair in zip(starts, lengths, strict=False)]
    if not ends or not all(ends):
        return []
    return [("y", "y", names), ("", "From", starts), ("", "To", ends)]


def _named_first(found: list[Column]) -> list[Column]:
    """The columns; names on the vertical axis stand before the numbers of flat bars."""
    by = {key: column for key, _, column in found}
    if any(isinstance(v, str) for v in by.get("y", ())) and all(
        series.number(v) is not None for v in by.get("x", ())
    ):
        return sorted(found, key=lambda column: column[0] != "y")
    return found


def _repeats(text: list[Any], *others: list[Any]) -> bool:
    """True when labels say only what another column says already."""
    told = list(map(series.said, text))
    return any(told == list(map(series.said, other)) for other in others)


def _title(plotly: Mapping[str, Any], trace: Trace, key: str) -> str:
    """What the axis of a channel is called; empty when it has no title."""
    if key not in ("x", "y"):
        return ""
    return series.words(series.axis(plotly, trace, key).get("title"))


def _pairs(plotly: Mapping[str, Any], trace: Trace) -> Iterator[tuple[str, list[Any]]]:
    del plotly
    for dimension in trace.get("dimensions") or ():
        if isinstance(dimension, dict) and dimension.get("visible", True) is True:
            yield (
                series.words(dimension.get("label")) or "Value",
                series.values(dimension.get("values")),
            )


def _dimensions(plotly: Mapping[str, Any], trace: Trace) -> tuple[tuple[str, ...], Rows]:
    found = list(_pairs(plotly, trace))
    return tuple(head for head, _ in found), list(zip_longest(*(column for _, column in found)))


def _matrix(plotly: Mapping[str, Any], trace: Trace) -> tuple[tuple[str, ...], Rows]:
    names = tuple(_title(plotly, trace, key) for key in "xy")
    return grids.matrix(trace, names)


def _box(plotly: Mapping[str, Any], trace: Trace) -> tuple[tuple[str, ...], Rows]:
    return grids.boxes(trace, tuple(_title(plotly, trace, key) for key in "xy"))


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
