"""What the sources give for a row of a project: names, quotations, and what can be counted."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.models import Annex, Article, Part, Span
from briefing.reading import read
from briefing.sections import parts, telling
from briefing.sections.quotations import speaker_of


@lru_cache(maxsize=256)
def spoken(article: Article) -> dict[Span, tuple[tuple[Part, ...], frozenset[str]]]:
    """Each quotation as it is printed, and the names of its speaker."""
    reading = read(article)
    found: dict[Span, tuple[tuple[Part, ...], frozenset[str]]] = {}
    for quote in reading.quotes:
        person = speaker_of(reading, quote)
        names = {quote.speaker or "", person.name if person else ""} - {""}
        found[quote.span] = parts.quoted(article, quote), frozenset(names)
    return found


@lru_cache(maxsize=256)
def read_in(annex: Annex, article: str) -> frozenset[Span]:
    """The passages of an article that are no more than a name, a number, a date or a term."""
    reading = next(read(one) for one in annex.articles if one.id == article)
    found = {span for one in reading.people for span in (one.span, *one.mentions)}
    found |= {span for one in reading.entities for span in (one.span, *one.mentions)}
    found |= {one.span for one in reading.numbers} | {one.span for one in reading.times}
    found |= {one.span for one in reading.terms}
    found |= {quote.speaker_span for quote in reading.quotes if quote.speaker_span}
    found |= {term.expansion_span for term in reading.terms if term.expansion_span}
    return frozenset(found)


@lru_cache(maxsize=512)
def countable(name: str, annex: Annex) -> frozenset[frozenset[Span]]:
    """The sets of passages of a name that a number may stand for."""
    whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    found = set()
    for articles in (annex.articles, telling.texts(annex)):
        printed = [[a.span(m.start(), m.end()) for m in whole.finditer(a.text)] for a in articles]
        found.add(frozenset(span for spans in printed for span in spans))
        found.add(frozenset(spans[0] for spans in printed if spans))
        quotes = [q.span for a in articles for q in read(a).quotes if q.speaker == name]
        found.add(frozenset(quotes))
    return frozenset(found)
