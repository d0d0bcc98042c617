"""A figure made still: what answers to a pointer is left out, what needs WebGL becomes vectors."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from briefing.charts import series
from briefing.errors import FigureError

# Types that differ from another in how they are drawn, not in what they show.
VECTORS = {"scattergl": "scatter", "scatterpolargl": "scatterpolar", "heatmapgl": "heatmap"}
_PIXELS = {vector: gl for gl, vector in VECTORS.items() if vector != "heatmap"}
POINTS = 20_000  # marks that are drawn as vectors, some 70 bytes each; more become a picture
SOLID = frozenset("cone isosurface mesh3d scatter3d streamtube surface volume".split())
# Where plotly looks from by default, a little further away: else it cuts the titles of the axes.
CAMERA = {"eye": {"x": 1.45, "y": 1.45, "z": 1.25}, "center": {"x": 0, "y": 0, "z": -0.13}}
_CONTROLS = frozenset(("updatemenus", "sliders", "modebar", "newshape", "dragmode", "hovermode"))
_INNER = frozenset(("rangeslider", "rangeselector"))
_EMBEDDED = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/]{20,10000000}={0,2}")


def still(figure: Mapping[str, Any]) -> dict[str, Any]:
    """The figure without menus, sliders and range selectors, its WebGL traces as vectors.

    Raises FigureError when it shows a picture that is not in the figure itself.
    """
    traces = [_vectors(trace) for trace in figure["data"]]
    layout = {key: value for key, value in figure["layout"].items() if key not in _CONTROLS}
    for name in [key for key in layout if re.fullmatch(r"xaxis\d{0,3}", key)]:
        if isinstance(layout[name], dict):
            layout[name] = {k: v for k, v in layout[name].items() if k not in _INNER}
    for name in _priced(traces):
        axis = layout.get(name)
        layout[name] = (axis if isinstance(axis, dict) else {}) | {
            "rangeslider": {"visible": False}
        }
    for name in _scenes(traces):
        scene = layout.get(name)
        layout[name] = {"camera": CAMERA} | (scene if isinstance(scene, dict) else {})
    for name in [key for key in layout if re.fullmatch(r"geo\d{0,3}", key)]:
        layout[name] = _dry(layout[name])
    template = series.under(series.under(layout, "template"), "layout")
    _check_pictures([*_listed(layout.get("images")), *_listed(template.get("images")), *traces])
    return {"data": traces, "layout": layout}


def _vectors(trace: Any) -> Any:
    if not isinstance(trace, dict):
        return trace
    kind = str(trace.get("type") or "scatter")
    many = _points(trace) > POINTS
    if many and kind in _PIXELS and "markers" in str(trace.get("mode") or ""):
        return trace | {"type": _PIXELS[kind]}
    return trace | {"type": VECTORS[kind]} if kind in VECTORS and not many else trace


def _points(trace: Mapping[str, Any]) -> int:
    """How many points a trace has; of numbers in base64, as many as their bytes tell."""
    return max((_length(trace.get(key)) for key in ("x", "y", "r", "theta")), default=0)


def _length(column: Any) -> int:
    if isinstance(column, dict):
        size = int(re.sub(r"\D", "", str(column.get("dtype")))[:1] or 1)
        return len(str(column.get("bdata", ""))) * 3 // (4 * size)
    return len(column) if isinstance(column, list) else 0


def _priced(traces: list[Any]) -> set[str]:
    """The axes that plotly gives a slider of its own."""
    return {
        f"xaxis{str(trace.get('xaxis') or 'x')[1:]}"
        for trace in traces
        if isinstance(trace, dict) and trace.get("type") in ("candlestick", "ohlc")
    }


def _scenes(traces: list[Any]) -> set[str]:
    return {
        str(trace.get("scene") or "scene")
        for trace in traces
        if isinstance(trace, dict) and str(trace.get("type")) in SOLID
    }


def _dry(geo: Any) -> Any:
    """A map whose land is not under its sea, which lies below all of it."""
    if not isinstance(geo, dict) or not geo.get("showocean") or geo.get("showland"):
        return geo
    return geo | {"showland": True, "landcolor": geo.get("bgcolor") or "#ffffff"}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _check_pictures(holders: list[Any]) -> None:
    for holder in holders:
        source = holder.get("source") if isinstance(holder, dict) else None
        if isinstance(source, str) and source and not _EMBEDDED.fullmatch(source):
            raise FigureError(
                "a picture in the figure is no PNG or JPEG in base 64, and none is fetched from "
                "elsewhere. Put its data: address into `source`."
            )
