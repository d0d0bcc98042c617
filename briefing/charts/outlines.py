"""Outlines of countries, and points of countries and capitals, from the package countryinfo.

Its outlines are coarse (some 50 km) and those of johan/world.geo.json, which are in the public
domain. The few countries that have none there (Hungary, Serbia, small islands) get a disc as
large as they are, so that a map shows no sea in their place; the smallest get none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, pi, radians, sin, sqrt
from typing import Any

Point = tuple[float, float]  # longitude, latitude in degrees
Ring = tuple[Point, ...]
_SEEN = 10_000.0  # square kilometres a country without an outline has for a disc
_DEGREE = 111.2  # kilometres in a degree of latitude
_CORNERS = 24  # of a disc
_NEAR = 3.0  # degrees a capital may lie off the coarse outline of its country
_FAR = 15.0  # degrees a capital may lie from the middle of a country without an outline


@dataclass(frozen=True, slots=True)
class Land:
    """A country: ISO 3166-1 code ("" when it has none), outline, middle and capital.

    `disc` is True where its one ring is only a disc;
    `rings` is empty where there is nothing to draw; `middle` and `capital` are None when not known.
    `long_code` is the code of three letters.
    """

    code: str
    rings: tuple[Ring, ...]
    disc: bool
    middle: Point | None
    capital: Point | None
    long_code: str = ""


@cache
def lands() -> tuple[Land, ...]:
    """Every country and territory of the package, in order of their codes."""
    from countryinfo import CountryInfo

    found = [_land(row) for row in CountryInfo.all().values()]
    return tuple(sorted(found, key=lambda land: (land.code, land.disc, land.rings)))


@cache
def land(code: str) -> Land | None:
    """The country of an ISO 3166-1 code; None for an unknown one."""
    return next((one for one in lands() if code and one.code == code), None)


def _land(row: Mapping[str, Any]) -> Land:
    rings = tuple(_rings(row.get("geoJSON") or {}))
    middle, capital = _point(row.get("latlng")), _point(row.get("capital_latlng"))
    disc = not rings
    if disc and middle is not None:
        rings = tuple(_disc(middle, float(row.get("area") or 0)))
    if capital is not None and not _lies_by(capital, () if disc else rings, middle):
        capital = None  # a slip of the package: Dili is given the place of Delhi
    codes = row.get("ISO") or {}
    short, long = (codes.get(key) or "" for key in ("alpha2", "alpha3"))
    return Land(short, rings, disc, middle, capital, long)


def _rings(shape: Mapping[str, Any]) -> Iterator[Ring]:
    """The outer and inner rings of all polygons."""
    for feature in shape.get("features", ()):
        drawn = feature.get("geometry") or {}
        polygons = drawn.get("coordinates", ())
        for polygon in [polygons] if drawn.get("type") == "Polygon" else polygons:
            yield from (tuple((float(x), float(y)) for x, y, *_ in ring) for ring in polygon)


def _disc(middle: Point, area: float) -> Iterator[Ring]:
    """A disc of an area in square kilometres; nothing when it is too small to be seen."""
    if area < _SEEN:
        return
    high = sqrt(area / pi) / _DEGREE
    wide = high / cos(radians(middle[1]))
    turns = [2 * pi * n / _CORNERS for n in range(_CORNERS)]
    yield tuple((middle[0] + wide * cos(t), middle[1] + high * sin(t)) for t in turns)


def _point(place: Sequence[float] | None) -> Point | None:
    """Latitude and longitude, in that order in the package, as a point."""
    if not place or len(place) != 2:
        return None
    return float(place[1]), float(place[0])


def _lies_by(point: Point, rings: Sequence[Ring], middle: Point | None) -> bool:
    corners = [corner for ring in rings for corner in ring]
    if not corners:
        return middle is not None and _apart(point, middle) < _FAR
    lons, lats = zip(*corners, strict=True)
    inside = min(lons) <= point[0] <= max(lons) and min(lats) <= point[1] <= max(lats)
    return inside or min(_apart(point, corner) for corner in corners) < _NEAR


def _apart(one: Point, other: Point) -> float:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))
