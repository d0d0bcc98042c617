"""Whether two claims are near enough in time to be about one event, act by act."""

from __future__ import annotations

import re
from datetime import timedelta

from briefing.claims import keys
from briefing.claims.acts import ONCE
from briefing.claims.dating import Times, anchor, gap
from briefing.claims.names import alike
from briefing.claims.records import Claim
from briefing.claims.scale import things

_NEAR = timedelta(days=10)  # between publications, for acts that are done again and again
_MONTH_APART = timedelta(days=31)
_REPEATED = timedelta(days=3)  # between two dates given to one such act
_FIGURE = re.compile(r"\d")
_SURE = 2  # words on the thing itself that must agree where the dates do not


def near(one: Claim, other: Claim, when: Times, *, once: bool) -> bool:
    """Whether acts that are done again and again are near enough in time to be one."""
    if when == "differ":
        once = bool(one.dated & other.dated & ONCE)
        near = once or _repeats(one, other)
        return near and _one_status(one, other) and _on_one_thing(one, other)
    if when == "agree":
        return True
    a, b = anchor(one), anchor(other)
    return once or (a is not None and b is not None and abs(a - b) <= _NEAR)


def _repeats(one: Claim, other: Claim) -> bool:
    """Whether two near dates of an act that is done again and again may be of one.

    It has to be a known act, told within days by two texts.
    """
    known = any(family[0] != "=" for family in one.dated & other.dated)
    a, b = (claim.article.published for claim in (one, other))
    return (
        known
        and a is not None
        and b is not None
        and gap(a.date, b.date) <= _NEAR
        and gap(one.date, other.date) <= _REPEATED
    )


_DAILY = frozenset("raise cut launch attack kill injure arrest".split())


def at_near_days(one: Claim, other: Claim) -> bool:
    """Whether two dates of a month, told in nearly the same words by two texts, may be of one.

    What happens day by day, and days that only the text's own day explains, are left out.
    """
    days = all(claim.time and _FIGURE.search(_words(claim)) for claim in (one, other))
    apart = one.article.id != other.article.id and gap(one.date, other.date) <= _MONTH_APART
    told = bool(one.main and other.main) and not (one.acts | other.acts) & _DAILY
    return bool(days) and apart and told and _one_status(one, other) and _ends(one) and _ends(other)


def _words(claim: Claim) -> str:
    return claim.article.passage(claim.time.span) if claim.time else ""


def _ends(claim: Claim) -> bool:
    """True for a clause of a sentence with a full stop; a line without one is a heading."""
    return claim.article.passage(claim.sentence).rstrip("”\"') ").endswith((".", "!"))


def _on_one_thing(one: Claim, other: Claim) -> bool:
    """Whether two dates may be given to one act on one thing: both name it.

    One text that gives two dates mostly tells of two events.
    """
    common = one.dated & other.dated
    apart = {f"#{family}" for family in common}
    direct = things(one.words & other.words) - apart
    known = len(direct) + len(_bodies(one) & _bodies(other)) + bool(one.places & other.places)
    if one.article.id == other.article.id or not common & ONCE:
        return bool(common) and known + _people(one, other) > _SURE
    context = things((one.words | one.context) & (other.words | other.context)) - apart
    around = len(context) + len(_bodies(one) & _bodies(other))
    return bool(common) and around >= _SURE and around + known > _SURE


def _bodies(claim: Claim) -> frozenset[str]:
    """The bodies and treaties a clause names: they tell its matter better than other words."""
    named = keys.within(claim.article, claim.span.start, claim.span.end)
    return frozenset(key for m in named if m.kind == "organisation" for key in m.keys)


def _people(one: Claim, other: Claim) -> int:
    """One for a pair of people that both name, who seldom meet twice within days."""
    both = [p for p in one.people if any(alike(p, q) for q in other.people)]
    return 1 if len(both) > 1 else 0


def _one_status(one: Claim, other: Claim) -> bool:
    """A plan and what came of it may have two dates."""
    return (one.status == "past") == (other.status == "past")
