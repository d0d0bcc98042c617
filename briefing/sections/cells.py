"""Table cells that several sections share: when, in which state, and who."""

from __future__ import annotations

import re

from briefing import phrases
from briefing.models import Article, Event, Kind, Part, Person, Reading, Span, Statement
from briefing.reading import times
from briefing.reading.titles import is_judging
from briefing.sections import parts


def when(kind: Kind, article: Article, reading: Reading, *events: Event) -> Statement:
    """The dates of events that the same words tell; "No date" when they have none."""
    shown: tuple[Part, ...] = ()
    for event in events:
        dated = date_parts(article, reading, event)
        joint = (parts.phrase(phrases.SEMICOLON),) if shown and dated else ()
        shown = (*shown, *joint, *dated)
    return Statement(kind, shown or (parts.phrase(phrases.NO_DATE),))


def date_parts(article: Article, reading: Reading, event: Event) -> tuple[Part, ...]:
    """The date of an event as parts that can be proven; nothing when there is none."""
    if event.date is None:
        return ()
    if not event.bounded:
        return _expression(article, reading, event.time)
    first, _, last = event.date.partition("/")
    end = _bound(article, reading, event, last)
    if first == "..":
        return (parts.phrase(phrases.NOT_AFTER), end) if end else ()
    start = _bound(article, reading, event, first)
    if start is None or end is None:
        return ()
    return (parts.phrase(phrases.BETWEEN), start, parts.phrase(phrases.AND), end)


def _expression(article: Article, reading: Reading, span: Span | None) -> tuple[Part, ...]:
    for time in reading.times:
        if time.span == span:
            return (Part(times.spell(time, article), "date", time.span),)
    return ()


def _bound(article: Article, reading: Reading, event: Event, value: str) -> Part | None:
    """The expression nearest to the event that has `value`, or the article's own date."""
    found = [time for time in reading.times if time.value == value]
    if found:
        nearest = min(found, key=lambda t: abs(t.span.start - event.span.start))
        return Part(times.spell(nearest, article), "date", nearest.span)
    if article.published and article.published.date == value:
        return parts.published(article)
    return None


def status(kind: Kind, event: Event) -> Statement:
    """Past, scheduled, possible only, speculation or ongoing."""
    return parts.cell(kind, phrases.STATUS[event.status])


_OFFICE = re.compile(r" (?:administration|government|cabinet|presidency)\b")


def _named(article: Article, person: Person) -> Span:
    """The name; with the word "administration" when only that is printed."""
    span = person.span
    office = _OFFICE.match(article.text, span.end) if person.kind == "administration" else None
    return article.span(span.start, office.end()) if office else span


def who(article: Article, person: Person) -> tuple[Part, ...]:
    """A person as printed in this article: name, and role when one is printed."""
    name = parts.verbatim(article, _named(article, person))
    if person.role_span is None or is_judging(article.passage(person.role_span)):
        return (name,)
    return (name, parts.phrase(phrases.COMMA), parts.verbatim(article, person.role_span))
