"""One act that two texts give to two people: who signed, who spoke, who won."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import fsum

from briefing.claims import keys
from briefing.claims.acts import ONCE
from briefing.claims.keys import content
from briefing.claims.matching import Scale, core, things, times
from briefing.claims.names import alike
from briefing.claims.records import Claim, Conflict
from briefing.claims.setting import words_of
from briefing.models import Span

SURE = 0.7  # least score of two claims, whoever they name left out
_THINGS = 3  # words on what was done that both share


def rivals(pairs: Iterable[tuple[Claim, Claim]], scale: Scale) -> Iterator[Conflict]:
    """Yield the acts done once that two texts date to one day and give to two people.

    Each clause must name one person alone, before its verb, and the rest must agree.
    """
    for one, other in pairs:
        if not _may_be_one(one, other):
            continue
        here, there = _alone(one), _alone(other)
        if here is None or there is None or alike(one.people[0], other.people[0]):
            continue
        score = _score(one, other, scale)
        if score >= SURE:
            yield Conflict("name", one, other, here, there, score)


def _may_be_one(one: Claim, other: Claim) -> bool:
    if one.article.id == other.article.id or len(one.people) != 1 or len(other.people) != 1:
        return False
    known = one.date is not None and one.date == other.date and times(one, other) == "agree"
    return known and bool(core(one) & core(other) & ONCE) and one.negated == other.negated


def _alone(claim: Claim) -> Span | None:
    """The only person a clause names, when its subject."""
    named = keys.persons(claim.article, claim.span.start, claim.span.end)
    if not named or claim.verb is None or named[0][1].start > claim.verb.start:
        return None
    return named[0][1]


def _score(one: Claim, other: Claim, scale: Scale) -> float:
    """The share of common words, those of the names and offices before the verb left out."""
    mine, yours = _done(one), _done(other)
    if len(things(mine & yours)) < _THINGS:
        return 0.0
    whole = fsum(map(scale.weight, mine)) + fsum(map(scale.weight, yours))
    return 2 * fsum(map(scale.weight, mine & yours)) / whole if whole else 0.0


def _done(claim: Claim) -> frozenset[str]:
    """The words of a clause from its verb on."""
    start = claim.verb.start if claim.verb else claim.span.start
    article = claim.article
    after = Span(article.id, claim.span.paragraph, start, claim.span.end)
    told = content(article, start, claim.span.end)
    return words_of(told) | keys.of_span(article, after)
