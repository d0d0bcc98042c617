"""ROUGE: how much of a summary by hand a summary shares, as Google's rouge_score counts it.

Lin (2004), "ROUGE: a package for automatic evaluation of summaries". Words are runs of a-z and
0-9, lower case, stemmed when longer than three letters (`use_stemmer=True`); F weighs precision
and recall alike. The official ROUGE-1.5.5 counts about a point more: never compare the two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Sequence

from briefing.reading.summary.stems import stem

_WORD = re.compile(r"[a-z0-9]+")
_STEMMED = 4  # letters from which words are stemmed
_LONGEST = 5000  # words of either side; the longest common subsequence takes their product


def words(text: str) -> list[str]:
    """The words of `text` as ROUGE compares them."""
    found = _WORD.findall(text.lower())
    return [stem(word) if len(word) >= _STEMMED else word for word in found]


def rouge_n(summary: str, reference: str, size: int) -> float:
    """F of the runs of `size` words that both have, 0 to 1."""
    mine, theirs = _runs(words(summary), size), _runs(words(reference), size)
    return _f1((mine & theirs).total(), mine.total(), theirs.total())


def rouge_lsum(summary: Sequence[str], reference: Sequence[str]) -> float:
    """F of the longest common subsequences, 0 to 1; both are given as their sentences.

    For each sentence of the reference those with all sentences of the summary are united.
    """
    mine, theirs = ([words(s)[:_LONGEST] for s in side] for side in (summary, reference))
    left, kept = (Counter(word for s in side for word in s) for side in (mine, theirs))
    hits = 0
    totals = left.total(), kept.total()
    for sentence in theirs:
        union = sorted({place for other in mine for place in _common(sentence, other)})
        for word in (sentence[place] for place in union):
            if left[word] > 0 and kept[word] > 0:
                hits += 1
                left[word] -= 1
                kept[word] -= 1
    return _f1(hits, *totals)


def _runs(tokens: Sequence[str], size: int) -> Counter[Hashable]:
    return Counter(tuple(tokens[at : at + size]) for at in range(len(tokens) - size + 1))


def _f1(common: int, mine: int, theirs: int) -> float:
    return 2 * common / (mine + theirs) if common else 0.0


def _common(one: Sequence[str], other: Sequence[str]) -> list[int]:
    """The places in `one` of a longest common subsequence with `other`."""
    table = [[0] * (len(other) + 1)]
    for word in one:
        above, row = table[-1], [0]
        for place, same in enumerate(other):
            row.append(above[place] + 1 if word == same else max(above[place + 1], row[-1]))
        table.append(row)
    places, i, j = [], len(one), len(other)
    while i and j:
        if one[i - 1] == other[j - 1]:
            i, j = i - 1, j - 1
            places.append(i)
        elif table[i][j - 1] > table[i - 1][j]:
            j -= 1
        else:
            i -= 1
    return places
