"""A plotly figure as a still SVG, drawn without a browser, safe to stand inside a page."""

from __future__ import annotations

import hashlib
import html
import unicodedata
from typing import Any

import msgspec

from briefing.charts import assets, browser, javascript, labels, markup, measure, printing
from briefing.charts.brief import brief
from briefing.charts.raster import png
from briefing.charts.still import SOLID, still
from briefing.errors import FigureError, GlyphError, nearest

SIZE = 8_000_000  # bytes of JSON a figure may have
DRAWN = 10_000_000  # characters of SVG; a page of a report has room for a tenth
TOP = 48  # px above a figure without a title, for the titles of its parts
SIDE = 4000  # px, the longest side of a figure
# No label of an axis is cut, as in the templates of plotly.py.
_ROOMY = {"layout": {f"{letter}axis": {"automargin": True} for letter in "xy"}}
# Height to width where neither the call nor the figure tells; of what has depth, and others.
_SOLID, _SHAPE = 0.8, 0.62
_COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#333333"]
_TYPES = (*assets.TYPES, *browser.TYPES)


def render(figure: dict[str, Any], *, width: int, height: int | None = None) -> str:
    """The figure (plain JSON values: `data` and `layout`) as SVG of `width` x `height` px.

    `height` None means the height the layout names, else 0.62 of the width. The same figure
    gives the same bytes. Raises FigureError when the figure is not plain JSON, is too big,
    has a trace type that cannot be drawn, or plotly fails on it, and GlyphError when no font has
    a letter of it.
    """
    whole = still(sized(figure, width, height))
    _check_traces(whole["data"])
    text = _json(whole)
    shown = brief(whole, text)
    if shown is not whole:
        whole, text = shown, _json(shown)
    drawing, pictures = _drawn(whole, text)
    lost = measure.missing(printing.words(drawing))
    if lost:
        raise GlyphError(_refusal(lost))
    prefix = f"f{hashlib.sha256(text.encode()).hexdigest()[:10]}-"
    made = markup.write(drawing, prefix, whole["layout"], pictures)
    if len(made) > DRAWN:
        raise FigureError(
            f"the drawing has {len(made):,} characters, over {DRAWN:,}. Plot fewer points, or a "
            "histogram or heat map of them."
        )
    return made


def _drawn(whole: dict[str, Any], text: str) -> tuple[list[Any], list[str]]:
    """The element tree of the figure, and the pictures in it."""
    by_browser = browser.wanted(whole["data"])
    drawn = browser.draw(whole, text) if by_browser else javascript.ENGINE.draw(text)
    if not drawn["drawing"]:
        raise FigureError("plotly drew nothing. Check the figure's data with plotly's validate().")
    _check_drawn(whole["data"], drawn["visible"])
    return drawn["drawing"], [png(*canvas) for canvas in drawn["canvases"]]


def _refusal(lost: tuple[str, ...]) -> str:
    named = ", ".join(f"U+{ord(c):04X} {unicodedata.name(c, 'without a name')}" for c in lost[:6])
    more = f" and {len(lost) - 6} more" if len(lost) > 6 else ""
    return (
        f"no font has {named}{more} of a label. Take it out of the label, or write "
        'missing_glyphs = "name" into brand.toml to have it named where it stands.'
    )


def sized(figure: dict[str, Any], width: int, height: int | None = None) -> dict[str, Any]:
    """The `data` and `layout` that are drawn, with the size, font and colours of the kit.

    `width` and `height` as in `render`. Raises FigureError when it cannot have that size.
    """
    traces, layout = figure.get("data") or [], figure.get("layout") or {}
    if not isinstance(traces, list) or not isinstance(layout, dict):
        raise FigureError(
            "a figure needs a list 'data' and an object 'layout', as plotly writes them"
        )
    tall = height or layout.get("height") or round(width * _shape(traces))
    if not (10 <= width <= SIDE and isinstance(tall, int | float) and 10 <= tall <= SIDE):
        raise FigureError(
            f"a figure of {width} x {tall} px cannot be drawn; sides go from 10 to {SIDE}"
        )
    house: dict[str, Any] = {} if "template" in layout else {"colorway": _COLOURS}
    if not {"template", "margin"} & layout.keys():
        house["template"] = _ROOMY
    own = {} if "template" in layout else {"size": 12, "color": "#1b1f27"}
    font = own | (layout.get("font") or {}) | {"family": measure.LATIN}
    fixed = {"width": width, "height": tall, "autosize": False, "font": font}
    return {"data": traces, "layout": house | layout | fixed | _margin(layout)}


def _margin(layout: dict[str, Any]) -> dict[str, Any]:
    """A narrow margin above a figure without a title; plotly leaves room for one all the same."""
    margin = layout.get("margin") or {}
    if labels.words(layout.get("title")) or not isinstance(margin, dict) or "t" in margin:
        return {}
    return {"margin": margin | {"t": TOP}}


def _shape(traces: list[Any]) -> float:
    deep = any(isinstance(trace, dict) and str(trace.get("type")) in SOLID for trace in traces)
    return _SOLID if deep else _SHAPE


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
    for number, trace in enumerate(traces):
        name = trace.get("type") or "scatter" if isinstance(trace, dict) else "?"
        if name not in _TYPES:
            shown = html.escape(str(name)[:40])
            raise FigureError(
                f"trace {number} is of type {shown!r}, which cannot be drawn. "
                f"{nearest(shown, _TYPES)}"
            )


def _check_drawn(traces: list[Any], visible: list[int]) -> None:
    # plotly hides a trace whose values it cannot use, and says so only to a console
    for number, trace in enumerate(traces):
        filled = any(isinstance(value, list) and value for value in trace.values())
        if filled and trace.get("visible", True) is True and number not in visible:
            raise FigureError(
                f"plotly left out trace {number}: its values cannot be drawn. Check them."
            )
