"""Numbers of two claims that count one thing, and whether both can be right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from briefing.claims import acts
from briefing.claims.records import Claim
from briefing.claims.words import tokens
from briefing.models import Number
from briefing.reading.summary.stems import stem

_ABOUT = Decimal("0.1")  # an estimate may be out by a tenth
_ALL = Decimal("1e30")
# "the two countries", "both": who is spoken of, not how many there were
_KNOWN = re.compile(
    r"\b(?:the|these|those|both|all|its|their|our|last|past|next|first|other)\s$", re.I
)
_HARM = ("kill", "injure")
_REACH = 34  # code points between a number and the word that tells what befell so many
# whoever they were: counted by what befell them
_ANYBODY = re.compile(
    r"(?:people|persons?|others|more|men|women|civilians|passengers|victims|dead)", re.IGNORECASE
)
_CLOCK = re.compile(r"\d{3,4}")  # "0919 Aid has come", in a list by the hour

Bounds = tuple[Decimal, Decimal]
Key = tuple[str | None, ...]


def conflicting(one: Claim, other: Claim) -> Iterator[tuple[Number, Number]]:
    """Yield the pairs of numbers of one measure that cannot both be right.

    Only where each clause counts that thing once.
    """
    mine, yours = _counted(one), _counted(other)
    for key in sorted(mine.keys() & yours.keys(), key=str):
        a, b = mine[key], yours[key]
        if len(a) == 1 and len(b) == 1 and not _agree(a[0], b[0]):
            yield a[0], b[0]


def _counted(claim: Claim) -> dict[Key, list[Number]]:
    """The numbers of a claim by what they measure; ordinals and known groups are left out."""
    found: dict[Key, list[Number]] = {}
    for number in claim.numbers:
        key = _key(claim, number)
        if key is not None:
            found.setdefault(key, []).append(number)
    return found


def _key(claim: Claim, number: Number) -> Key | None:
    text, span = claim.article.text, number.span
    if number.unit == "ordinal" or _KNOWN.search(text[max(0, span.start - 10) : span.start]):
        return None
    if _CLOCK.fullmatch(claim.article.passage(span)) and span.start == claim.sentence.start:
        return None
    what = claim.article.passage(number.counted) if number.counted else ""
    words = [stem(word) for word, _, _ in tokens(what)]
    if number.unit is None and (not words or _ANYBODY.fullmatch(what)):
        harm = _harm(claim, number)
        return ("harm", harm) if harm else None
    return (number.unit, number.currency, words[-1] if words else None)


def _harm(claim: Claim, number: Number) -> str | None:
    """What befell so many: "killed", after the number or else before it in the clause."""
    text, start = claim.article.text, (number.counted or number.span).end
    after = text[start : min(start + _REACH, claim.span.end)]
    before = text[max(claim.span.start, number.span.start - _REACH) : number.span.start]
    for stretch in (re.split(r"[,;]|\band\b", after)[0], re.split(r"[,;]|\band\b", before)[-1]):
        for word, _, _ in tokens(stretch):
            for harm in _HARM:
                if harm in acts.families(word):
                    return harm
    return None


def _agree(one: Number, other: Number) -> bool:
    a, b = bounds(one), bounds(other)
    if a is None or b is None:
        return True
    return (a[0] <= b[1] and b[0] <= a[1]) or _rounds(a, b) or _rounds(b, a)


def _rounds(exact: Bounds, rounded: Bounds) -> bool:
    """True when the second is the first, rounded to the figures it prints."""
    if exact[0] != exact[1] or rounded[0] != rounded[1] or not rounded[0]:
        return False
    step = Decimal(1).scaleb(_last_figure(rounded[0]))
    return step > 1 and abs(exact[0] - rounded[0]) <= step / 2


def _last_figure(value: Decimal) -> int:
    """The power of ten of the last figure that is not nought."""
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def bounds(number: Number) -> Bounds | None:
    """The least and most a number may stand for; None when it is not a number."""
    try:
        first = Decimal(number.value)
        last = Decimal(number.second) if number.second else first
    except InvalidOperation:
        return None
    if number.bound == "about":
        return first - abs(first) * _ABOUT, last + abs(last) * _ABOUT
    if number.bound in ("at least", "more than"):
        return first, _ALL
    if number.bound in ("at most", "less than"):
        return -_ALL, last
    return min(first, last), max(first, last)
