"""Where the labels of a map go: near their marks, and on no other label or mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

_RADII = (9.0, 18.0, 30.0, 46.0, 64.0, 86.0, 112.0, 142.0, 180.0)  # px from mark to label
# To the right and left first: reading goes that way.
_SIDES = ((1, 0), (-1, 0), (1, -1), (-1, -1), (1, 1), (-1, 1), (0, -1), (0, 1))
_CLEAR = 2.0  # px between two labels
_MARK = 6.0  # px, half the room of a mark


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in px."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """True when the two overlap or nearly touch."""
        apart = self.right + _CLEAR <= other.left or other.right + _CLEAR <= self.left
        return not (apart or self.bottom + _CLEAR <= other.top or other.bottom + _CLEAR <= self.top)

    def cut(self, a: tuple[float, float], b: tuple[float, float]) -> bool:
        """True when the line from a to b crosses a diagonal of it."""
        corners = (self.left, self.top), (self.right, self.bottom)
        mirrored = (self.left, self.bottom), (self.right, self.top)
        return _cross(a, b, *corners) or _cross(a, b, *mirrored)

    def inside(self, width: float, height: float) -> bool:
        """True when it lies in a frame of that size."""
        return self.left >= 1 and self.top >= 1 and self.right <= width and self.bottom <= height


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a label stands, the mark it belongs to, and the point a line from there ends at."""

    box: Box
    mark: tuple[float, float]
    end: tuple[float, float]


def spots(
    marks: Sequence[tuple[float, float]],
    sizes: Sequence[tuple[float, float]],
    width: float,
    height: float,
) -> list[Spot | None]:
    """A place for the label of each mark, first come first served; None where there is no room.

    `sizes` are those of the labels in px, `width` and `height` those of the map.
    """
    taken = [Box(x - _MARK, y - _MARK, x + _MARK, y + _MARK) for x, y in marks]
    found: list[Spot | None] = []
    for mark, size in zip(marks, sizes, strict=True):
        lines = [(spot.mark, spot.end) for spot in found if spot]
        free = [
            spot
            for spot in _around(mark, size)
            if spot.box.inside(width, height) and not any(spot.box.meets(box) for box in taken)
        ]
        others = taken[len(marks) :]
        clear = (
            s
            for s in free
            if not any(_cross(*line, s.mark, s.end) for line in lines)
            and not any(box.cut(s.mark, s.end) for box in others)
        )
        chosen = next(clear, free[0] if free else None)
        found.append(chosen)
        if chosen:
            taken.append(chosen.box)
    return found


def _around(mark: tuple[float, float], size: tuple[float, float]) -> Iterator[Spot]:
    """Places for a label round a mark, the nearest first."""
    for radius, (side, level) in product(_RADII, _SIDES):
        slant = 0.72 if side and level else 1.0
        x, y = mark[0] + side * radius * slant, mark[1] + level * radius * slant
        left = x - size[0] / 2 + side * size[0] / 2
        top = y - size[1] / 2 + level * size[1] / 2 * (not side)
        yield Spot(Box(left, top, left + size[0], top + size[1]), mark, (x, y))


def _cross(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], d: tuple[float, float]
) -> bool:
    """True when the lines from a to b and from c to d cross."""
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
