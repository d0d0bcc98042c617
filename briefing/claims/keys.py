"""Who and where, as keys that are the same in every text: "@KR" for a country and its people.

A person is the words of the full name, and the country of the printed role or of a role that
data/reference has; a body is its name; a place without a code is its words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from briefing.claims.countries import country_of
from briefing.claims.words import is_pale, tokens
from briefing.models import Article, Entity, Person, Reading, Span
from briefing.reading import read

OWNERS = ("'s", "’s")  # after the name of somebody who only owns what is spoken of
Told = list[tuple[str, int]]


class Mention(NamedTuple):
    """Where something is named, what it is, and by which keys it is known elsewhere."""

    start: int
    end: int
    kind: str
    keys: frozenset[str]


@lru_cache(maxsize=256)
def mentions(article: Article) -> tuple[Mention, ...]:
    """Every mention of an entity of the article, in order of the text."""
    reading = read(article)
    people = {person.name: person for person in reading.people}
    found: dict[int, Mention] = {}
    for entity in reading.entities:
        keys = _keys(entity, people.get(entity.name), _variants(entity, reading))
        for span in entity.mentions:
            found[span.start] = Mention(span.start, span.end, entity.kind, keys)
    for person in reading.people:
        if person.kind == "administration":
            keys = _words(person.name) | country_of(person, None)
            for span in person.mentions or (person.span,):
                found.setdefault(span.start, Mention(span.start, span.end, "person", keys))
    found.update({m.start: m for m in _spelt_out(article, reading)})
    return tuple(sorted(found.values()))


def _spelt_out(article: Article, reading: Reading) -> Iterator[Mention]:
    """Yield where a name stands in full of which the text gives the acronym."""
    for term in reading.terms:
        words = term.expansion or ""
        at = article.text.find(words) if len(words) > len(term.acronym) else -1
        while at >= 0:
            key = frozenset((term.acronym.lower(),))
            yield Mention(at, at + len(words), "organisation", key)
            at = article.text.find(words, at + len(words))


def persons(article: Article, start: int, end: int) -> list[tuple[frozenset[str], Span]]:
    """Each person mentioned in a stretch: the names as words in lower case, and the mention."""
    found = []
    for m in within(article, start, end):
        name = frozenset(key for key in m.keys if key[0] != "@")
        if m.kind == "person" and name:
            found.append((name, article.span(m.start, m.end)))
    return found


def people(article: Article, start: int, end: int) -> tuple[frozenset[str], ...]:
    """The names of each person mentioned in a stretch, once each; of "Lee's aide" none."""
    named = persons(article, start, end)
    own = (name for name, span in named if article.text[span.end : span.end + 2] not in OWNERS)
    return tuple(dict.fromkeys(own))


def within(article: Article, start: int, end: int) -> tuple[Mention, ...]:
    """The mentions that begin in a stretch of the article."""
    found = mentions(article)
    left = bisect_left(found, start, key=lambda m: m.start)
    return found[left : bisect_left(found, end, key=lambda m: m.start)]


def _keys(entity: Entity, person: Person | None, variants: frozenset[str]) -> frozenset[str]:
    if entity.kind == "person":
        linked = country_of(person, entity.reference)
        return _words(entity.name) | linked
    if entity.code:
        return frozenset((f"@{entity.code}",))
    return variants or _words(entity.name)


def _variants(entity: Entity, reading: Reading) -> frozenset[str]:
    """The acronym of a body whose text spells it out: one key for both forms."""
    for term in reading.terms:
        if term.expansion and entity.name in (term.acronym, term.expansion):
            return frozenset((term.acronym.lower(),))
    return frozenset()


def _words(name: str) -> frozenset[str]:
    return frozenset(word for word, _, _ in tokens(name) if len(word) > 1)


def content(article: Article, start: int, end: int) -> Told:
    """The content words of a stretch in lower case, each with its place in the article."""
    found = _content(article)
    left = bisect_left(found, start, key=_place)
    return found[left : bisect_left(found, end, key=_place)]


def _place(told: tuple[str, int]) -> int:
    return told[1]


@lru_cache(maxsize=512)
def _content(article: Article) -> Told:
    taken = _taken(article)
    found: Told = []
    at = 0
    for word, start, end in tokens(article.text):
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if not is_pale(word) and not (at < len(taken) and taken[at][0] < end):
            found.append((word, start))
    return found


def _taken(article: Article) -> list[tuple[int, int]]:
    """The stretches that name, count or date something, in order, those that overlap joined."""
    reading = read(article)
    spans = [(m.start, m.end) for m in mentions(article)]
    spans += [(n.span.start, n.span.end) for n in reading.numbers]
    spans += [(t.span.start, t.span.end) for t in reading.times]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def of_span(article: Article, span: Span) -> frozenset[str]:
    """The keys of all that a passage names."""
    return frozenset(key for m in within(article, span.start, span.end) for key in m.keys)
