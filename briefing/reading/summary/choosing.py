"""The few sentences that share most words with the summary a person would write.

For a set of sentences the expected overlap (ROUGE-1 and ROUGE-2 F of Lin 2004) with an unknown
summary of usual length is reckoned from the chances of its words and pairs of words. The set
grows by the sentence that raises it most. Saying a thing twice gains nothing and costs length, so
that repetition needs no rule of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.reading.summary.likely import Chances, Pair, pairs, stems

RULE = "expected-overlap"
USUAL = 45  # words of a summary by hand; highlights have 50 on average, and 40 to 50 do alike
FULL = 200  # words to reckon with where a sentence may be as long as it likes
_PAIRS = 2.0  # weight of pairs beside single words, which are found more easily
_AGAIN = 0.25  # share of its chance that a word said again gains


@dataclass(frozen=True, slots=True)
class Pick:
    """A sentence chosen: its place among the candidates, from 0, and what it added.

    `gain` is how much it raised the expected overlap; the first says most, a later one may have
    cost a little where a fixed number was asked for.
    """

    place: int
    gain: float
    rule: str = RULE


@dataclass
class _Set:
    """The sentences chosen so far, as what is needed to reckon with one more."""

    chances: Chances
    usual: int = USUAL
    said: Counter[str] = field(default_factory=Counter)
    joined: set[Pair] = field(default_factory=set)
    length: int = 0
    words: float = 0.0
    pairs: float = 0.0

    def _with(self, sentence: Sequence[str]) -> tuple[float, float]:
        known, fresh = self.chances, Counter(sentence)
        words = pairs_ = 0.0
        for word, number in fresh.items():
            before = self.said[word]
            shares = (0.0 if before else 1.0) + (_AGAIN if before < 2 <= before + number else 0.0)
            words += shares * known.words.get(word, 0.0)
        for pair in set(pairs(sentence)) - self.joined:
            pairs_ += known.pairs.get(pair, 0.0)
        return self.words + words, self.pairs + pairs_

    def value(self, sentence: Sequence[str] = ()) -> float:
        """The expected overlap with `sentence` added."""
        words, joined = self._with(sentence)
        length = self.length + len(sentence)
        return 2 * (words + _PAIRS * joined) / (length + self.usual)

    def add(self, sentence: Sequence[str]) -> None:
        """Take a sentence into the set."""
        self.words, self.pairs = self._with(sentence)
        self.said.update(sentence)
        self.joined.update(pairs(sentence))
        self.length += len(sentence)


def choose(
    texts: Sequence[str],
    chances: Chances,
    number: int,
    taken: Sequence[str] = (),
    usual: int = USUAL,
) -> tuple[Pick, ...]:
    """Up to `number` of `texts`, best first. `taken` are printed already and not to be repeated.

    `usual` is the length in words of the summary by hand to reckon with: the longer, the less a
    long sentence costs.
    """
    chosen = _Set(chances, usual)
    for text in taken:
        chosen.add(stems(text))
    told = {place: words for place, text in enumerate(texts) if (words := stems(text))}
    picks: list[Pick] = []
    while told and len(picks) < number:
        before = chosen.value()
        best = max(told, key=lambda place: (chosen.value(told[place]), -place))
        picks.append(Pick(best, chosen.value(told[best]) - before))
        chosen.add(told.pop(best))
    return tuple(picks)
