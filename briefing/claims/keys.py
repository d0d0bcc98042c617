"""Who and where, as keys that are the same in every text: "@KR" for a country and its people.

A person is the words of the full name, and the country of the printed role or of a role that
data/reference has; a body is its name; a place without a code is its words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefing.claims.words import is_pale, tokens
from briefing.models import Article, Entity, Number, Person, Reading, Span, TimeExpression
from briefing.reading import demonyms, read, reference

_BACK = 60  # code points before a stretch in which a name may begin that reaches into it
_LONGEST = 4  # words of the name of a country


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
    """The names of each person mentioned in a stretch, once each."""
    return tuple(dict.fromkeys(name for name, _ in persons(article, start, end)))


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


def country_of(person: Person | None, row: str | None) -> frozenset[str]:
    """The key of the country a person acts for; empty when neither text nor reference tells."""
    found = countries_in(person.role) if person and person.role else frozenset[str]()
    if found or row is None:
        return found if len(found) == 1 else frozenset()
    return _by_row(row, reference.book().identity)


@lru_cache(maxsize=512)
def _by_row(row: str, _identity: str) -> frozenset[str]:
    roles = [role.role for role in reference.book().roles if role.person == row]
    found = frozenset(key for role in roles for key in countries_in(role))
    return found if len(found) == 1 else frozenset()


@lru_cache(maxsize=4096)
def countries_in(text: str) -> frozenset[str]:
    """The keys of the countries that a text names, by their names, people or capitals."""
    words = re.findall(r"[A-Za-z][\w.’'-]*", text)
    plain = [re.sub(r"[’']s?$|[,;]$", "", word).lower() for word in words]
    names, found, at = demonyms.names(), set(), 0
    while at < len(plain):
        for length in range(min(_LONGEST, len(plain) - at), 0, -1):
            known = names.get(tuple(w.rstrip(".") for w in plain[at : at + length])) or names.get(
                tuple(plain[at : at + length])
            )
            if known and known.code and (words[at][0].isupper()):
                found.add(f"@{known.code}")
                at += length - 1
                break
        at += 1
    return frozenset(found)


def content(article: Article, start: int, end: int) -> list[tuple[str, int]]:
    """The content words of a stretch in lower case with their places.

    Names, numbers and dates are left out.
    """
    reading = read(article)
    inside = [(m.start, m.end) for m in within(article, max(0, start - _BACK), end)]
    inside += [_ends(n.span) for n in _between(reading.numbers, start, end)]
    inside += [_ends(t.span) for t in _between(reading.times, start, end)]
    found = []
    for word, first, last in tokens(article.text[start:end]):
        at = start + first
        if not is_pale(word) and not any(s < start + last and at < e for s, e in inside):
            found.append((word, at))
    return found


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _between(
    found: Sequence[Number] | Sequence[TimeExpression], start: int, end: int
) -> Sequence[Number] | Sequence[TimeExpression]:
    left = bisect_left(found, start, key=_starts)
    return found[left : bisect_left(found, end, key=_starts)]


def _starts(item: Number | TimeExpression) -> int:
    return item.span.start


def of_span(article: Article, span: Span) -> frozenset[str]:
    """The keys of all that a passage names."""
    return frozenset(key for m in within(article, span.start, span.end) for key in m.keys)
