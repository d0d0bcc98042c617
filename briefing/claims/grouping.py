"""Claims about one event, in groups; and what disagrees within a group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from briefing.claims.find import claims, possible
from briefing.claims.matching import Scale, candidates, clash, likeness
from briefing.claims.records import Claim, Conflict, Group
from briefing.claims.relations import differences
from briefing.claims.rivals import rivals
from briefing.claims.spelling import spellings
from briefing.models import Article

LARGEST = 40  # claims of one group; a larger one is a theme, and no event


@lru_cache(maxsize=8)
def _told(articles: tuple[Article, ...]) -> tuple[Claim, ...]:
    return tuple(c for article in articles for c in (*claims(article), *possible(article)))


@lru_cache(maxsize=8)
def _near(articles: tuple[Article, ...]) -> tuple[Scale, tuple[tuple[int, int], ...]]:
    """The scale of all claims, and the pairs with enough in common to be looked at."""
    told = _told(articles)
    scale = Scale.of(told)
    return scale, candidates(told, scale)


@lru_cache(maxsize=8)
def _pairs(articles: tuple[Article, ...]) -> tuple[tuple[int, int, float], ...]:
    """The pairs of claims about one event, the surest first."""
    told, (scale, near) = _told(articles), _near(articles)
    scored = ((a, b, likeness(told[a], told[b], scale)) for a, b in near)
    return tuple(sorted((p for p in scored if p[2]), key=lambda p: (-p[2], p[0], p[1])))


@lru_cache(maxsize=8)
def _places(articles: tuple[Article, ...]) -> tuple[tuple[int, ...], ...]:
    """The places of claims by event: the surest pairs are joined first, none that clash."""
    told = _told(articles)
    groups: dict[int, list[int]] = {}
    for one, other, _ in _pairs(articles):
        a, b = groups.get(one, [one]), groups.get(other, [other])
        if a is b or len(a) + len(b) > LARGEST:
            continue
        if any(clash(told[m], told[n]) for m in a for n in b):
            continue
        a.extend(b)
        groups.update(dict.fromkeys(a, a))
    once = {id(group): group for group in groups.values()}
    return tuple(sorted(tuple(sorted(group)) for group in once.values()))


def is_sure(claim: Claim) -> bool:
    """True for what is told as a fact or given to somebody, False for what is only possible."""
    return claim.label != "speculation"


def groups(articles: Sequence[Article]) -> tuple[Group, ...]:
    """The events that two claims or more tell of, in order of the first claim of each."""
    held = tuple(articles)
    told = _told(held)
    found = (Group(tuple(told[n] for n in places)) for places in _places(held))
    sure = (replace(group, claims=tuple(filter(is_sure, group.claims))) for group in found)
    return tuple(group for group in sure if len(group.claims) > 1)


def conflicts(articles: Sequence[Article]) -> tuple[Conflict, ...]:
    """What claims about one event disagree in, the surest first; one of each pair of values."""
    return _conflicts(tuple(articles))


@lru_cache(maxsize=8)
def _conflicts(articles: tuple[Article, ...]) -> tuple[Conflict, ...]:
    told, (scale, near) = _told(articles), _near(articles)
    events = (Group(tuple(told[n] for n in places)) for places in _places(articles))
    found = [c for group in events for c in _first_of_each(_within(group, scale))]
    found += _first_of_each(rivals([(told[a], told[b]) for a, b in near], scale))
    found += spellings(articles)
    return tuple(sorted(found, key=lambda c: (_RANK[c.kind], -c.weight)))


_RANK = {
    kind: place
    for place, kind in enumerate(
        ("date", "number", "name", "act", "denial", "place", "cause", "status")
    )
}


def _within(group: Group, scale: Scale) -> Iterator[Conflict]:
    for n, one in enumerate(group.claims):
        for other in group.claims[n + 1 :]:
            score = scale.score(one, other)
            for kind, here, there in differences(one, other, scale):
                yield Conflict(kind, one, other, here, there, score)


def _first_of_each(found: Iterable[Conflict]) -> Iterator[Conflict]:
    """The surest of those that set the same two values against one another."""
    seen: set[tuple[str, frozenset[str]]] = set()
    for conflict in sorted(found, key=lambda c: -c.weight):
        a = conflict.one.article.passage(conflict.here).casefold()
        b = conflict.other.article.passage(conflict.there).casefold()
        key = conflict.kind, frozenset((a, b))
        if key not in seen:
            seen.add(key)
            yield conflict
