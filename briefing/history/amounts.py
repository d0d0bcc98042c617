"""Numbers of two claims that count one thing and cannot both be right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.claims import Claim
from briefing.claims.amounts import bounds
from briefing.claims.words import stems
from briefing.history.known import masked
from briefing.models import Number

# "the two countries", "both": who is spoken of, not how many there were
_KNOWN = re.compile(
    r"\b(?:the|these|those|both|all|its|their|our|last|past|next|first|other)\s$", re.IGNORECASE
)

Key = tuple[str | None, str | None, frozenset[str]]


def moved(old: Claim, new: Claim) -> Iterator[tuple[Number, Number]]:
    """Yield the numbers of one measure, each the only one of its clause, that differ.

    Of one clause with other figures, each number with the one in its place.
    """
    if masked(old.text) == masked(new.text) and len(old.numbers) == len(new.numbers):
        pairs = zip(old.numbers, new.numbers, strict=True)
        yield from (pair for pair in pairs if _printed(pair[0]) != _printed(pair[1]))
        return
    then, now = _measured(old), _measured(new)
    for key, before in then.items():
        after = now.get(key, [])
        if len(before) == 1 and len(after) == 1 and not _may_be_one(before[0], after[0]):
            yield before[0], after[0]


def _printed(number: Number) -> tuple[str | None, ...]:
    return number.value, number.second, number.bound


def _measured(claim: Claim) -> dict[Key, list[Number]]:
    """The numbers of a claim by what they count and in which unit; ordinals are left out."""
    found: dict[Key, list[Number]] = {}
    for number in claim.numbers:
        what = stems(claim.article.passage(number.counted)) if number.counted else frozenset[str]()
        lead = claim.article.text[max(0, number.span.start - 10) : number.span.start]
        measured = what or number.currency or number.unit
        if measured and number.unit != "ordinal" and not _KNOWN.search(lead):
            found.setdefault((number.unit, number.currency, what), []).append(number)
    return found


def _may_be_one(one: Number, other: Number) -> bool:
    a, b = bounds(one), bounds(other)
    return a is None or b is None or (a[0] <= b[1] and b[0] <= a[1])
