"""How likely a word, or two words side by side, comes back in a short summary of a text.

Two logistic regressions of a few signs that hold for news of any topic: how often a word is
said and in how many sentences, how early, whether it is a word of grammar or a figure, how long
the text is. The idea of weighing words so is that of Hong and Nenkova (2014), "Improving the
estimation of word importance for news multi-document summarization". The weights were fitted to the
words of 50 news articles with people's own highlights (the even half of 100 documents of
CNN/DailyMail in REALSumm), all at once; no word has a weight of its own.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from operator import mul
from typing import TypeVar

from briefing.reading.summary.stems import stem

Pair = tuple[str, str]
T = TypeVar("T")

_WORD = re.compile(r"[^\W_]{1,60}")
_GRAMMAR = frozenset(
    "a about after all also am an and any are as at be been before being between both but by can "
    "could d did do does during each for from get got had has have he her here him his how i if in "
    "into is it its just ll m may me might more most must my no not now of on one only or other our "
    "out over own re s said same say says she should so some such t than that the their them then "
    "there these they this those through to told too two under until up us ve very was we were what "
    "when where which while who whom whose why will with would you your".split()
)
_LONGEST_KEPT = 3  # letters; words this short are their own stem, as in rouge_score

# constant, log of times said, log of 1 + sentences it is in, 1 / (1 + first sentence), log of
# 1 + first sentence, in the first sentence, grammar, grammar x log of times, figure, log of length
WORD = (3.54, 0.87, 0.77, 0.69, -0.64, -0.77, 0.12, -0.53, 0.61, -0.88)
# constant, log chance of either word, log of times said, log of 1 + first sentence
PAIR = (-1.24, 0.22, 0.25, 0.89, -0.64)
FLOOR = 1e-4  # no chance is taken for less: its logarithm is wanted


@lru_cache(maxsize=1 << 13)
def stems(text: str) -> tuple[str, ...]:
    """The words of `text` in order, lower case, as stems."""
    words = _WORD.findall(text.lower())
    return tuple(word if len(word) <= _LONGEST_KEPT else stem(word) for word in words)


def pairs(words: Sequence[str]) -> list[Pair]:
    """Each two words that stand side by side."""
    return list(pairwise(words))


@dataclass(frozen=True, slots=True)
class Chances:
    """The chance, 0 to 1, that a summary says a word, or a pair of words; of others it is 0."""

    words: dict[str, float] = field(default_factory=dict)
    pairs: dict[Pair, float] = field(default_factory=dict)


def chances(sentences: Sequence[str]) -> Chances:
    """The chances of every word of one text, given as its sentences in order."""
    told = [stems(sentence) for sentence in sentences]
    words = {word: _logistic(WORD, signs) for word, signs in word_signs(told).items()}
    signs_of = pair_signs(told, words)
    return Chances(words, {pair: _logistic(PAIR, signs) for pair, signs in signs_of.items()})


def together(several: Iterable[Chances]) -> Chances:
    """The chances of several texts as one: the mean, so that what many tell weighs most."""
    found = list(several)
    return Chances(_mean([one.words for one in found]), _mean([one.pairs for one in found]))


def _mean(tables: Sequence[dict[T, float]]) -> dict[T, float]:
    summed: dict[T, float] = {}
    for table in tables:
        for thing, chance in table.items():
            summed[thing] = summed.get(thing, 0.0) + chance / len(tables)
    return summed


def word_signs(told: Sequence[Sequence[str]]) -> dict[str, tuple[float, ...]]:
    """What the chance of each word is reckoned from."""
    times = Counter(word for words in told for word in words)
    spread = Counter(word for words in told for word in dict.fromkeys(words))
    first = _first(told)
    length = math.log(sum(times.values()) or 1)
    return {
        word: _signs(word, math.log(number), spread[word], first[word], length)
        for word, number in times.items()
    }


def _signs(word: str, times: float, spread: int, first: int, length: float) -> tuple[float, ...]:
    grammar = word in _GRAMMAR
    return (
        1.0,
        times,
        math.log(1 + spread),
        1 / (1 + first),
        math.log(1 + first),
        float(first == 0),
        float(grammar),
        grammar * times,
        float(word.isdigit()),
        length,
    )


def pair_signs(
    told: Sequence[Sequence[str]], words: dict[str, float]
) -> dict[Pair, tuple[float, ...]]:
    """What the chance of each pair is reckoned from, `words` being the chances of single words."""
    joined = [pairs(sentence) for sentence in told]
    first = _first(joined)
    return {
        pair: (
            1.0,
            math.log(max(words[pair[0]], FLOOR)),
            math.log(max(words[pair[1]], FLOOR)),
            math.log(number),
            math.log(1 + first[pair]),
        )
        for pair, number in Counter(pair for row in joined for pair in row).items()
    }


def _first(rows: Sequence[Sequence[T]]) -> dict[T, int]:
    """In which row, from 0, each thing stands first."""
    found: dict[T, int] = {}
    for number, row in enumerate(rows):
        for thing in row:
            found.setdefault(thing, number)
    return found


def _logistic(weights: Sequence[float], signs: Sequence[float]) -> float:
    return 1 / (1 + math.exp(-sum(map(mul, weights, signs))))
