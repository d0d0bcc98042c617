"""Events, actors, quotations and terms that no text of the earlier run has."""

from __future__ import annotations

from collections.abc import Iterator

from briefing import phrases
from briefing.history.comparison import compare
from briefing.history.records import New, Passage
from briefing.library import Coverage
from briefing.models import Annex, Part, Section, Statement, Table
from briefing.phrases import digest
from briefing.reading import dates, read
from briefing.sections import cells, parts
from briefing.sections.parts import left_out
from briefing.sections.quotations import is_named, speaker_of
from briefing.sections.then_and_now import Row, clause, nothing, source, spans

ROWS = 30


def new(coverage: Coverage) -> Section:
    """What is seen for the first time, with the day and the text it is first seen in."""
    annex = coverage.annex
    found = tuple(again(annex))
    left = len(found) - ROWS
    shown = found[:ROWS]
    return coverage.keep(
        Section(
            slug="new",
            title="New",
            table=Table(("Kind", "What", "First seen"), shown) if shown else None,
            intro=left_out(left, digest.LEFT_OUT_NEWS),
            empty=nothing(annex.earlier, "No new event, actor, quotation or term."),
        )
    )


def again(annex: Annex) -> Iterator[Row]:
    """Every row of the section, the events of most texts first, then in order of kind."""
    order = [*digest.NOVELTIES]
    found = compare(annex).new
    for item in sorted(found, key=lambda n: (order.index(n.kind), -len(n.also), _day(n.first))):
        cell = _what(item)
        if cell is not None:
            kind = parts.cell("fact", digest.NOVELTIES[item.kind], item.first.span)
            yield (kind, cell, Statement("fact", source(item.first), (item.first.article.whole,)))


def _day(passage: Passage) -> int:
    """Newest first."""
    published = passage.article.published
    bounds = dates.bounds(published.date) if published else None
    return -bounds[1].toordinal() if bounds else 0


def _what(item: New) -> Statement | None:
    cites = spans((item.first, *item.also))
    if item.kind == "quotation":
        return _quotation(item)
    if item.kind == "term":
        return Statement("fact", _term(item.first), cites)
    if item.kind == "actor":
        return Statement("fact", _actor(item.first), cites)
    return Statement("fact", clause(item.first), cites)


def _quotation(item: New) -> Statement | None:
    """The words with their speaker; None when the speaker is only a pronoun."""
    article, reading = item.first.article, read(item.first.article)
    quote = next(q for q in reading.quotes if q.span == item.first.span)
    if not is_named(article, quote) or quote.speaker_span is None:
        return None
    person = speaker_of(reading, quote)
    who: tuple[Part, ...] = (parts.capital(article, quote.speaker_span),)
    shown = (*(cells.who(article, person) if person else who), parts.phrase(phrases.COLON))
    said = (*shown, *parts.quoted(article, quote))
    return Statement("quotation", said, spans(item.also), holder=quote.speaker)


def _actor(passage: Passage) -> tuple[Part, ...]:
    """A person with the role printed, else the name."""
    for person in read(passage.article).people:
        if person.span == passage.span:
            return cells.who(passage.article, person)
    return (parts.verbatim(passage.article, passage.span),)


def _term(passage: Passage) -> tuple[Part, ...]:
    article = passage.article
    term = next(t for t in read(article).terms if t.span == passage.span)
    meaning = parts.verbatim(article, term.expansion_span or term.span)
    close = parts.phrase(phrases.CLOSE_ROUND)
    return (parts.verbatim(article, term.span), parts.phrase(digest.OPEN_ROUND), meaning, close)
