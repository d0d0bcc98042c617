"""How much words weigh among claims, and which pairs have enough in common to be looked at.

Sums are exact (`math.fsum`): sets have no order, and a score must not depend on theirs.
Rare words weigh more (inverse document frequency, Spärck Jones 1972); pairs are looked for by an
index of the rare ones, never among all.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.claims.records import Claim

COMMON = 60  # claims that hold a word; a more common one finds no pair
PAIRS = 60_000  # candidates looked at; those with most in common first
_FEW = 3  # words that two clauses must share to be told in nearly the same words
_HALF = 0.5  # weight of a word that only the context has


@dataclass(slots=True)
class Scale:
    """How much a word weighs among these claims: rare ones more."""

    number: int = 1
    held: Counter[str] = field(default_factory=Counter)
    # a word, and a claim's words, are weighed once: each meets hundreds of others
    _weights: dict[str, float] = field(default_factory=dict, repr=False, compare=False)
    _wholes: dict[frozenset[str], float] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> Scale:
        """The scale of these claims."""
        return cls(max(1, len(claims)), Counter(w for c in claims for w in c.words))

    def weight(self, word: str) -> float:
        """From near 0 for a word of every claim upward."""
        found = self._weights.get(word)
        if found is None:
            found = self._weights[word] = math.log(1 + self.number / (self.held[word] or 1))
        return found

    def whole(self, words: frozenset[str]) -> float:
        """The weight of all words of a claim."""
        found = self._wholes.get(words)
        if found is None:
            found = self._wholes[words] = math.fsum(map(self.weight, words))
        return found

    def score(self, one: Claim, other: Claim) -> float:
        """The share of what two claims say that both say, 0 to 1; context counts half."""
        both = (one.words | one.context) & (other.words | other.context)
        shared = math.fsum(
            self.weight(w) * (1.0 if w in one.words and w in other.words else _HALF) for w in both
        )
        whole = self.whole(one.words) + self.whole(other.words)
        return min(1.0, 2 * shared / whole) if whole else 0.0

    def alike(self, one: Claim, other: Claim) -> float:
        """The share of words that both have, context aside; 0 when the words are few."""
        both = one.words & other.words
        if len(both) < _FEW:
            return 0.0
        if len(things(both)) < _FEW and len(both) < len(one.words | other.words):
            return 0.0
        shared = math.fsum(map(self.weight, both))
        return 2 * shared / (self.whole(one.words) + self.whole(other.words))


def things(words: frozenset[str]) -> frozenset[str]:
    """The words that are neither the key of a country nor a verb of no family."""
    return frozenset(word for word in words if word[0] not in "@=")


def candidates(claims: Sequence[Claim], scale: Scale) -> tuple[tuple[int, int], ...]:
    """The places of pairs that share rare words, those with most in common first; bounded."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, claim in enumerate(claims):
        for word in claim.words | claim.context:
            if scale.held[word] <= COMMON:
                holders[word].append(place)
    common: Counter[tuple[int, int]] = Counter()
    for word, places in sorted(holders.items(), key=lambda item: len(item[1])):
        if len(places) > 2 * COMMON:
            continue
        weight = int(100 * scale.weight(word))
        for n, one in enumerate(places):
            for other in places[n + 1 :]:
                common[one, other] += weight
        if len(common) > 20 * PAIRS:
            break
    return tuple(pair for pair, _ in common.most_common(PAIRS))
