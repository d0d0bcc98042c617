"""Figures that only a browser draws: maps, 3-D, and what plotly paints with WebGL.

The page holds the full bundle of the installed `plotly` package, the figure, outlines of
countries and the fonts of its labels. Its policy lets it load nothing.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from briefing.charts import assets, chromium, measure, offline, topology
from briefing.errors import FigureError

# Trace types of plotly.js 4 that are not in the bundle for two dimensions.
TYPES = tuple(
    (
        "choropleth choroplethmap cone densitymap isosurface mesh3d parcoords scatter3d scattergeo "
        "scattergl scattermap scatterpolargl splom streamtube surface volume"
    ).split()
)
_VECTORS = frozenset(("choropleth", "scattergeo"))  # maps of outlines
_FOUND = re.compile(r"drawn:([A-Za-z0-9+/=]{4,60000000}):end")
_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; "
    "img-src data: blob:; font-src data:; worker-src blob:; child-src blob:; "
    "connect-src data: blob:"
)


def wanted(traces: list[Any]) -> bool:
    """True when one of the traces needs a browser."""
    return any(isinstance(trace, dict) and str(trace.get("type")) in TYPES for trace in traces)


def _kinds(figure: Mapping[str, Any]) -> set[str]:
    return {str(t.get("type")) for t in figure["data"] if isinstance(t, dict)} & {*TYPES}


def draw(figure: Mapping[str, Any], text: str) -> dict[str, Any]:
    """The drawing of a figure, also given as JSON `text`: its element tree, its canvases.

    Raises FigureError when no Chromium is installed, when the figure would need the network,
    or when plotly fails on it.
    """
    offline.check(figure)
    told = chromium.page(_page(figure, text))
    found = _FOUND.search(told)
    if found is None:
        raise FigureError("Chromium ended before the figure was drawn. Draw fewer points.")
    drawn: dict[str, Any] = json.loads(base64.b64decode(found[1]))
    if "error" in drawn:
        raise FigureError(f"plotly could not draw the figure: {drawn['error'][:300]}")
    return drawn


def _page(figure: Mapping[str, Any], text: str) -> str:
    layout = figure["layout"]
    fonts = _faces(text)
    held = {
        "figure": text,
        "outlines": json.dumps(topology.topologies() if _kinds(figure) & _VECTORS else {}),
        "webgl": json.dumps(bool(_kinds(figure) - _VECTORS)),
        "fonts": json.dumps([f"12px '{family}'" for family, *_ in fonts]),
    }
    data = "".join(
        f'<script type="application/json" id="{key}">{_inert(value)}</script>'
        for key, value in held.items()
    )
    style = "".join(
        f"@font-face{{font-family:'{family}';font-weight:{weight};src:url(data:;base64,{raw})}}"
        for family, weight, raw in fonts
    )
    return (
        f'<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
        f'content="{_POLICY}"><style>body{{margin:0}}{style}</style><body><div id="box" '
        f'style="width:{layout["width"]}px;height:{layout["height"]}px"></div>{data}'
        f"<script>{_plotly()}</script><script>{assets.own('page.js')}</script></body>"
    )


def _inert(text: str) -> str:
    """JSON in which no element of a page can end."""
    return text.replace("<", "\\u003c")


def _faces(text: str) -> list[tuple[str, str, str]]:
    """Family, weights and file of the fonts the words need."""
    used = sorted({0, *(measure.face(char) for char in set(text) if not char.isascii())})
    return [
        (
            measure.FONTS[number],
            "100 900" if "wght" in measure.path(number).name else "400",
            base64.b64encode(measure.path(number).read_bytes()).decode(),
        )
        for number in used
    ]


@cache
def _plotly() -> str:
    """The bundle of the installed plotly package, safe inside a script element."""
    try:
        text = files("plotly").joinpath("package_data", "plotly.min.js").read_text("utf-8")
    except (ModuleNotFoundError, OSError) as error:
        raise FigureError(
            "figures in a browser need plotly.min.js of the package plotly, which is missing. "
            "Reinstall it: pip install --force-reinstall plotly"
        ) from error
    return text.replace("</script", "<\\/script")
