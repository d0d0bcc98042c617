"""Whether two claims are about one event: precision first.

Words weigh by how rare they are among all claims (inverse document frequency, Spärck Jones 1972);
pairs are looked for by an index of the rare ones, never among all.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from briefing.claims import keys
from briefing.claims.acts import GENERAL, ONCE, opposed
from briefing.claims.names import alike
from briefing.claims.records import Claim
from briefing.reading import dates

VERBATIM = 0.75  # share of common words from which two clauses tell one thing, whatever their verb
ONE_ACT = 0.28  # least score for one act that is done once, on one date, to one thing
AGREE, OPEN, DIFFER = 0.4, 0.5, 0.55  # least score when dates agree, are not told, or differ
COMMON = 60  # claims that hold a word; a more common one finds no pair
PAIRS = 60_000  # candidates looked at; those with most in common first
_NEAR = timedelta(days=10)  # between publications, for acts that are done again and again
_MONTH_APART = timedelta(days=31)
_FIGURE = re.compile(r"\d")
_REPEATED = timedelta(days=3)  # between two dates given to one such act
_SURE = 2  # words on the thing itself that must agree where the dates do not
_MONTH = len("2024-05")
_TOLD = 3  # words on one thing that tell it in nearly the same words
_HALF = 0.5  # weight of a word that only the context has

Times = Literal["agree", "open", "differ"]


@dataclass(slots=True)
class Scale:
    """How much a word weighs among these claims: rare ones more."""

    number: int = 1
    held: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> Scale:
        """The scale of these claims."""
        return cls(max(1, len(claims)), Counter(w for c in claims for w in c.words))

    def weight(self, word: str) -> float:
        """From near 0 for a word of every claim upward."""
        return math.log(1 + self.number / (self.held[word] or 1))

    def score(self, one: Claim, other: Claim) -> float:
        """The share of what two claims say that both say, 0 to 1; context counts half."""
        both = (one.words | one.context) & (other.words | other.context)
        shared = sum(
            self.weight(w) * (1.0 if w in one.words and w in other.words else _HALF) for w in both
        )
        whole = sum(map(self.weight, one.words)) + sum(map(self.weight, other.words))
        return min(1.0, 2 * shared / whole) if whole else 0.0

    def alike(self, one: Claim, other: Claim) -> float:
        """The share of words that both have, context aside; 0 when the words are few."""
        both, whole = one.words & other.words, len(one.words) + len(other.words)
        few = len(things(both)) < _TOLD and len(both) < len(one.words | other.words)
        if few or len(both) < _SURE + 1:
            return 0.0
        weights = (sum(map(self.weight, words)) for words in (both, one.words, other.words))
        shared, mine, yours = weights
        return 2 * shared / (mine + yours) if whole else 0.0


def times(one: Claim, other: Claim) -> Times:
    """Whether the dates of two claims agree as far as each is exact."""
    a = dates.bounds(one.date) if one.date else None
    b = dates.bounds(other.date) if other.date else None
    if a is None or b is None:
        return "open"
    if _of_days(one.date) and _of_days(other.date):  # "June 28 and 29" is not "June 29 and 30"
        return "agree" if _within(a, b) or _within(b, a) else "differ"
    return "agree" if a[0] <= b[1] and b[0] <= a[1] else "differ"


def _of_days(value: str | None) -> bool:
    """True for a range from one day to another."""
    return len(value or "") == len("2024-06-28/2024-06-29")


def _within(inner: tuple[date, date], outer: tuple[date, date]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


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
    alike = scale.alike(one, other)
    if not common and not opposed(one.main, other.main) and alike < VERBATIM:
        return 0.0
    if clash(one, other) or _anothers(one) != _anothers(other):
        return 0.0
    score, when = scale.score(one, other), times(one, other)
    if when == "differ" and alike >= VERBATIM and _at_near_days(one, other):
        return score
    once = bool(common & ONCE)
    least = {"agree": AGREE, "open": OPEN, "differ": DIFFER}[when]
    if when == "agree" and once and _share_a_thing(one, other):
        least = ONE_ACT
    if score < least or not _near(one, other, when, once=once):
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


def clash(one: Claim, other: Claim) -> bool:
    """True when each names an actor, a country or a person that the other does not."""
    if _other_actors(one, other) and not _spelt(one, other):
        return True
    mine, yours = _countries(one), _countries(other)
    if mine - yours and yours - mine:
        return True
    alone = [p for p in one.people if not any(alike(p, q) for q in other.people)]
    return bool(alone) and any(not any(alike(p, q) for p in one.people) for q in other.people)


def _other_actors(one: Claim, other: Claim) -> bool:
    """True when the actors are others; whom a person acts for may be untold, and is then open."""
    if not one.actors or not other.actors or one.actors & other.actors:
        return False
    return not ((_untold(one) and _lands(other)) or (_untold(other) and _lands(one)))


def _untold(claim: Claim) -> bool:
    """True when only people act, and nothing tells for which country."""
    names = frozenset(name for person in claim.people for name in person)
    return claim.actors <= names


def _lands(claim: Claim) -> bool:
    """True when a country acts, and nobody is named for it."""
    return all(key[0] == "@" for key in claim.actors)


def _spelt(one: Claim, other: Claim) -> bool:
    return any(alike(p, q) for p in one.people for q in other.people)


def _countries(claim: Claim) -> frozenset[str]:
    return frozenset(word for word in claim.words if word[0] == "@")


_SERIES = frozenset(
    "second third fourth fifth sixth seventh eighth ninth tenth again anoth annual".split()
)


def _anothers(claim: Claim) -> frozenset[str]:
    """What tells one event of a series from another: "the second", "again"."""
    return claim.words & _SERIES


def _near(one: Claim, other: Claim, when: Times, *, once: bool) -> bool:
    """Whether acts that are done again and again are near enough in time to be one."""
    if when == "differ":
        once = bool(one.dated & other.dated & ONCE)
        near = once or _repeats(one, other)
        return near and _one_status(one, other) and _on_one_thing(one, other)
    if when == "agree":
        return True
    a, b = _anchor(one), _anchor(other)
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


def _at_near_days(one: Claim, other: Claim) -> bool:
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


def things(words: frozenset[str]) -> frozenset[str]:
    """The words that are neither the key of a country nor a verb of no family."""
    return frozenset(word for word in words if word[0] not in "@=")


def _one_status(one: Claim, other: Claim) -> bool:
    """A plan and what came of it may have two dates."""
    return (one.status == "past") == (other.status == "past")


def gap(one: str | None, other: str | None) -> timedelta:
    """The time between two dates that are not one; the longest when either is not known."""
    a, b = dates.bounds(one or ""), dates.bounds(other or "")
    if a is None or b is None or a[0] == date.min or b[0] == date.min:
        return timedelta.max
    return max(b[0] - a[1], a[0] - b[1])


def _anchor(claim: Claim) -> date | None:
    published = claim.article.published
    bounds = dates.bounds(claim.date or (published.date if published else ""))
    return bounds[1] if bounds else None


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
