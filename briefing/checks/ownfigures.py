"""A figure that a project adds shows the rows of its own table, and no more than they say.

What plotly can draw is too much to be proven. Bars, lines and points are, of values that stand
together in a row, on plain axes; every word is a cell, a head or a fixed word of the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from briefing.charts import style
from briefing.checks.ownstyles import DO, keys, look

_TYPES = ("bar", "scatter")
_TRACE = frozenset(
    "type x y text name orientation mode marker line width textposition cliponaxis showlegend "
    "hoverinfo insidetextanchor constraintext textangle".split()
)
_LAYOUT = frozenset(
    "width height margin bargap bargroupgap barmode showlegend legend font paper_bgcolor "
    "plot_bgcolor xaxis yaxis hovermode".split()
)
_AXIS = frozenset(
    "title rangemode dtick gridcolor tickfont autorange automargin type showgrid zeroline "
    "linecolor fixedrange ticks showline tickangle".split()
)
_STACKED = ("stack", "relative")


def unfit(
    plotly: Mapping[str, Any], rows: Sequence[Sequence[str]], fixed: set[str]
) -> Iterator[str]:
    """Yield what a figure shows that is not in the rows of its block, or cannot be proven."""
    data, layout = plotly.get("data"), plotly.get("layout", {})
    if not isinstance(data, list) or not isinstance(layout, dict) or not data:
        yield f"the figure has no traces; {DO}"
        return
    known = {_label(text) for text in fixed}
    values = [{_label(cell) for cell in row} for row in rows]
    for trace in data:
        if not isinstance(trace, dict) or trace.get("type") not in _TYPES:
            yield f"the figure has a trace of a kind that cannot be proven; {DO}"
        else:
            yield from _trace(trace, values, known)
    yield from _layout(layout, known)
    yield from _lengths(data, layout)


def _label(text: str) -> str:
    return style.literal(style.plain(text))


def _trace(trace: dict[str, Any], values: list[set[str]], known: set[str]) -> Iterator[str]:
    yield from keys("a trace", trace, _TRACE)
    points = _points(trace)
    if points is None:
        yield f"x, y and text of a trace are no lists of one length; {DO}"
        return
    drawn: list[set[str]] = []
    for point in points:
        rows = [row for row in values if point <= row]
        drawn += rows[:1]
        if not rows:
            yield f"it shows {sorted(point)}, which no row of its block has"
    name = str(trace.get("name") or "")
    if name not in {"", *known} and not all(name in row for row in drawn):
        yield f"it calls a trace {name[:60]!r}, which its rows do not all have"
    if len(points) != len({frozenset(point) for point in points}):
        yield "it shows a row twice"
    for key in ("marker", "line"):
        yield from look(key, trace.get(key, {}))
    for key in _TRACE - {"x", "y", "text", "name", "marker", "line"}:
        yield from look(key, trace.get(key))


def _points(trace: dict[str, Any]) -> list[set[str]] | None:
    """What each point says, as texts; None when it cannot be told."""
    columns = [trace.get("x"), trace.get("y")]
    if trace.get("text") is not None:
        columns.append(trace["text"])
    if not all(isinstance(c, list) and len(c) == len(columns[0] or ()) for c in columns):
        return None
    found = []
    for point in zip(*columns, strict=True):
        if not all(isinstance(v, str | int) and not isinstance(v, bool) for v in point):
            return None
        found.append({str(value) for value in point})
    return found


def _layout(layout: dict[str, Any], known: set[str]) -> Iterator[str]:
    yield from keys("the layout", layout, _LAYOUT)
    if layout.get("barmode") in _STACKED:
        yield "stacked bars show sums that no row has; draw them side by side"
    for name in ("xaxis", "yaxis"):
        axis = layout.get(name, {})
        if not isinstance(axis, dict):
            yield f"the {name} is no mapping; {DO}"
            continue
        yield from keys(f"the {name}", axis, _AXIS)
        yield from _title(name, axis.get("title"), known)
        if axis.get("type", "linear") not in ("linear", "category", "-"):
            yield f"the {name} is {axis['type']!r}, on which lengths are not the numbers"
        for key in _AXIS - {"title"}:
            yield from look(key, axis.get(key))
    for key in _LAYOUT - {"xaxis", "yaxis"}:
        yield from look(key, layout.get(key))


def _lengths(data: list[Any], layout: dict[str, Any]) -> Iterator[str]:
    """On an axis of categories the place of a number is not the number."""
    for letter in "xy":
        axis = layout.get(f"{letter}axis")
        told = isinstance(axis, dict) and axis.get("type") == "category"
        columns = [trace.get(letter) for trace in data if isinstance(trace, dict)]
        values = [value for column in columns if isinstance(column, list) for value in column]
        if told and any(isinstance(value, int) for value in values):
            yield f"the {letter}axis is of categories and shows numbers; leave its type out"


def _title(name: str, title: Any, known: set[str]) -> Iterator[str]:
    told = title if isinstance(title, dict) else {"text": title or ""}
    if str(told.get("text") or "") not in known | {""}:
        yield f"the {name} is called {str(told.get('text'))[:60]!r}, which is no head or phrase"
    yield from keys(f"the title of the {name}", told, frozenset({"text", "font", "standoff"}))
    yield from look("font", told.get("font"))
