"""What HTML asks for that paper has not: scripts, frames, players, forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.exporters.place import Place

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from briefing.errors import ExportError

STILL = "Show a still picture of it instead."
# Elements whose content only a browser makes, and what to call them.
ELEMENTS = {
    "iframe": "a page within the page (iframe)",
    "frame": "a page within the page (frame)",
    "canvas": "a canvas, which a script paints",
    "object": "an embedded object",
    "embed": "an embedded object",
    "applet": "an embedded object",
    "video": "a video",
    "audio": "a sound",
    "select": "a form field",
    "textarea": "a form field",
    "input": "a form field",
}
# Libraries by a word of what they show; the first that fits.
_LIBRARIES = (
    ("Bokeh", re.compile(r"bokeh", re.I)),
    ("Folium", re.compile(r"folium|leaflet", re.I)),
    ("Vega", re.compile(r"vega", re.I)),
    ("Plotly", re.compile(r"plotly", re.I)),
    ("PyVis", re.compile(r"pyvis|vis-network", re.I)),
    ("ECharts", re.compile(r"echarts", re.I)),
    ("Highcharts", re.compile(r"highcharts", re.I)),
    ("D3", re.compile(r"\bd3\b|d3(?:\.v\d)?(?:\.min)?\.js", re.I)),
    ("ipywidgets", re.compile(r"widget", re.I)),
)
# Kinds of <script> that no browser runs.
_SLEEPING = re.compile(r"(?:application|text)/(?!javascript|ecmascript|jsx?\b)[\w.+-]{1,60}", re.I)
# What libraries put into a notebook once, before they show anything.
_SETTING_UP = re.compile(
    r"PlotlyConfig|plotly\.js v\d|cdn\.plot\.ly|define\('plotly'|window\._itables_\w{1,40} ?=|"
    r"_itables_[\w.]{0,30}-ready|VEGA_DEBUG|BOKEH_AUTOLOAD|_bokeh_onload"
)


def library(source: str) -> str:
    """The library that made it, as "a Bokeh "; "an interactive " when it is not known."""
    for name, sign in _LIBRARIES:
        if sign.search(source[:200_000]):
            return f"an interactive {name} "
    return "an interactive "


def runs(kind: str) -> bool:
    """True for a type of <script> that a browser runs."""
    return not _SLEEPING.fullmatch(kind.strip())


def sets_up(script: str) -> bool:
    """True for a script that only loads a library."""
    return bool(_SETTING_UP.search(script[:5_000]) or _SETTING_UP.search(script[-5_000:]))


def refused(place: Place, source: str, what: str = "") -> ExportError:
    """The error of an output that paper cannot show; `what` names it when it is known."""
    return place.error(what or f"{library(source)}output, which needs a script to be seen", STILL)


def check(element: HtmlElement, place: Place) -> None:
    """Refuse one of `ELEMENTS`, but for fields of a form that show nothing."""
    tag = str(element.tag)
    if tag == "input" and (element.get("type") or "").lower() in ("hidden", "checkbox"):
        return
    source = " ".join(f"{name}={value}" for name, value in element.attrib.items())
    what = ELEMENTS[tag]
    if tag == "iframe" and re.search("leaflet|folium", source):
        what = "a Folium map, which needs a script and the network to be seen"
    raise refused(place, source, what)
