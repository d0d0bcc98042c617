"""A time axis in up to three panels, each with a scale of its own.

One linear axis from 1965 to next week would squash next week into a line. So the axis is
broken where nothing happens for long, or where many events stand in a small part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from briefing.charts.moments import Moment

MOST = 3  # panels
_GAP = 0.35  # a gap of this share of all that is drawn is cut out
_HOLE = 200  # days; no shorter gap is cut out
_DENSE = 6  # the latest events get a panel when they fill less than a sixth of theirs
_LONG = timedelta(days=62)  # a longer bar that overlaps shorter ones does not set the scale
_BETWEEN = 18.0  # px between panels
_PADDING = 12.0  # px inside a panel, left and right
_NARROW = 48.0  # px, the least width of a panel

Stretch = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the axis: its first and last day, and its left and right edge in px."""

    first: date
    last: date
    left: float
    right: float

    def at(self, day: date) -> float:
        """The place of `day` in px; a day outside is placed at the edge."""
        room = self.right - self.left - 2 * _PADDING
        length = (self.last - self.first).days
        if day < self.first or day > self.last:
            return self.left if day < self.first else self.right
        share = (day - self.first).days / length if length else 0.5
        return self.left + _PADDING + share * room

    def holds(self, day: date) -> bool:
        """True when `day` lies in the panel."""
        return self.first <= day <= self.last

    def meets(self, first: date, last: date) -> bool:
        """True when the days from `first` to `last` and the panel overlap."""
        return first <= self.last and last >= self.first


def panels(
    moments: Sequence[Moment], published: date | None, left: float, right: float
) -> tuple[Panel, ...]:
    """The panels, oldest first, between the px `left` and `right`."""
    spans = _scaling(moments) + ([(published, published)] if published else [])
    groups = _split(sorted(spans))
    weights = [len(group) for group in groups]
    room = right - left - _BETWEEN * (len(groups) - 1) - _NARROW * len(groups)
    found, at = [], left
    for group, weight in zip(groups, weights, strict=True):
        width = _NARROW + room * weight / sum(weights)
        found.append(Panel(group[0][0], max(last for _, last in group), at, at + width))
        at += width + _BETWEEN
    return tuple(found)


def _scaling(moments: Sequence[Moment]) -> list[Stretch]:
    """The stretches that set the scale: a year bar must not flatten the days inside it."""
    short = [(m.first, m.last) for m in moments if m.last - m.first <= _LONG]
    long = [(m.first, m.last) for m in moments if m.last - m.first > _LONG]
    alone = [s for s in long if not any(f <= s[1] and t >= s[0] for f, t in short)]
    return short + alone


def _split(spans: list[Stretch]) -> list[list[Stretch]]:
    groups = [spans]
    while len(groups) < MOST:
        cuts = [(_worth(group, groups), n) for n, group in enumerate(groups)]
        (gain, place), number = max(cuts, key=lambda cut: (cut[0][0], cut[1]))
        if gain <= 0:
            break
        group = groups[number]
        groups[number : number + 1] = [group[:place], group[place:]]
    return groups


def _worth(group: list[Stretch], groups: list[list[Stretch]]) -> tuple[float, int]:
    """How much a cut of `group` gains (0: none), and before which stretch to cut."""
    whole = sum(_length(other) for other in groups)
    best = (0.0, 0)
    reach = group[0][1]
    for place, (_, after) in enumerate(pairwise(group), start=1):
        hole = (after[0] - reach).days
        if hole > max(_HOLE, _GAP * whole):
            best = max(best, (hole / whole, place))
        rest, length = _length(group[place:]), _length(group)
        if hole > 0 and length > _HOLE and rest * _DENSE < length and _days(group[place:]) > 2:
            best = max(best, (_GAP * (1 - rest / length), place))
        reach = max(reach, after[1])
    return best


def _length(group: list[Stretch]) -> int:
    return (max(last for _, last in group) - group[0][0]).days


def _days(group: list[Stretch]) -> int:
    return len({first for first, _ in group})
