"""The rich forms of an output: records of the kit, figures, tables, HTML, widgets."""

from __future__ import annotations

from typing import Any

from briefing import bundle
from briefing.errors import ExportError
from briefing.exporters import reprs, schemas, simple
from briefing.exporters.kinds import Bundle, Shown, joined
from briefing.exporters.place import Place
from briefing.models import Figure

TABLE_MIME = "application/vnd.dataresource+json"
WIDGET_MIME = "application/vnd.jupyter.widget-view+json"
VEGA_MIME = "application/vnd.vega"  # and .v5+json, lite.v5+json, lite.v6.json, as they come


def record(shown: Bundle, _: Bundle, place: Place) -> tuple[Shown, ...] | None:
    """A record of the kit. Raises ExportError when it cannot be read."""
    if bundle.MIME not in shown:
        return None
    try:
        return (bundle.decode(shown[bundle.MIME]),)
    except ValueError as unknown:
        raise ExportError(
            f"Cell {place.cell} shows a record that cannot be read: {unknown}. "
            "Run the notebook again with this version of the kit."
        ) from unknown


def drawn(shown: Bundle, _: Bundle, place: Place) -> tuple[Shown, ...] | None:
    """A figure of plotly, Vega or Vega-Lite."""
    if bundle.PLOTLY_MIME in shown:
        return (figure("plotly", shown[bundle.PLOTLY_MIME], place),)
    for mime, spec in shown.items():
        if mime.startswith(VEGA_MIME):
            kind = "vega-lite" if "lite" in mime else "vega"
            schema = {"$schema": f"https://vega.github.io/schema/{kind}/v5.json"}
            return (figure("vega", {**schema, **spec} if isinstance(spec, dict) else None, place),)
    return None


def figure(kind: str, given: Any, place: Place) -> Figure:
    """A figure of the kind "plotly" or "vega", with its words and data."""
    from briefing.charts import vegawords
    from briefing.charts import words as told

    if not isinstance(given, dict):
        raise place.error("a figure that cannot be read", "Run the cell again.")
    made: dict[str, Any] = given
    alt, headline = place.said("alt"), place.said("headline")
    if kind == "vega":
        alt, data = alt or vegawords.alt(made), vegawords.table(made)
        if headline:
            return Figure(headline, alt, made, *data)
        return Figure(vegawords.headline(made), alt, vegawords.untitled(made), *data)
    alt = alt or told.alt(made)
    if headline:
        return Figure(headline, alt, made)
    return Figure(told.headline(made), alt, told.untitled(made))


def grid(shown: Bundle, _: Bundle, __: Place) -> tuple[Shown, ...] | None:
    """A frame in the Table Schema."""
    made = schemas.grid(shown[TABLE_MIME]) if TABLE_MIME in shown else None
    return (made,) if made else None


def page(shown: Bundle, told: Bundle, place: Place) -> tuple[Shown, ...] | None:
    """What HTML shows. Raises ExportError when it needs a browser and no picture comes along."""
    if "text/html" not in shown:
        return None
    from briefing.exporters import hypertext

    try:
        made = hypertext.read(
            joined(shown["text/html"]), place, lambda kind, given: figure(kind, given, place)
        )
    except ExportError:
        still = simple.picture(shown, told, place)
        if still is None:
            raise
        return still
    return made or (None if _telling(shown) else ())


def _telling(shown: Bundle) -> bool:
    """True when an output whose HTML shows nothing has another form that may."""
    text = joined(shown.get("text/plain", ""))
    return any(mime in shown for mime in (*simple.DRAWN, "text/markdown", "text/latex")) or bool(
        text.strip() and not reprs.lost(text) and not reprs.bare(text)
    )


def widget(shown: Bundle, told: Bundle, place: Place) -> tuple[Shown, ...] | None:
    """A widget of ipywidgets, of which only a picture or a progress bar is no error."""
    if WIDGET_MIME not in shown and bundle.FACE not in joined(shown.get("text/html", "")):
        return None
    text = joined(shown.get("text/plain", ""))
    if reprs.progress(text):
        return ()
    still = simple.picture(shown, told, place)
    if still is None:
        remedy = "Show what it holds: a table or picture."
        if text.startswith("FigureWidget("):
            remedy = "Show the figure itself: go.Figure(widget)."
        raise place.error("a widget, which needs a running notebook", remedy)
    return still
