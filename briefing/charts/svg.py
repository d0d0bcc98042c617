"""A plotly figure as a still SVG, drawn without a browser, safe to stand inside a page."""

from __future__ import annotations

import hashlib
import html
import unicodedata
from typing import Any

import msgspec

from briefing.charts import javascript, markup, measure
from briefing.charts.raster import png
from briefing.errors import FigureError

SIZE = 8_000_000  # bytes of JSON a figure may have
SIDE = 4000  # px, the longest side of a figure
_SHAPE = 0.62  # height to width where neither the call nor the figure tells
_COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#333333"]
# Bundle types whose drawing needs what the small DOM lacks.
_REFUSED = frozenset(("image", "parcats"))


def render(figure: dict[str, Any], *, width: int, height: int | None = None) -> str:
    """The figure (plain JSON values: `data` and `layout`) as SVG of `width` x `height` px.

    `height` None means the height the layout names, else 0.62 of the width. The same figure
    gives the same bytes. Raises FigureError when the figure is not plain JSON, is too big,
    has a trace type that cannot be drawn without a browser, or plotly fails on it.
    """
    whole = sized(figure, width, height)
    _check_traces(whole["data"])
    text = _json(whole)
    drawn = javascript.ENGINE.draw(text)
    if not drawn["drawing"]:
        raise FigureError("plotly drew nothing. Check the figure's data with plotly's validate().")
    _check_drawn(whole["data"], drawn["visible"])
    pictures = [png(*canvas) for canvas in drawn["canvases"]]
    prefix = f"f{hashlib.sha256(text.encode()).hexdigest()[:10]}-"
    return markup.write(drawn["drawing"], prefix, whole["layout"], pictures)


def sized(figure: dict[str, Any], width: int, height: int | None = None) -> dict[str, Any]:
    """The `data` and `layout` that are drawn, with the size, font and colours of the kit.

    `width` and `height` as in `render`. Raises FigureError when it cannot have that size.
    """
    traces, layout = figure.get("data") or [], figure.get("layout") or {}
    if not isinstance(traces, list) or not isinstance(layout, dict):
        raise FigureError(
            "a figure needs a list 'data' and an object 'layout', as plotly writes them"
        )
    tall = height or layout.get("height") or round(width * _SHAPE)
    if not (10 <= width <= SIDE and isinstance(tall, int | float) and 10 <= tall <= SIDE):
        raise FigureError(
            f"a figure of {width} x {tall} px cannot be drawn; sides go from 10 to {SIDE}"
        )
    if layout.get("images"):
        raise FigureError("layout.images cannot be drawn for print: the SVG may not load pictures")
    font = {"size": 12, "color": "#1b1f27"} | (layout.get("font") or {}) | {"family": measure.LATIN}
    house = {} if "template" in layout else {"colorway": _COLOURS}
    fixed = {"width": width, "height": tall, "autosize": False, "font": font}
    return {"data": traces, "layout": house | layout | fixed}


def _json(figure: dict[str, Any]) -> str:
    try:
        text = unicodedata.normalize("NFC", msgspec.json.encode(figure).decode())
    except UnicodeEncodeError as error:
        raise FigureError(
            f"a label holds half a character: {error.reason}. Correct the text."
        ) from error
    except (TypeError, ValueError, RecursionError) as error:
        remedy = "Pass json.loads(figure.to_json())."
        raise FigureError(f"the figure is not plain JSON: {error}. {remedy}") from error
    if len(text) > SIZE:
        raise FigureError(
            f"the figure has {len(text):,} characters of JSON, over {SIZE:,}. Plot fewer points."
        )
    return text


def _check_traces(traces: list[Any]) -> None:
    known = [name for name in javascript.ENGINE.traces() if name not in _REFUSED]
    for number, trace in enumerate(traces):
        name = trace.get("type") or "scatter" if isinstance(trace, dict) else "?"
        if name not in known:
            shown = html.escape(str(name)[:40])
            raise FigureError(
                f"trace {number} is of type {shown!r}, which cannot be drawn without a browser."
                f" Use one of: {', '.join(known)}."
            )


def _check_drawn(traces: list[Any], visible: list[int]) -> None:
    # plotly hides a trace whose values it cannot use, and says so only to a console
    for number, trace in enumerate(traces):
        filled = any(isinstance(value, list) and value for value in trace.values())
        if filled and trace.get("visible", True) is True and number not in visible:
            raise FigureError(
                f"plotly left out trace {number}: its values cannot be drawn. Check them."
            )
