"""The channels of a trace that a reader can be told, and the values in them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice, zip_longest
from typing import Any

from briefing.charts import labels, series

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


def read(plotly: Mapping[str, Any], trace: Trace) -> tuple[tuple[str, ...], Rows]:
    """The heads of the channels of a trace, and a row a point."""
    kind = series.kind(trace)
    wanted = CHANNELS.get(kind, _CARTESIAN)
    found = [(key, head, column(trace, key)) for key, head in wanted]
    found = [(key, head, column) for key, head, column in found if column]
    if kind not in CHANNELS:
        found = _named_first(_spans(trace) or _counted(found, trace))
    heads = tuple(title(plotly, trace, key) or head for key, head, _ in found)
    return heads, list(islice(zip_longest(*(column for *_, column in found)), MOST))


def column(trace: Trace, key: str) -> list[Any]:
    """The values of a channel; a category inside a group is a list of both names."""
    found = series.values(trace.get(key))
    if key in ("x", "y") and len(found) == 2 and all(isinstance(one, list) for one in found):
        return [list(pair) for pair in zip_longest(*found)]
    return [] if key == "text" and not any(map(labels.said, found)) else found


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
            start, step = (labels.number(trace.get(k)) for k in (f"{key}0", f"d{key}"))
            places = [(start or 0) + n * (1 if step is None else step) for n in range(len(column))]
            return [(key, key, places), *found] if key == "x" else [*found, (key, key, places)]
    return []


def _spans(trace: Trace) -> list[Column]:
    """Bars that begin and end on a date: their names, first and last day; empty for others."""
    base = trace.get("base")
    starts = [base] if isinstance(base, str) else series.values(base)
    lengths, names = series.values(trace.get("x")), series.values(trace.get("y"))
    ends = [labels.later(*pair) for pair in zip(starts, lengths, strict=False)]
    if not ends or not all(ends):
        return []
    return [("y", "y", names), ("", "From", starts), ("", "To", ends)]


def _named_first(found: list[Column]) -> list[Column]:
    """The columns; names on the vertical axis stand before the numbers of flat bars."""
    by = {key: column for key, _, column in found}
    if any(isinstance(v, str) for v in by.get("y", ())) and all(
        labels.number(v) is not None for v in by.get("x", ())
    ):
        return sorted(found, key=lambda column: column[0] != "y")
    return found


def _repeats(text: list[Any], *others: list[Any]) -> bool:
    """True when labels say only what another column says already."""
    told = list(map(labels.said, text))
    return any(told == list(map(labels.said, other)) for other in others)


def title(plotly: Mapping[str, Any], trace: Trace, key: str) -> str:
    """What the axis of a channel is called; empty when it has no title."""
    if key not in ("x", "y"):
        return ""
    return labels.words(series.axis(plotly, trace, key).get("title"))
