"""How two claims about one event differ: in date, number, act, denial, place, status, cause."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefing.claims import amounts, keys
from briefing.claims.acts import ONCE, opposed
from briefing.claims.matching import core, times
from briefing.claims.records import Claim, Disagreement
from briefing.models import Span
from briefing.reading.summary.stems import stem

Differing = tuple[Disagreement, Span, Span]

_STRONG = 0.65  # score from which a denial or another place is no other event
_SAME_CAUSE = 0.6  # share of common words from which two causes are one


def differences(one: Claim, other: Claim, score: float) -> Iterator[Differing]:
    """Yield in what two claims about one event differ, with the words of each that do."""
    for find in _FINDERS:
        yield from find(one, other, score)


def _dates(one: Claim, other: Claim, _score: float) -> Iterator[Differing]:
    if times(one, other) != "differ" or one.time is None or other.time is None:
        return
    if set(one.times) & set(other.times):
        return
    yield "date", one.time.span, other.time.span


def _numbers(one: Claim, other: Claim, score: float) -> Iterator[Differing]:
    if times(one, other) == "differ" or score < _STRONG:
        return
    for mine, yours in amounts.conflicting(one, other):
        yield "number", mine.span, yours.span


def _acts(one: Claim, other: Claim, score: float) -> Iterator[Differing]:
    if times(one, other) == "differ" or one.verb is None or other.verb is None:
        return
    if ({one.mode, other.mode} == {"now", "good"} and core(one) & core(other) & ONCE) or (
        score >= _STRONG and opposed(core(one), core(other)) and one.negated == other.negated
    ):
        yield "act", one.verb, other.verb


def _denials(one: Claim, other: Claim, score: float) -> Iterator[Differing]:
    if one.negated == other.negated or score < _STRONG or times(one, other) == "differ":
        return
    if one.main and one.main == other.main and one.verb and other.verb:
        yield "denial", one.verb, other.verb


def _places(one: Claim, other: Claim, score: float) -> Iterator[Differing]:
    if score < _STRONG or times(one, other) != "agree" or not one.event or not other.event:
        return
    here, there = one.event.place, other.event.place
    if here is None or there is None or one.places & other.places:
        return
    if one.places and other.places and not _inside(one, other):
        yield "place", here, there


def _inside(one: Claim, other: Claim) -> bool:
    """True when one clause names the place of the other as well, or one place is a country."""
    named = one.words | other.context | other.words | one.context
    both = one.places <= (other.words | other.context) or other.places <= (one.words | one.context)
    return both or not named or any(p[0] == "@" for p in one.places ^ other.places)


def _status(one: Claim, other: Claim, score: float) -> Iterator[Differing]:
    if {one.status, other.status} != {"scheduled", "possible"} or score < _STRONG:
        return
    if times(one, other) == "agree" and one.verb and other.verb:
        yield "status", one.verb, other.verb


def _causes(one: Claim, other: Claim, _score: float) -> Iterator[Differing]:
    if one.cause is None or other.cause is None or not core(one) & core(other):
        return
    mine, yours = (_why(claim) for claim in (one, other))
    shared = 2 * len(mine & yours) / ((len(mine) + len(yours)) or 1)
    if shared < _SAME_CAUSE:
        yield "cause", one.cause, other.cause


def _why(claim: Claim) -> frozenset[str]:
    """The words of a cause, whoever it names left out."""
    cause = claim.cause or claim.span
    told = keys.content(claim.article, cause.start, cause.end)
    return frozenset(stem(word) for word, _ in told)


_FINDERS: tuple[Callable[[Claim, Claim, float], Iterator[Differing]], ...] = (
    _dates,
    _numbers,
    _acts,
    _denials,
    _places,
    _status,
    _causes,
)
