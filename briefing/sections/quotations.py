"""Who said what, in their own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing import phrases
from briefing.library import Coverage
from briefing.models import (
    Annex,
    Article,
    Part,
    Person,
    Quote,
    Reading,
    Section,
    Span,
    Statement,
    Table,
)
from briefing.reading import read, times
from briefing.sections import cells, parts
from briefing.sections.copies import is_repeated
from briefing.sections.parts import left_out

ROWS = 12

_Found = tuple[Article, Reading, Quote]


def quotations(coverage: Coverage) -> Section:
    """Every direct quotation with a speaker; the fullest when there are too many for a table."""
    found = _named(coverage.articles)
    shown = _fullest(found)
    return coverage.keep(
        Section(
            slug="quotations",
            title="Who said what",
            table=Table(("Speaker", "Words", "Where and when"), tuple(map(row, shown)))
            if shown
            else None,
            intro=left_out(len(found) - len(shown), phrases.LEFT_OUT_QUOTES),
            empty="The sources quote nobody directly.",
        )
    )


def again(annex: Annex) -> Iterator[tuple[Statement, ...]]:
    """Every quotation of every source that has a speaker."""
    for article in annex.articles:
        reading = read(article)
        found = (quote for quote in reading.quotes if is_named(article, quote))
        yield from (row((article, reading, quote)) for quote in found)


def printed(articles: tuple[Article, ...]) -> tuple[Span, ...]:
    """The quotations that the table prints."""
    return tuple(quote.span for _, _, quote in _fullest(_named(articles)))


def _named(articles: tuple[Article, ...]) -> list[_Found]:
    """The quotations with a speaker, newest source first; what a copy only says again is out."""
    return [
        (article, reading, quote)
        for article in reversed(articles)
        for reading in (read(article),)
        for quote in reading.quotes
        if is_named(article, quote) and not is_repeated(articles, quote.span)
    ]


_PRONOUN = re.compile(
    r"(?:i|me|we|you|he|she|it|they|this|that|these|those|who|which|what|its|his|her|their|many|"
    r"some|others|one|first|second|third)\b|(?:the|a|an)$|.*[,;:]$",
    re.IGNORECASE,
)


def is_named(article: Article, quote: Quote) -> bool:
    """True when the speaker is a name or a description, not a word that stands for another."""
    if quote.speaker is None or quote.speaker_span is None:
        return False
    return _PRONOUN.match(quote.speaker) is None and bool(article.passage(quote.speaker_span))


def _fullest(found: list[_Found]) -> list[_Found]:
    """The longest of whole quotations first, then of fragments; printed newest source first."""
    ranked = sorted(
        range(len(found)),
        key=lambda i: (found[i][2].fragment, found[i][2].span.start - found[i][2].span.end),
    )
    return [found[i] for i in sorted(ranked[:ROWS])]


def row(found: _Found) -> tuple[Statement, ...]:
    """One quotation as a row of the table."""
    article, reading, quote = found
    return (
        Statement("fact", _speaker(article, reading, quote)),
        Statement("quotation", parts.quoted(article, quote), holder=quote.speaker),
        Statement("fact", _occasion(article, reading, quote)),
    )


def _speaker(article: Article, reading: Reading, quote: Quote) -> tuple[Part, ...]:
    person = speaker_of(reading, quote)
    if person is not None:
        return cells.who(article, person)
    told = parts.capital(article, _description(article, quote))
    return (told, parts.phrase(phrases.A_TEXT)) if _TEXT.search(told.text) else (told,)


_TEXT = re.compile(
    r"\b(?:letter|resolution|preamble|report|bill|text|document|communiqu[eé]|declaration|memo"
    r"|memorandum|paper|editorial|agreement|law|act|constitution|press release|tweet|post)$",
    re.IGNORECASE,
)


def _description(article: Article, quote: Quote) -> Span:
    """The words that describe the speaker; where the sentence has "it", those it stands for."""
    span = quote.speaker_span or quote.span
    if quote.speaker is None or _PRONOUN.match(article.passage(span)) is None:
        return span
    place = article.text.rfind(quote.speaker, 0, span.start)
    return article.span(place, place + len(quote.speaker)) if place >= 0 else span


def speaker_of(reading: Reading, quote: Quote) -> Person | None:
    """The person of the article who is the quotation's speaker; None for a group or an office."""
    for person in reading.people:
        if person.kind == "person" and quote.speaker in (person.name, *person.aliases):
            return person
    return None


def _occasion(article: Article, reading: Reading, quote: Quote) -> tuple[Part, ...]:
    """Where the sentence says the words were said, and the one date it names."""
    shown: list[Part] = []
    if quote.occasion is not None:
        shown.append(parts.capital(article, quote.occasion))
    dated = _date(article, reading, quote)
    if dated is not None:
        shown += [parts.phrase(phrases.SEMICOLON), dated] if shown else [dated]
    if shown:
        return tuple(shown)
    if article.published is None:
        return (parts.phrase(phrases.NOT_STATED),)
    return (parts.phrase(phrases.UNDATED_WORDS), parts.published(article))


def _date(article: Article, reading: Reading, quote: Quote) -> Part | None:
    """The only date of the sentence outside the quotation: when the words were said."""
    sentence = next(
        (s.span for s in reading.sentences if s.span.start <= quote.span.start < s.span.end), None
    )
    if sentence is None:
        return None
    found = [
        time
        for time in reading.times
        if sentence.start <= time.span.start < sentence.end
        and not any(q.span.start <= time.span.start < q.span.end for q in reading.quotes)
    ]
    if len(found) != 1 or found[0].precision != "day":
        return None
    return Part(times.spell(found[0], article), "date", found[0].span)
