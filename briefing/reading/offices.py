"""Offices printed without a name: "the foreign minister", "Japan's chief negotiator"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.reading import roles
from briefing.reading.places import NATIONALITIES, PLACES
from briefing.reading.titles import MODIFIERS, PORTFOLIO

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.reading.tokens import Token

# Heads of offices that one person holds at a time.
_HEADS = frozenset(
    """
    minister president secretary premier chancellor ambassador envoy governor mayor king queen emperor pope prince
    secretary-general director-general attorney-general undersecretary spokesman spokeswoman spokesperson chairman
    chairwoman chairperson chair commissioner prosecutor speaker commander negotiator adviser advisor prime-minister
    """.split()
)
_OWNERS = frozenset(("the", "his", "her", "its", "their"))
_LONGEST = 8  # tokens


def at(words: Sequence[Token], start: int, taken: Mapping[int, int]) -> int:
    """Return where the office that begins at token `start` ends, 0 when there is none.

    An article or a possessive must stand before it, and no name after it. `taken` are the
    offsets where names of people begin.
    """
    if not start or not _owns(words[start - 1]):
        return 0
    end = start
    while end < len(words) and end - start < _LONGEST and _belongs(words, end):
        end += 1
    while end > start and words[end - 1].low not in _HEADS:
        end -= 1
    if end == start or (end < len(words) and _named(words, end, taken)):
        return 0
    return end


def _owns(word: Token) -> bool:
    """Tell whether an office may follow: "the", "Japan's", "Iraqi", "UN"."""
    if word.low in _OWNERS or word.shape == "possessive":
        return True
    known = word.low in NATIONALITIES or word.low in PLACES
    return word.shape == "cap" and (known or word.word.isupper())


def _belongs(words: Sequence[Token], at: int) -> bool:
    word = words[at]
    return (
        word.shape in ("low", "cap")
        and (
            word.low in _HEADS
            or word.low in MODIFIERS
            or word.low in PORTFOLIO
            or roles.is_role(word)
        )
        and word.low not in ("the", "and", "of", "for")
    )


def _named(words: Sequence[Token], end: int, taken: Mapping[int, int]) -> bool:
    """Tell whether a name follows, or an apposition with one."""
    after = end + (words[end].low == ",")
    if after < len(words) and words[after].start in taken:
        return True
    return words[end].shape == "cap" and words[end].start - words[end - 1].end <= 1
