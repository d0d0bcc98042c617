"""How two claims about one event differ: in date, number, act, denial, place, status, cause."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

from briefing.claims import amounts
from briefing.claims.acts import ONCE, opposed
from briefing.claims.keys import content
from briefing.claims.matching import Scale, core, gap, likeness, things, times
from briefing.claims.records import Claim, Disagreement
from briefing.models import Span
from briefing.reading.summary.stems import stem

Differing = tuple[Disagreement, Span, Span]

_DAYS = timedelta(days=3)
_NEARLY_ALL = 0.9  # score from which a number of another day may be of the same state
_FIGURE = re.compile(
    r"\d|January|February|March|April|\bMay\b|June|July|August|September|October|November|December",
    re.IGNORECASE,
)
_FAR, _WEEK = timedelta(days=31), timedelta(days=7)
_YEAR = re.compile(r"\d{4}")
_STRONG = 0.65  # score from which a denial or another place is no other event
_HEDGES = frozenset(  # and the words that lead to a cause
    map(
        stem,
        "apparently reportedly allegedly possibly probably largely partly mainly mostly because"
        " caused cause result due prompted triggered blamed".split(),
    )
)


def differences(one: Claim, other: Claim, scale: Scale) -> Iterator[Differing]:
    """Yield in what two claims about one event differ, with the words of each that do."""
    score = likeness(one, other, scale)
    if "speculation" in (one.label, other.label):
        yield from _status(one, other, score)
        return
    yield from _causes(one, other)
    for find in _FINDERS if score else (_lasting,):
        yield from find(one, other, score)


def _dates(one: Claim, other: Claim, _score: float) -> Iterator[Differing]:
    if times(one, other) != "differ" or one.time is None or other.time is None:
        return
    here, there = _printed(one), _printed(other)
    if set(one.times) & set(other.times) or here == there:
        return  # "tomorrow", printed again a day later, is no other day
    loose = not (_FIGURE.search(here) and _FIGURE.search(there))
    apart = gap(one.date, other.date)
    if loose and (apart > _FAR or apart == _WEEK):
        return  # "today" was read in another year, "last Thursday" is either of two
    if any(
        claim.time.modifier or claim.time.precision == "approx"
        for claim in (one, other)
        if claim.time
    ):
        return
    if one.article.id == other.article.id and not (_YEAR.search(here) and _YEAR.search(there)):
        return
    yield "date", one.time.span, other.time.span


def _printed(claim: Claim) -> str:
    """The expression of time as printed, in small letters."""
    return claim.article.passage(claim.time.span).casefold() if claim.time else ""


def _numbers(one: Claim, other: Claim, score: float) -> Iterator[Differing]:
    if score < _STRONG or not _at_one_time(one, other, score):
        return
    for mine, yours in amounts.conflicting(one, other):
        yield "number", mine.span, yours.span


def _at_one_time(one: Claim, other: Claim, score: float = 0.0) -> bool:
    """True when numbers are of one moment: dated so, or both in other texts without a date."""
    when = times(one, other)
    if when == "open":
        plain = not (one.times or other.times or one.vague or other.vague)
        near = _of_one_day(one, other) or (score > _NEARLY_ALL and _of_days(one, other))
        return plain and one.article.id != other.article.id and near
    exact = _FIGURE.search(_printed(one)) and _FIGURE.search(_printed(other))
    return when == "agree" and (one.article.id != other.article.id or bool(exact))


def _of_one_day(one: Claim, other: Claim) -> bool:
    """True when both texts were published on one day, or neither tells when.

    What is counted or confirmed later may be otherwise by then.
    """
    a, b = one.article.published, other.article.published
    return a is b if a is None or b is None else a.date == b.date


def _of_days(one: Claim, other: Claim) -> bool:
    """True when both texts were published within three days of one another, and count no harm."""
    a, b = one.article.published, other.article.published
    harm = (one.acts | other.acts) & {"kill", "injure"}
    return bool(a and b and not harm) and gap(a.date if a else None, b.date if b else None) <= _DAYS


def _lasting(one: Claim, other: Claim, _score: float) -> Iterator[Differing]:
    """An act for good, and the same one only for now."""
    if times(one, other) == "differ" or one.verb is None or other.verb is None:
        return
    if {one.mode, other.mode} == {"now", "good"} and core(one) & core(other) & ONCE:
        yield "act", one.verb, other.verb


def _contrary(one: Claim, other: Claim, score: float) -> Iterator[Differing]:
    """Two acts of which each is the contrary of the other, at one time on one thing."""
    if one.article.id == other.article.id or one.verb is None or other.verb is None:
        return
    if score < _STRONG or not opposed(one.main, other.main) or one.negated != other.negated:
        return
    if _at_one_time(one, other) and len(things(one.words & other.words)) > 1:
        yield "act", one.verb, other.verb


def _denials(one: Claim, other: Claim, score: float) -> Iterator[Differing]:
    if one.article.id == other.article.id or one.negated == other.negated:
        return
    if score < _STRONG or not _at_one_time(one, other):
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
    if one.article.id == other.article.id:
        return
    if one.verb is None or other.verb is None or not _of_one_day(one, other):
        return
    said, there = one.article.passage(one.verb), other.article.passage(other.verb)
    if times(one, other) == "agree" and said.casefold() != there.casefold():
        yield "status", one.verb, other.verb


def _causes(one: Claim, other: Claim) -> Iterator[Differing]:
    """Two causes that have no word in common, whoever each names left out."""
    if one.cause is None or other.cause is None or not core(one) & core(other):
        return
    if one.article.id == other.article.id:
        return
    mine, yours = _why(one), _why(other)
    if mine and yours and not mine & yours:
        yield "cause", one.cause, other.cause


def _why(claim: Claim) -> frozenset[str]:
    """The words of a cause, whoever it names left out."""
    cause = claim.cause or claim.span
    told = content(claim.article, cause.start, cause.end)
    return frozenset(stem(word) for word, _ in told) - _HEDGES


_FINDERS: tuple[Callable[[Claim, Claim, float], Iterator[Differing]], ...] = (
    _dates,
    _numbers,
    _lasting,
    _contrary,
    _denials,
    _places,
    _status,
)
