"""What a map would fetch from the network when it is drawn, and a report never does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from briefing.errors import FigureError

_TILED = ("choroplethmap", "densitymap", "scattermap")
# Codes of three letters are those of countries; plotly finds names of countries by itself.
_STATES = "USA-states"


def check(figure: Mapping[str, Any]) -> None:
    """Raise FigureError, with a way out, when the figure needs anything from elsewhere."""
    why = next(_needs(figure), None)
    if why:
        raise FigureError(why)


def _needs(figure: Mapping[str, Any]) -> Iterator[str]:
    traces = [trace for trace in figure["data"] if isinstance(trace, dict)]
    layout = figure["layout"]
    for number, trace in enumerate(traces):
        if isinstance(trace.get("geojson"), str):
            yield (
                f"trace {number} fetches its outlines from an address. Put the GeoJSON itself into "
                "`geojson`."
            )
        if trace.get("locationmode") == _STATES:
            yield (
                f"trace {number} needs outlines of states, which the kit does not have. Put them "
                'into `geojson`, with the locationmode "geojson-id".'
            )
        if trace.get("type") in _TILED:
            yield (
                f"trace {number} is a map of tiles, which are fetched from the network. Draw it "
                "with scattergeo or choropleth."
            )
    for name, geo in layout.items():
        if (
            re.fullmatch(r"geo\d{0,3}", name)
            and isinstance(geo, dict)
            and geo.get("scope") == "usa"
        ):
            yield (
                f"a map of the United States (layout.{name}.scope) needs outlines of states, which "
                'the kit does not have. Use the scope "north america".'
            )
