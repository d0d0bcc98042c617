"""Who is named for the first time, under another spelling or with another role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from briefing.history.known import known, plain
from briefing.history.records import Changed, New, Passage
from briefing.history.roles import differ
from briefing.models import Article, Entity, Person
from briefing.reading import read

_ALIKE = 0.8  # of the letters of a name; "Noburo" and "Noboru" have the same ones
_SHORTEST = 4  # letters of a name that may be misspelt

Named = tuple[Article, Person]


def people(articles: Iterable[Article]) -> list[Named]:
    """Every person the texts name, once a text, in the order of the texts."""
    return [(a, p) for a in articles for p in read(a).people if p.kind == "person"]


def newcomers(then: tuple[Article, ...], fresh: tuple[Article, ...]) -> Iterator[New]:
    """People, organisations and countries that no text of then names."""
    seen: dict[str, New] = {}
    for key, passage in (*_people(then, fresh), *_longest(_bodies(then, fresh))):
        if not passage.is_whole:
            continue
        first = seen.setdefault(key, New("actor", passage))
        if first.first is not passage:
            seen[key] = New("actor", first.first, (*first.also, passage))
    yield from seen.values()


def _people(then: tuple[Article, ...], fresh: tuple[Article, ...]) -> Iterator[tuple[str, Passage]]:
    words, old = known(then), [person for _, person in people(then)]
    bare = {plain(person.name) for person in old if " " not in plain(person.name)}
    for article, person in people(fresh):
        name = plain(person.name)
        if " " not in name or words.has(name) or bare & set(name.split()):
            continue
        if not any(is_misspelt(other, person) for other in old):
            yield name, Passage(article, person.span)


def _bodies(then: tuple[Article, ...], fresh: tuple[Article, ...]) -> Iterator[tuple[str, Passage]]:
    """Organisations by name, countries by code."""
    words = known(then)
    codes = {e.code for a in then for e in read(a).entities if e.code}
    taken = {plain(p.name) for _, p in people((*then, *fresh))}
    taken |= {plain(t.acronym) for a in fresh for t in read(a).terms if t.expansion}
    for article in fresh:
        for entity in read(article).entities:
            if entity.code and entity.rule == "country":
                if entity.code not in codes:
                    yield entity.code, Passage(article, entity.span)
            elif is_body(entity) and not words.has(entity.name):
                name = plain(entity.name)
                if name not in taken:
                    yield name, Passage(article, entity.span)


def is_body(entity: Entity) -> bool:
    """True for an organisation by name; a bare word in capitals may be anything."""
    named = entity.rule != "word" or entity.reference is not None
    return entity.kind == "organisation" and entity.code is None and named


def _longest(found: Iterable[tuple[str, Passage]]) -> Iterator[tuple[str, Passage]]:
    """The bodies without those whose name is a part of a longer one."""
    told = list(found)
    names = {key for key, _ in told}
    for key, passage in told:
        if not any(f" {key} " in f" {other} " for other in names if other != key):
            yield key, passage


def respelt(then: tuple[Article, ...], fresh: tuple[Article, ...]) -> Iterator[Changed]:
    """Names that today's texts spell otherwise, where none has the spelling of then."""
    words, now, seen = known(then), known(fresh), set()
    old = people(then)
    for article, person in people(fresh):
        if words.has(person.name) or plain(person.name) in seen:
            continue
        for before, other in reversed(old):
            here = Passage(article, person.span)
            if is_misspelt(other, person) and not now.has(other.name) and here.is_whole:
                seen.add(plain(person.name))
                yield Changed("name", here, Passage(before, other.span), here, weight=0.4)
                break


def is_misspelt(one: Person, other: Person) -> bool:
    """True for two spellings of one full name: as many words, one the same, one nearly so."""
    a, b = plain(one.name).split(), plain(other.name).split()
    if len(a) != len(b) or len(a) < 2 or a == b:
        return False
    pairs = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(pairs) < len(a) and all(_is_slip(x, y) for x, y in pairs) and _may_be_one(one, other)


def _is_slip(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _SHORTEST or one[0] != other[0]:
        return False
    alike = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return alike >= _ALIKE or sorted(one) == sorted(other)


def _may_be_one(one: Person, other: Person) -> bool:
    return not (one.role and other.role and differ(one.role, other.role))


def reappointed(then: tuple[Article, ...], fresh: tuple[Article, ...]) -> Iterator[Changed]:
    """People whose role in the latest text of today is none that they had then."""
    old, now = _roles(then), _roles(fresh)
    for name, told in now.items():
        article, person = told[-1]
        before = old.get(name, [])
        if not before or any(not differ(p.role or "", person.role or "") for _, p in before):
            continue
        last, other = before[-1]
        if other.role_span and person.role_span and Passage(article, person.role_span).is_whole:
            yield Changed(
                "role",
                Passage(article, person.span),
                Passage(last, other.role_span),
                Passage(article, person.role_span),
                tuple(Passage(a, p.span) for a, p in told[:-1] if _is_same(p, person)),
                weight=0.7,
            )


def _roles(articles: tuple[Article, ...]) -> dict[str, list[Named]]:
    """For each full name the mentions with a role, oldest text first; no transcripts.

    Who speaks freely names people beside the offices of others.
    """
    found: dict[str, list[Named]] = {}
    for article, person in people(articles):
        if person.role_span and " " in person.name and not read(article).turns:
            found.setdefault(plain(person.name), []).append((article, person))
    return found


def _is_same(one: Person, other: Person) -> bool:
    return not differ(one.role or "", other.role or "")
