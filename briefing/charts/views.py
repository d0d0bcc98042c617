"""The windows of a map side by side: one, or up to three where its places lie far apart.

One window over the whole Pacific would squash Seoul, Pyongyang and Tokyo into a spot. So the map
is cut where no place lies for long, and each part has a scale of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.charts.outlines import Point
from briefing.charts.projection import Window, around, window

MOST = 3  # windows
_GAP = 45.0  # degrees of longitude without a place; no shorter gap is cut out
_SHARE = 0.3  # of all degrees shown that a gap must have
_BETWEEN = 8.0  # px between two windows
_NARROW = 150.0  # px, the least width of a window
_ALONE = (230.0, 380.0)  # px, the least and the greatest height of a single window
_BESIDE = (290.0, 290.0)  # px, the height of windows side by side


@dataclass(frozen=True, slots=True)
class View:
    """A window, the px of its left edge, and the numbers of the points it shows."""

    window: Window
    left: float
    members: tuple[int, ...]


def views(points: Sequence[Point], width: float) -> tuple[View, ...]:
    """The windows that show all points, from west to east, together `width` px wide."""
    groups = _groups(points)
    heights = _ALONE if len(groups) == 1 else _BESIDE
    room = width - _BETWEEN * (len(groups) - 1) - _NARROW * len(groups)
    found, left = [], 0.0
    for group in groups:
        wide = _NARROW + room * len(group) / len(points)
        shown = window([points[n] for n in group], wide, heights)
        found.append(View(shown, left, tuple(group)))
        left += wide + _BETWEEN
    return tuple(found)


def _groups(points: Sequence[Point]) -> list[list[int]]:
    """The numbers of the points, cut at the widest gaps of longitude."""
    west, wide = around([lon % 360.0 for lon, _ in points])
    east = [(lon - west) % 360.0 for lon, _ in points]
    ordered = sorted(range(len(points)), key=lambda n: (east[n], n))
    gaps = [
        (east[after] - east[before], place)
        for place, (before, after) in enumerate(pairwise(ordered), start=1)
    ]
    wanted = sorted(g for g in gaps if g[0] > _GAP and g[0] > _SHARE * wide)[1 - MOST :]
    cuts = [0, *sorted(place for _, place in wanted), len(ordered)]
    return [ordered[a:b] for a, b in pairwise(cuts)]
