"""Medians with their spread, and ratios of what was measured in the same round."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spread:
    """The median, the least and the most of some measurements."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, found: Sequence[float]) -> Spread:
        """The spread of one measurement or more."""
        return cls(statistics.median(found), min(found), max(found))

    def told(self, digits: int = 2) -> str:
        """As it stands in a table: 2.31 (2.20 to 2.52)."""
        return f"{self.median:,.{digits}f} ({self.least:,.{digits}f} to {self.most:,.{digits}f})"


def ratios(plain: Sequence[float], ours: Sequence[float]) -> Spread:
    """How many times as fast ours is, round by round. Raises ValueError for unequal rounds."""
    return Spread.of([slow / fast for slow, fast in zip(plain, ours, strict=True)])


def verdict(found: Spread, bar: float) -> str:
    """What a ratio is held against: its bar, and whether the median reaches it."""
    return f"at least {bar:g}: {'reached' if found.median >= bar else '**missed**'}"


def below(found: float, bar: float, unit: str) -> str:
    """The same for a number that should be small."""
    return f"at most {bar:g} {unit}: {'reached' if found <= bar else '**missed**'}"
