"""Precision, recall and F1 from counts, and how far chance may have moved them."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

ROUNDS = 1000  # resamples; percentile bootstrap, Efron and Tibshirani 1993, chapter 13
_SEED = 3  # so that the same counts give the same interval
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Count:
    """`right` of `predicted` entries are right; `found` of `gold` entries were found.

    The two numerators differ where one prediction covers several gold entries.
    """

    right: int = 0
    predicted: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            self.right + other.right,
            self.predicted + other.predicted,
            self.found + other.found,
            self.gold + other.gold,
        )

    @property
    def precision(self) -> float | None:
        """Share of the predictions that is right, 0 to 1; None when nothing was predicted."""
        return self.right / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """Share of the gold entries that was found, 0 to 1; None when there are none."""
        return self.found / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None when there was nothing to find or say."""
        if not self.predicted and not self.gold:
            return None
        both = (self.precision or 0.0) + (self.recall or 0.0)
        return 2 * (self.precision or 0.0) * (self.recall or 0.0) / both if both else 0.0


def interval(counts: Sequence[Count], level: float = 0.95) -> tuple[float, float] | None:
    """Bounds of F1 by resampling whole documents; None with fewer than two that count.

    Documents are drawn, not entries, because entries of one text are not independent. With a
    handful of documents the interval is a rough guide, and too narrow rather than too wide.
    """
    scored = [count for count in counts if count.f1 is not None]
    return resampled(scored, _f1, level)


def mean(rates: Sequence[float]) -> float:
    """The average of rates, of which there must be one."""
    return sum(rates) / len(rates)


def resampled(
    documents: Sequence[T], measure: Callable[[Sequence[T]], float], level: float = 0.95
) -> tuple[float, float] | None:
    """Bounds of `measure` over documents drawn again and again; None with fewer than two."""
    if len(documents) < 2:
        return None
    draw = random.Random(_SEED)  # noqa: S311 - statistics, no secret
    drawn = sorted(measure(draw.choices(documents, k=len(documents))) for _ in range(ROUNDS))
    cut = int(ROUNDS * (1 - level) / 2)
    return drawn[cut], drawn[-1 - cut]


def _f1(counts: Sequence[Count]) -> float:
    return sum(counts, Count()).f1 or 0.0
