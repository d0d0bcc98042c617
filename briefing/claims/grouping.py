"""Claims about one event, in groups; and what disagrees within a group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from briefing.claims import matching
from briefing.claims.find import claims
from briefing.claims.matching import Scale, clash
from briefing.claims.records import Claim, Conflict, Group
from briefing.claims.relations import differences
from briefing.claims.spelling import spellings
from briefing.models import Article

LARGEST = 40  # claims of one group; a larger one is a theme, and no event


@lru_cache(maxsize=8)
def _told(articles: tuple[Article, ...]) -> tuple[Claim, ...]:
    return tuple(claim for article in articles for claim in claims(article))


@lru_cache(maxsize=8)
def _pairs(articles: tuple[Article, ...]) -> tuple[tuple[int, int, float], ...]:
    told = _told(articles)
    found = matching.pairs(told, Scale.of(told))
    return tuple(sorted(found, key=lambda pair: (-pair[2], pair[0], pair[1])))


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


def groups(articles: Sequence[Article]) -> tuple[Group, ...]:
    """The events that two claims or more tell of, in order of the first claim of each."""
    held = tuple(articles)
    told = _told(held)
    return tuple(Group(tuple(told[n] for n in places)) for places in _places(held))


def conflicts(articles: Sequence[Article]) -> tuple[Conflict, ...]:
    """What claims about one event disagree in, the surest first; one of each pair of values."""
    return _conflicts(tuple(articles))


@lru_cache(maxsize=8)
def _conflicts(articles: tuple[Article, ...]) -> tuple[Conflict, ...]:
    scale = Scale.of(_told(articles))
    found = [
        conflict for group in groups(articles) for conflict in _first_of_each(_within(group, scale))
    ]
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
