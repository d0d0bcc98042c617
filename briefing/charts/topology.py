"""Outlines of countries as plotly's maps want them, which would else be fetched from its maker.

They are those of `briefing.charts.outlines`, coarse and without a side on any border.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from math import cos, pi, sin
from typing import Any

from briefing.charts.outlines import Land, Ring, lands

SCOPES = ("world", "africa", "asia", "europe", "north-america", "south-america", "antarctica")
_DOT = 0.5  # degrees across the half of a spot
_STEP = 30  # degrees; a side of a patch of the sea must be short enough to have a direction


@cache
def topologies() -> dict[str, Any]:
    """The same outlines for every part of the world and both resolutions, by plotly's names."""
    made = _topology()
    return {f"{scope}_{metres}m": made for scope in (*SCOPES, "oceania") for metres in (50, 110)}


def _topology() -> dict[str, Any]:
    arcs: list[list[list[float]]] = []
    shapes = [_shape(land, land.rings, arcs) for land in lands() if land.rings]
    dots = [_shape(land, _dot(land), arcs) for land in lands() if not land.rings and land.middle]
    lines = [ring for shape in shapes for polygon in shape["arcs"] for ring in polygon]
    sea = [_polygon([ring], arcs) for ring in _patches()]
    empty = {"type": "GeometryCollection", "geometries": []}
    return {
        "type": "Topology",
        "arcs": arcs,
        "objects": {
            "countries": {"type": "GeometryCollection", "geometries": [*shapes, *dots]},
            "land": {
                "type": "MultiPolygon",
                "arcs": [polygon for shape in shapes for polygon in shape["arcs"]],
            },
            "coastlines": {"type": "MultiLineString", "arcs": lines},
            "coastline": {"type": "MultiLineString", "arcs": lines},
            "ocean": {"type": "MultiPolygon", "arcs": sea},
            "lakes": empty,
            "rivers": empty,
            "subunits": empty,
        },
    }


def _dot(land: Land) -> tuple[Ring, ...]:
    """A spot in the place of a country too small for an outline, so that its value is seen."""
    if land.middle is None:
        return ()
    left, up = land.middle
    turns = [2 * pi * n / 12 for n in range(13)]
    return (tuple((left + _DOT * cos(t), up + _DOT * sin(t)) for t in turns),)


def _shape(land: Land, rings: tuple[Ring, ...], arcs: list[list[list[float]]]) -> dict[str, Any]:
    """A country under its ISO 3166-1 code of three letters, with its middle."""
    return {
        "type": "MultiPolygon",
        "id": land.long_code,
        "properties": {"ct": list(land.middle or rings[0][0])},
        "arcs": [_polygon([ring], arcs) for ring in rings],
    }


def _polygon(rings: Iterable[Ring], arcs: list[list[list[float]]]) -> list[list[int]]:
    """The numbers of new arcs, a ring each, clockwise as d3 wants an outside."""
    numbers = []
    for ring in rings:
        numbers.append([len(arcs)])
        points = [[round(x, 3), round(y, 3)] for x, y in ring]
        arcs.append(points if _area(ring) < 0 else points[::-1])
    return numbers


def _area(ring: Ring) -> float:
    """Twice the area, negative for a ring that runs clockwise."""
    ends = zip(ring, ring[1:] + ring[:1], strict=True)
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in ends)


def _patches() -> Iterator[Ring]:
    """The whole globe in patches."""
    for west in range(-180, 180, _STEP):
        for south in range(-90, 90, _STEP):
            east, north = west + _STEP, south + _STEP
            yield (
                (west, south),
                (west, north),
                (east, north),
                (east, south),
                (west, south),
            )
