"""Dates of events as a chronology prints them: ISO 8601, with how precise they are."""

from __future__ import annotations

import re

from briefing import phrases
from briefing.models import Article, Event, Kind, Part, Reading, Statement, TimeExpression
from briefing.phrases import chronology as words
from briefing.sections import parts

_MODIFIER = re.compile(
    r"(?:the\s)?((?:very\s)?(?:early|mid|late(?:r)?|middle|start|beginning|end|earlier))\b",
    re.IGNORECASE,
)


def when(kind: Kind, article: Article, reading: Reading, *events: Event) -> Statement:
    """The dates that the same words tell of, each with its precision."""
    shown: tuple[Part, ...] = ()
    for event in events:
        dated = _dated(article, reading, event)
        joint = (parts.phrase(phrases.SEMICOLON),) if shown and dated else ()
        shown = (*shown, *joint, *dated)
    return Statement(kind, shown or (parts.phrase(phrases.NO_DATE),))


def _dated(article: Article, reading: Reading, event: Event) -> tuple[Part, ...]:
    if event.bounded:
        return _bounded(article, reading, event)
    time = time_of(reading, event)
    return () if time is None else value(article, time)


def time_of(reading: Reading, event: Event) -> TimeExpression | None:
    """The expression that dates an event; None when it is undated or only bounded."""
    return next((t for t in reading.times if t.span == event.time), None)


def value(article: Article, time: TimeExpression) -> tuple[Part, ...]:
    """The ISO value of an expression and its precision; "early" and the like as printed."""
    if time.value is None:
        return ()
    shown = Part(time.value, "date", time.span)
    if time.precision != "approx":
        return (shown, parts.phrase(words.PRECISION[time.precision or "range"]))
    return (shown, *_part(article, time))


def _part(article: Article, time: TimeExpression) -> tuple[Part, ...]:
    """Which part of a month or year is meant: "early" of "early August"."""
    unit = {7: "month", 4: "year"}.get(len(time.value or ""))
    found = _MODIFIER.match(article.text, time.span.start, time.span.end)
    if unit is None or found is None:
        return (parts.phrase(words.PRECISION["range"]),)
    modifier = parts.verbatim(article, article.span(*found.span(1)))
    return (parts.phrase(words.PART_OF[unit]), modifier, parts.phrase(words.PART_CLOSE))


def _bounded(article: Article, reading: Reading, event: Event) -> tuple[Part, ...]:
    first, _, last = (event.date or "").partition("/")
    end = _bound(article, reading, event, last)
    label = parts.phrase(words.PRECISION["bounds"])
    if end is None:
        return ()
    if first == "..":
        return (parts.phrase(phrases.NOT_AFTER), end, label)
    start = _bound(article, reading, event, first)
    if start is None:
        return ()
    return (parts.phrase(phrases.BETWEEN), start, parts.phrase(phrases.AND), end, label)


def _bound(article: Article, reading: Reading, event: Event, wanted: str) -> Part | None:
    """The expression nearest to the event that has the value, or the article's own date."""
    found = [time for time in reading.times if time.value == wanted]
    if found:
        nearest = min(found, key=lambda t: abs(t.span.start - event.span.start))
        return Part(wanted, "date", nearest.span)
    if article.published and article.published.date == wanted:
        return parts.metadata(article, wanted)
    return None
