"""Names of one person that are spelt in two ways."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

_LIKE = 0.7  # share of letters in order from which two spellings may be one name
_SHORT = 4  # letters; in a shorter name one other letter is another name


@lru_cache(maxsize=1 << 14)
def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """True when two names share a word of three letters or more."""
    return any(len(word) > 2 for word in one & other)


@lru_cache(maxsize=1 << 12)
def respelt(one: frozenset[str], other: frozenset[str]) -> bool:
    """True when two names share one word and have in its place another spelling of a second.

    Accents, hyphens and the order of names make no other spelling; initials and names left out
    do not either.
    """
    mine, yours = one - other, other - one
    if not alike(one, other) or len(mine) != 1 or len(yours) != 1:
        return False
    (a,), (b,) = mine, yours
    if min(len(a), len(b)) < _SHORT or a.replace("-", "") == b.replace("-", ""):
        return False
    return a[0] == b[0] and SequenceMatcher(None, a, b, autojunk=False).ratio() >= _LIKE
