"""Whether two claims are about one event: precision first."""

from __future__ import annotations

from briefing.claims.acts import GENERAL, ONCE, opposed
from briefing.claims.clashing import clash
from briefing.claims.dating import Times, gap, times
from briefing.claims.nearness import at_near_days, near
from briefing.claims.records import Claim
from briefing.claims.scale import Scale, candidates, things

__all__ = [
    "Scale",
    "Times",
    "candidates",
    "clash",
    "core",
    "gap",
    "likeness",
    "same",
    "things",
    "times",
]

VERBATIM = 0.75  # share of common words from which two clauses tell one thing, whatever their verb
ONE_ACT = 0.28  # least score for one act that is done once, on one date, to one thing
AGREE, OPEN, DIFFER = 0.4, 0.5, 0.55  # least score when dates agree, are not told, or differ
_MONTH = len("2024-05")


def core(claim: Claim) -> frozenset[str]:
    """What is done: the main act, or what was announced, decided or agreed."""
    return (claim.main - GENERAL) or (claim.acts - GENERAL) or claim.acts


def same(one: Claim, other: Claim, scale: Scale | None = None) -> bool:
    """True when both claims are about one event, as far as their words can tell.

    Without `scale` all words weigh the same.
    """
    return likeness(one, other, scale or Scale()) > 0


def likeness(one: Claim, other: Claim, scale: Scale) -> float:
    """The score of two claims about one event; 0 when they are not, or it cannot be told."""
    common = (core(one) & core(other)) | (one.dated & other.dated) or _of_one_day(one, other)
    alike = scale.alike(one, other) if not common else None  # else it is seldom asked for
    if alike is not None and alike < VERBATIM and not opposed(one.main, other.main):
        return 0.0
    if clash(one, other) or _anothers(one) != _anothers(other):
        return 0.0
    score, when = scale.score(one, other), times(one, other)
    if when == "differ" and at_near_days(one, other):
        alike = scale.alike(one, other) if alike is None else alike
        if alike >= VERBATIM:
            return score
    once = bool(common & ONCE)
    least = {"agree": AGREE, "open": OPEN, "differ": DIFFER}[when]
    if when == "agree" and once and _share_a_thing(one, other):
        least = ONE_ACT
    if score < least or not near(one, other, when, once=once):
        return 0.0
    return score


def _of_one_day(one: Claim, other: Claim) -> frozenset[str]:
    """The acts that both tell of one day or month, whichever is the main one."""
    exact = min(len(one.date or ""), len(other.date or "")) >= _MONTH
    if not exact or times(one, other) != "agree" or one.article.id == other.article.id:
        return frozenset()
    return one.acts & other.acts - GENERAL


def _share_a_thing(one: Claim, other: Claim) -> bool:
    """Whether the clause of one names a thing that the other names, or that its context does."""
    direct = one.words & (other.words | other.context) | other.words & one.context
    return bool(things(direct) - {f"#{family}" for family in core(one)})


_SERIES = frozenset(
    "second third fourth fifth sixth seventh eighth ninth tenth again anoth annual".split()
)


def _anothers(claim: Claim) -> frozenset[str]:
    """What tells one event of a series from another: "the second", "again"."""
    return claim.words & _SERIES
