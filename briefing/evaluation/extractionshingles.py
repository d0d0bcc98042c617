"""How much of two texts is the same, by runs of four words.

The measure of the article extraction benchmark (evaluate.py of
github.com/scrapinghub/article-extraction-benchmark): words are runs of letters and digits, a
text is the multiset of its runs of four words, and each page counts alike whatever its length.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"\w+")
_RUN = 4  # words


@dataclass(frozen=True, slots=True)
class Match:
    """Runs both texts have, runs only the found one has, and runs only the true one has."""

    both: int
    extra: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of the found text that is true; 1 for two empty texts."""
        if not self.both:
            return float(not (self.extra or self.missed))
        return self.both / (self.both + self.extra)

    @property
    def recall(self) -> float:
        """Share of the true text that is found; 1 for two empty texts."""
        if not self.both:
            return float(not (self.extra or self.missed))
        return self.both / (self.both + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return _harmonic(self.precision, self.recall)


def match(true: str, found: str) -> Match:
    """Compare two texts."""
    wanted, got = _runs(true), _runs(found)
    both = (wanted & got).total()
    return Match(both, got.total() - both, wanted.total() - both)


def over_all(matches: Sequence[Match]) -> tuple[float, float, float] | None:
    """F1, precision and recall of several pages; None when there is nothing to count.

    As in the benchmark, F1 is that of the mean precision and the mean recall, and a page without
    a found text says nothing of precision, one without a true text nothing of recall.
    """
    precisions = [one.precision for one in matches if one.both + one.extra]
    recalls = [one.recall for one in matches if one.both + one.missed]
    if not precisions or not recalls:
        return None
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return _harmonic(precision, recall), precision, recall


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    last = max(1, len(words) - _RUN + 1) if words else 0
    return Counter(tuple(words[start : start + _RUN]) for start in range(last))


def _harmonic(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0
