"""From degrees to px: an equirectangular window, as narrow as its places allow.

The window may lie across the date line: Seoul, Tokyo and Washington share the Pacific.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians

from briefing.charts.outlines import Point, Ring

_WIDE, _HIGH = 44.0, 24.0  # degrees, the least window
_MARGIN = 0.16  # of the window, round its places
_POLE = 84.0  # degrees north and south; nothing beyond is shown
_FINE = 1.0  # px; corners nearer than that to one another are left out
_SPECK = 2.0  # px; islands smaller than that are left out


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the world shown: its western and southern edge, and its size in px.

    `scale` is px for a degree of latitude, `squeeze` the share of it for one of longitude.
    """

    west: float
    south: float
    scale: float
    squeeze: float
    width: float
    height: float

    @property
    def across(self) -> tuple[float, float]:
        """Degrees of longitude and of latitude from edge to edge."""
        return self.width / (self.scale * self.squeeze), self.height / self.scale

    def at(self, point: Point) -> tuple[float, float]:
        """The px of a point, from the upper left corner; one near a pole lies at the edge."""
        east = (point[0] - self.west) % 360.0
        north = min(max(point[1], -_POLE), _POLE)
        return self._px((east, north - self.south))

    def _px(self, inside: Point) -> tuple[float, float]:
        x = inside[0] * self.scale * self.squeeze
        return round(x, 1), round(self.height - inside[1] * self.scale, 1)

    def outlines(self, ring: Ring) -> Iterator[list[tuple[float, float]]]:
        """The parts of a ring that lie in the window, in px; specks are left out."""
        across = self.across
        lons, lats = zip(*ring, strict=True)
        low, high = min(lats) - self.south, max(lats) - self.south
        if high < 0 or low > across[1]:
            return
        first, last = min(lons) - self.west, max(lons) - self.west
        for turn in (-360.0, 0.0, 360.0):
            if last + turn < 0 or first + turn > across[0]:
                continue
            moved = [(lon - self.west + turn, lat - self.south) for lon, lat in ring]
            inside = first + turn >= 0 and last + turn <= across[0]
            if not (inside and low >= 0 and high <= across[1]):
                moved = _clipped(moved, across)
            found = _thinned([self._px(point) for point in moved])
            if len(found) > 2 and _size(found) > _SPECK:
                yield found


def window(points: Sequence[Point], width: float, heights: tuple[float, float]) -> Window:
    """The window of `width` px round the points, at least one.

    `heights` are the least and the greatest height in px.
    """
    west, wide = around([lon % 360.0 for lon, _ in points])
    lats = [min(max(lat, -_POLE), _POLE) for _, lat in points]
    low, high = min(lats), max(lats)
    middle, across = west + wide / 2, min(max(wide * (1 + 2 * _MARGIN), _WIDE), 360.0)
    tall = max((high - low) * (1 + 2 * _MARGIN), _HIGH)
    squeeze = cos(radians(min(abs(low + high) / 2, 70.0)))
    scale = min(width / (across * squeeze), heights[1] / tall)
    height = min(max(tall * scale, heights[0]), heights[1])
    degrees = height / scale
    south = min(max((low + high) / 2 - degrees / 2, -_POLE), _POLE - degrees)
    return Window(middle - width / (2 * scale * squeeze), south, scale, squeeze, width, height)


def around(lons: Sequence[float]) -> tuple[float, float]:
    """Where the shortest arc that holds all longitudes begins, and how long it is."""
    ordered = sorted(set(lons))
    turned = [*ordered[1:], ordered[0]]
    gap, start = max(
        ((after - before) % 360.0 or 360.0, after)
        for before, after in zip(ordered, turned, strict=True)
    )
    return start, 360.0 - gap


def _clipped(ring: Sequence[Point], size: Point) -> list[Point]:
    """The ring cut at the edges of a window from 0, 0 to `size` (Sutherland and Hodgman, 1974)."""
    found = list(ring)
    for axis in (0, 1):
        for edge, sign in ((0.0, 1.0), (size[axis], -1.0)):
            found = _cut(found, axis, edge, sign)
    return found


def _cut(ring: Sequence[Point], axis: int, edge: float, sign: float) -> list[Point]:
    found: list[Point] = []
    for before, here in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        past, now = ((p[axis] - edge) * sign >= 0 for p in (before, here))
        if past != now:
            share = (edge - before[axis]) / (here[axis] - before[axis])
            found.append(
                (
                    before[0] + share * (here[0] - before[0]),
                    before[1] + share * (here[1] - before[1]),
                )
            )
        if now:
            found.append(here)
    return found


def _thinned(points: Sequence[Point]) -> list[Point]:
    found: list[Point] = []
    for point in points:
        if not found or hypot(point[0] - found[-1][0], point[1] - found[-1][1]) >= _FINE:
            found.append(point)
    return found


def _size(points: Sequence[Point]) -> float:
    xs, ys = zip(*points, strict=True)
    return float(max(max(xs) - min(xs), max(ys) - min(ys)))
