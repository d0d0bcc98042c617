"""Who takes part in a coverage: people, administrations, bodies and countries, over all texts.

One actor is one row of `data/reference`, one country code, or one name in any order of its words.
A bare family name joins the only person it fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from briefing.models import Article, Entity, Person, Reading, Span
from briefing.reading import linking, read

ActorKind = Literal["person", "administration", "organisation", "country"]
Key = tuple[str, ...]


@lru_cache(maxsize=1 << 14)
def key_of(name: str) -> Key:
    """The words of a Latin name in one order, without accents, hyphens and case."""
    return linking.key(name)


@dataclass(frozen=True, slots=True)
class Seen:
    """An actor in one article: the fullest form at `span`, every mention, and its row.

    `person` is None for a body, a country, and a name in Hangul, kana or Han letters. `reference`
    is the id of its row in data/reference, `code` the ISO 3166-1 code of a country; each None
    when there is none. `capitals` are mentions of the country by its capital ("Seoul").
    """

    article: Article
    reading: Reading
    span: Span
    mentions: tuple[Span, ...]
    person: Person | None = None
    reference: str | None = None
    code: str | None = None
    capitals: tuple[Span, ...] = ()

    @property
    def name(self) -> str:
        """The fullest form that the article prints."""
        return self.article.passage(self.span)

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form that the article prints, each once, the fullest first."""
        text = self.article.text
        return tuple(dict.fromkeys(text[m.start : m.end] for m in (self.span, *self.mentions)))


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor over all articles; the newest article that names it comes last.

    `name` is the form printed most often among the fullest of each article, `forms` are all that
    the articles print, each once, in their order.
    """

    kind: ActorKind
    name: str
    seen: tuple[Seen, ...]
    forms: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """By kind and name: readings are long, and two actors of one name are rare."""
        return hash((self.kind, self.name))

    @property
    def own(self) -> tuple[Seen, ...]:
        """Where it is named, copies of a text left out: they say it only again."""
        return tuple(s for s in self.seen if s.article.copy_of is None) or self.seen

    @property
    def rank(self) -> tuple[int, int, str]:
        """Sorts by texts, then by mentions."""
        texts = len({s.article.id for s in self.own})
        return -texts, -sum(len(s.mentions) or 1 for s in self.own), self.name

    @property
    def reference(self) -> str | None:
        """The id of its row in data/reference, None without one."""
        return next((s.reference for s in self.seen if s.reference), None)

    @property
    def code(self) -> str | None:
        """The ISO 3166-1 code of a country, None for anything else."""
        return next((s.code for s in self.seen if s.code), None)


@lru_cache(maxsize=8)
def cast(articles: tuple[Article, ...]) -> tuple[Actor, ...]:
    """Every actor of the articles, those of most texts first."""
    found: dict[tuple[str, Key], list[Seen]] = {}
    for article in articles:
        for kind, key, seen in _in_article(article):
            found.setdefault((kind, key), []).append(seen)
    _join_shorter(found)
    _join_spelt_out(found, articles)
    actors = (_actor(kind, seen) for (kind, _), seen in found.items())
    return tuple(sorted(actors, key=lambda actor: actor.rank))


def _actor(kind: str, seen: list[Seen]) -> Actor:
    order: dict[str, int] = {}
    for one in seen:
        order[one.name] = order.get(one.name, 0) + len(one.mentions)
    longest = max(len(name.split()) for name in order) if kind == "person" else 0
    full = [n for n in order if len(n.split()) >= min(longest, 2)]
    name = max(full, key=lambda n: order[n])
    forms = dict.fromkeys(form for one in seen for form in one.forms)
    return Actor(kind, name, tuple(seen), tuple(forms))  # type: ignore[arg-type]  # the kinds of _in_article


@lru_cache(maxsize=512)
def _in_article(article: Article) -> tuple[tuple[ActorKind, Key, Seen], ...]:
    return (*_people(article), *_bodies(article))


def _people(article: Article) -> Iterator[tuple[ActorKind, Key, Seen]]:
    reading = read(article)
    entities = {m: e for e in reading.entities if e.kind == "person" for m in e.mentions}
    known: set[Span] = set()
    for person in reading.people:
        mentions = person.mentions or (person.span,)
        entity = next((entities[m] for m in mentions if m in entities), None)
        row = entity.reference if entity else None
        known.update(mentions)
        seen = Seen(article, reading, person.span, mentions, person, row)
        key = (row,) if row else key_of(person.name)
        yield person.kind, key or (person.name,), seen
    for entity in reading.entities:
        mentions = tuple(m for m in entity.mentions if m not in known)
        if entity.kind == "person" and entity.reference and mentions:
            full = max(mentions, key=lambda m: (m.end - m.start, -m.start))
            seen = Seen(article, reading, full, mentions, None, entity.reference)
            yield "person", (entity.reference,), seen


def _bodies(article: Article) -> Iterator[tuple[ActorKind, Key, Seen]]:
    reading = read(article)
    countries: dict[str, list[Entity]] = {}
    for entity in reading.entities:
        if entity.kind == "place" and entity.code:
            countries.setdefault(entity.code, []).append(entity)
        elif entity.kind == "organisation":
            key = (entity.reference,) if entity.reference else key_of(bare(entity.name))
            seen = Seen(article, reading, entity.span, entity.mentions, None, entity.reference)
            yield "organisation", key or (entity.name,), seen
    for code, named in countries.items():
        country = _country(article, reading, code, named)
        if country:
            yield "country", (code,), country


def _country(article: Article, reading: Reading, code: str, named: list[Entity]) -> Seen | None:
    whole = [e for e in named if e.rule != "capital"]
    mentions = sorted({m for e in whole for m in e.mentions}, key=lambda m: m.start)
    capitals = sorted({m for e in named if e.rule == "capital" for m in e.mentions}, key=_start)
    if not mentions:
        return None
    forms = [article.passage(m) for m in mentions]
    often = max(dict.fromkeys(forms), key=forms.count)
    row = next((e.reference for e in whole if e.reference), None)
    span = mentions[forms.index(often)]
    return Seen(article, reading, span, tuple(mentions), None, row, code, tuple(capitals))


def _start(span: Span) -> int:
    return span.start


def bare(name: str) -> str:
    """The name without "the" before it."""
    return name.removeprefix("the ").removeprefix("The ")


def _join_shorter(found: dict[tuple[str, Key], list[Seen]]) -> None:
    """Put "Biden", and "Joseph Biden" beside "Joseph R. Biden", with the only one each fits."""
    keys = {key: _keys(seen) for (kind, key), seen in found.items() if kind == "person"}
    holds: dict[str, set[Key]] = {}
    for key, known in keys.items():
        for word in {word for one in known for word in one}:
            holds.setdefault(word, set()).add(key)
    for short in sorted(keys, key=lambda key: (len(key), key)):
        seen = found["person", short]
        words = _words(seen)
        near = set.intersection(*(holds[word] for word in words)) if words else set()
        fits = [k for k in near if k != short and ("person", k) in found]
        fits = [k for k in fits if any(words < frozenset(one) for one in keys[k])]
        if len(fits) == 1 and seen[0].reference is None:
            joined = [*found["person", fits[0]], *found.pop(("person", short))]
            found["person", fits[0]] = _in_order(joined)
            keys[fits[0]] |= keys[short]


def _keys(seen: Iterable[Seen]) -> set[Key]:
    return {key_of(one.name) for one in seen}


def _words(seen: list[Seen]) -> frozenset[str]:
    return frozenset(key_of(seen[0].name))


def _join_spelt_out(
    found: dict[tuple[str, Key], list[Seen]], articles: tuple[Article, ...]
) -> None:
    """Put a body under its acronym with the same one spelt out, as an article joins them."""
    for article in articles:
        for term in read(article).terms:
            short = "organisation", key_of(term.acronym)
            long = "organisation", key_of(bare(term.expansion or ""))
            if short in found and long in found and short != long:
                found[long] = _in_order([*found[long], *found.pop(short)])


def _in_order(seen: list[Seen]) -> list[Seen]:
    """In the order of the articles: undated ones last, as the coverage has them."""
    return sorted(
        seen, key=lambda s: (s.article.published.date if s.article.published else "~", s.article.id)
    )
