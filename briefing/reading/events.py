"""What happened, what is planned, and what is only thought possible, each with its date.

A time expression dates the clause it stands in, unless the clause only reports words ("X said
on Monday") or a state ("since 2016"). Bounds and undated events: `briefing.reading.eventbounds`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from briefing.models import Article, Event, Person, Sentence, Span, TimeExpression
from briefing.reading import dates, eventbounds, eventparts, eventstatus
from briefing.reading import eventwords as words
from briefing.reading.eventclauses import around
from briefing.reading.eventrules import RULES
from briefing.reading.eventscene import Scene

_DATELINE = re.compile(r"\s?\((?:[A-Z][\w .-]{1,30})\)|\s?(?:--|—|–)\s")

_FIGURES = ("today", "tomorrow", "yesterday")  # "the cities of tomorrow": an age, no day

# "the Arle 2030 team": a name with a year in it, as no month or preposition before one is
_NAMED_YEAR = re.compile(
    r"(?<![.!?:”\"] )(?<!^)\b(?!(?:In|On|By|Since|From|Until|Till|During|After|Before|Through|Of|For"
    r"|Early|Mid|Late|The|And|Spring|Summer|Autumn|Fall|Winter|Q[1-4]|H[12]|Jan|Feb|Mar|Apr|May|Jun"
    r"|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s)[A-Z][a-z]{2,20}\s$"
)
# what something is compared with: "from 30 percent in 2013", "than the profit it made in 2013"
_COMPARED = re.compile(
    r"\bfrom\s(?:(?:an?|the|just|only|about|around|nearly|some|roughly|over)\s){0,2}"
    r"(?:[$€£¥]\d[\w.,]*|\d[\w.,]*\s?(?:%|per\s?cent|percent|million|billion|trillion|points)(?!\w))"
    r"(?:\s(?!(?:the|an?|to|and|or)\b)[\w$%’'-]{1,20}){0,5}?\s(?:(?:in|on|at|for)\s)?(?:the\s)?$"
    r"|\bthan\s(?:the|that|those|what|its?|they|he|she|any|when)\s[^,;.:]{0,60}$"
    r"|\bwhat\s(?:it|they|he|she|we)\s(?:had|was|were|did|made|earned|sold|paid)\s[^,;.:]{0,30}$"
    r"|\bsince\s(?:[a-z]{2,16}ing\b[^,;.:]{0,60}|(?:[a-z]{2,16}\s){1,3}(?:began|started)\s(?:in\s)?)$",
    re.IGNORECASE,
)
_MOST = 30  # dates told in one sentence
_FROM_NUMBER = re.compile(r"\bfrom\s(?:[a-z]{2,8}\s){0,2}\d[\d.,]*\s[^,;:]{0,50}$", re.IGNORECASE)
_TO_NUMBER = re.compile(r"\sto\s(?:[a-z]{2,8}\s){0,3}[$€£¥]?\d")
_COMPARES = re.compile(r"\b(?:from|compared|versus|than|what|since)\s", re.IGNORECASE)
_YEAR = re.compile(r"[12]\d{3}(?=\s[A-Za-z])")
_SKIPPED_BEFORE = re.compile(
    r"\b(?:since|than(?:\sin)?|compared\s(?:with|to)|versus|dated|as of)\s(?:the\s)?$|[(/#]$",
    re.IGNORECASE,
)


def find(
    article: Article,
    sentences: tuple[Sentence, ...],
    times: tuple[TimeExpression, ...],
    people: tuple[Person, ...] = (),
) -> tuple[Event, ...]:
    """Return the events of `article` in order of the text, one a sentence, date and status."""
    first = [time.span.start for time in times]
    dated = [
        event
        for sentence in sentences
        if (inside := _inside(sentence, times, first))
        for event in _of_sentence(article, sentence, inside)
    ]
    bounded = eventbounds.find(article, sentences, times, people, dated)
    unique = {
        (e.sentence.start, e.date, e.status, e.span.start if e.date is None else 0): e
        for e in [*bounded, *dated][::-1]
    }
    whole = (eventparts.filled(article, event, people) for event in unique.values())
    return tuple(sorted(whole, key=lambda e: (e.span.start, e.date or "9")))


def in_order(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The dated events by time: first day, then last; "not after" a day counts as that day."""

    def key(event: Event) -> tuple[date, date, bool, int]:
        first, last = dates.bounds(event.date or "") or (date.max, date.max)
        return (
            last if first == date.min else first,
            last,
            event.status != "scheduled",
            event.span.start,
        )

    return tuple(sorted((e for e in events if e.date), key=key))


def _inside(
    sentence: Sentence, times: tuple[TimeExpression, ...], first: list[int]
) -> list[TimeExpression]:
    """The expressions that begin in the sentence; `first` is where each begins, in order."""
    left = bisect_left(first, sentence.span.start)
    return list(times[left : bisect_left(first, sentence.span.end, left)])


def _of_sentence(
    article: Article, sentence: Sentence, times: list[TimeExpression]
) -> Iterator[Event]:
    if article.text[sentence.span.start : sentence.span.end].rstrip("\"”' ").endswith("?"):
        return
    if len(times) > _MOST:  # a table or noise
        return
    for time in times:
        base = eventbounds.printable(sentence, time.span) or _planned(article, sentence, time)
        if base is None or time.value is None or _is_no_date_of_event(article, sentence, time):
            continue
        start, end = base.start, base.end
        clause = around(article.text, start, end, time.span.start, time.span.end)
        published = dates.parse(article.published.date) if article.published else None
        scene = Scene(article, sentence, time, published, (start, end), clause)
        yield from _events(scene)


def _planned(article: Article, sentence: Sentence, time: TimeExpression) -> Span | None:
    """What is slated for a day is a fact in an opinion too."""
    before = article.text[max(sentence.span.start, time.span.start - 160) : time.span.start]
    return sentence.span if words.SLATED.search(before) else None


def _is_no_date_of_event(article: Article, sentence: Sentence, time: TimeExpression) -> bool:
    """Datelines, "since 2016", "than in 2019", a year in brackets."""
    text, begin = article.text, sentence.span.start
    if time.span.start - begin < 60 and _DATELINE.match(text, time.span.end):
        return True
    wider = text[max(begin, time.span.start - 90) : time.span.start]
    if _COMPARES.search(wider) and _is_compared(wider, text[time.span.end : time.span.end + 40]):
        return True
    before = text[max(begin, time.span.start - 24) : time.span.start]
    if _YEAR.match(text, time.span.start, time.span.end + 2) and _NAMED_YEAR.search(before):
        return True
    if before.endswith((" of ", " for ")) and text[time.span.start : time.span.end] in _FIGURES:
        return True
    return bool(_SKIPPED_BEFORE.search(before)) and not words.WHEN.match(text, time.span.end)


def _is_compared(before: str, after: str) -> bool:
    """Tell whether a date is that of what something is compared with, and of no event."""
    if _COMPARED.search(before):
        return True
    return _TO_NUMBER.match(after) is not None and _FROM_NUMBER.search(before) is not None


def _events(scene: Scene) -> list[Event]:
    """What the first rule that knows the case answers."""
    status = eventstatus.of(scene)
    if status is None:
        return []
    answers = (rule(scene, status) for rule in RULES)
    return next((found for found in answers if found is not None), [])
