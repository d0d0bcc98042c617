"""Who acts in the coverage, in which role, and what is known of their position."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from briefing import phrases
from briefing.library import Coverage
from briefing.models import (
    Article,
    Person,
    Quote,
    Reading,
    Section,
    Sentence,
    Span,
    Statement,
    Table,
)
from briefing.reading import read
from briefing.sections import cells, parts
from briefing.sections.choice import printable
from briefing.sections.copies import is_repeated
from briefing.sections.quotations import speaker_of
from briefing.sections.settle import settle

ROWS = 14
LONGEST = 40  # words of a position


@dataclass(slots=True)
class _Actor:
    """One person over all articles; the newest article that names one comes last."""

    name: str
    seen: list[tuple[Article, Reading, Person]] = field(default_factory=list)

    @property
    def own(self) -> list[tuple[Article, Reading, Person]]:
        """Where the person is named, copies of a text left out: they say it only again."""
        return [seen for seen in self.seen if seen[0].copy_of is None] or self.seen

    @property
    def rank(self) -> tuple[int, int, str]:
        """By texts, then by mentions."""
        mentions = sum(len(person.mentions) or 1 for _, _, person in self.own)
        return -len(self.own), -mentions, self.name


def actors(coverage: Coverage) -> Section:
    """The people named most, with role and latest position: quoted, reported, or none stated."""
    found = _people(coverage.articles)
    ranked = sorted(found, key=lambda a: a.rank)[:ROWS]
    rows = tuple(_row(actor, coverage.articles) for actor in ranked)
    left = len(found) - len(rows)
    return coverage.keep(
        Section(
            slug="actors",
            title="Actors and positions",
            table=Table(("Actor", "Position in the sources", "Basis"), rows) if rows else None,
            intro=f"{left} {phrases.LEFT_OUT_PEOPLE}" if left > 0 else "",
            empty="The sources name nobody.",
        )
    )


def _people(articles: tuple[Article, ...]) -> list[_Actor]:
    """Join the same full name over all articles; a bare last name joins the only one it fits."""
    found: dict[str, _Actor] = {}
    bare: list[tuple[Article, Reading, Person]] = []
    for article in articles:
        reading = read(article)
        for person in reading.people:
            if " " in person.name or person.kind == "administration":
                found.setdefault(person.name, _Actor(person.name)).seen.append(
                    (article, reading, person)
                )
            else:
                bare.append((article, reading, person))
    for article, reading, person in bare:
        fits = [a for name, a in found.items() if person.name in name.split()]
        actor = fits[0] if len(fits) == 1 else found.setdefault(person.name, _Actor(person.name))
        actor.seen.append((article, reading, person))
    return list(found.values())


def _row(actor: _Actor, articles: tuple[Article, ...]) -> tuple[Statement, ...]:
    told = [p for seen in reversed(actor.seen) for p in positions(*seen)]
    known = [p for p in told if not any(is_repeated(articles, s) for s in p[0].spans)]
    article, _, person = _fullest(actor)
    name = Statement("fact", cells.who(article, person))
    if not known:
        none = parts.cell("fact", phrases.NONE_STATED, person.span)
        return (name, none, parts.cell("fact", phrases.BASIS_NONE))
    position, basis = min(known, key=lambda p: _RANK[p[1]])
    return (name, position, parts.cell("fact", basis))


_RANK = {phrases.BY_QUOTATION: 0, phrases.BY_REPORT: 1, phrases.BY_FRAGMENT: 2}


def _fullest(actor: _Actor) -> tuple[Article, Reading, Person]:
    """The newest mention with a role and the full name, else the newest mention."""
    named = [seen for seen in actor.own if seen[2].name == actor.name] or actor.own
    with_role = [seen for seen in named if seen[2].role_span is not None]
    return (with_role or named)[-1]


def positions(
    article: Article, reading: Reading, person: Person
) -> Iterator[tuple[Statement, str]]:
    """Every position of a person in one article, each with its basis."""
    for quote in reading.quotes:
        if person.kind == "person" and speaker_of(reading, quote) is person:
            basis = phrases.BY_FRAGMENT if quote.fragment else phrases.BY_QUOTATION
            yield _quoted(article, quote, person), basis
    heads = {person.role_span, *person.mentions, person.span}
    starts = {span.start for span in heads if span is not None}
    for sentence in reading.sentences:
        clause = _clause_of(sentence, starts)
        settled = settle(article, reading, sentence, clause) if clause else None
        if settled and sum(len(part.text.split()) for part in settled) <= LONGEST:
            yield parts.statement("fact", *settled), phrases.BY_REPORT


def _quoted(article: Article, quote: Quote, person: Person) -> Statement:
    return Statement("quotation", parts.quoted(article, quote), holder=person.name)


def _clause_of(sentence: Sentence, starts: set[int]) -> Span | None:
    """The printable clause that opens at one of `starts` with a person, then its subject."""
    for clause in printable(sentence):
        if any(clause.start <= start <= clause.start + 4 for start in starts):
            return clause
    return None
