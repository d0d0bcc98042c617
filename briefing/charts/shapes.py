"""The strokes of a figure drawn in pixels: words, rectangles, rules, marks, as plotly's JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefing.charts import style
from briefing.charts.style import LINE, TEXT

Drawing = dict[str, Any]


def words(x: float, y: float, lines: Sequence[str], **more: Any) -> Drawing:
    """Lines of text, the first one's middle at `y`; `x` is the edge that `xanchor` names."""
    text = "<br>".join(style.literal(line) for line in lines)
    place = {
        "x": x,
        "y": y - LINE / 2,
        "xref": "x",
        "yref": "y",
        "xanchor": "left",
        "yanchor": "top",
    }
    look = {"font": {"size": TEXT}, "align": more.get("xanchor", "left")}
    return place | {"text": text, "showarrow": False, "borderpad": 0} | look | more


def rect(x0: float, y0: float, x1: float, y1: float, **look: Any) -> Drawing:
    """A rectangle between two corners, under the marks."""
    corners = {"x0": x0, "y0": y0, "x1": x1, "y1": y1, "xref": "x", "yref": "y"}
    return {"type": "rect", "layer": "below", "line": {"width": 0}} | corners | look


def rule(x0: float, y0: float, x1: float, y1: float, **line: Any) -> Drawing:
    """A thin line."""
    look = {"color": style.HAIRLINE, "width": 1} | line
    return rect(x0, y0, x1, y1, line=look) | {"type": "line"}


def marks(look: style.Look, x: list[float], y: list[float]) -> Drawing:
    """A trace of one status: its marks at the given places."""
    line = {"color": look.colour, "width": 1.8 if look.mark.endswith("-open") else 0}
    marker = {
        "color": look.colour,
        "symbol": look.mark,
        "size": style.MARK,
        "opacity": 1,
        "line": line,
    }
    return {"type": "scatter", "mode": "markers", "x": x, "y": y, "marker": marker} | {
        "cliponaxis": False
    }
