"""One person whose name two texts spell in two ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.claims.countries import countries_in
from briefing.claims.names import respelt
from briefing.claims.records import Claim, Conflict
from briefing.claims.words import stems, tokens
from briefing.models import Article, Person, Reading, Span
from briefing.reading import read

MOST = 2000  # people compared


class _Named(NamedTuple):
    """A person as one text names him: words of the name, of the role, and the country."""

    article: Article
    person: Person
    span: Span
    names: frozenset[str]
    role: frozenset[str]
    row: str | None


def spellings(articles: Sequence[Article]) -> list[Conflict]:
    """Names of one office that differ in the spelling of one word, each pair of spellings once.

    Forms that data/reference has for one person are no conflict.
    """
    by_word: dict[str, list[_Named]] = {}
    for one in [named for article in articles for named in _people(article)][:MOST]:
        for word in one.names:
            by_word.setdefault(word, []).append(one)
    found: dict[frozenset[frozenset[str]], Conflict] = {}
    for bearers in by_word.values():
        for n, one in enumerate(bearers):
            for other in bearers[n + 1 :]:
                if _one_person(one, other):
                    found.setdefault(frozenset((one.names, other.names)), _conflict(one, other))
    return list(found.values())


def _people(article: Article) -> Iterator[_Named]:
    reading = read(article)
    rows = {entity.name: entity.reference for entity in reading.entities}
    for person in reading.people:
        names = frozenset(word for word, _, _ in tokens(person.name))
        if person.kind == "person" and len(names) > 1:
            role = stems(person.role or "") | countries_in(person.role or "")
            yield _Named(article, person, person.span, names, role, rows.get(person.name))


def _one_person(one: _Named, other: _Named) -> bool:
    if one.row is not None and one.row == other.row:
        return False
    return respelt(one.names, other.names) and bool(one.role & other.role)


def _conflict(one: _Named, other: _Named) -> Conflict:
    return Conflict("name", _claim(one), _claim(other), one.span, other.span, 1.0)


def _claim(named: _Named) -> Claim:
    """What a text says by naming somebody: that he bears this name."""
    sentence = _sentence(read(named.article), named.span)
    none: frozenset[str] = frozenset()
    return Claim(named.article, sentence, sentence, "reported", none, none, none)


def _sentence(reading: Reading, span: Span) -> Span:
    inside = (s.span for s in reading.sentences if s.span.start <= span.start < s.span.end)
    return next(inside, span)
