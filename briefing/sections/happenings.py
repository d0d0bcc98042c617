"""The events of a coverage, each once, with the words that may tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from briefing.library import Coverage
from briefing.models import Article, Event, Part, Reading, Sentence, Span
from briefing.reading import dates, read
from briefing.reading.eventwords import FINITE as _VERB
from briefing.reading.eventwords import is_past
from briefing.sections import parts
from briefing.sections.choice import is_plain, leans, terms
from briefing.sections.copies import repeated
from briefing.sections.settle import settle

_SAME = 0.5  # share of common words (Dice) from which two events of one date are one


@dataclass(frozen=True, slots=True)
class Happening:
    """An event, the article that tells it, and its words as parts of a table cell.

    `number` counts the articles of the coverage from 0. `also` holds the same event as told
    by other articles, `more` what the same words tell of other dates, in order of the text.
    """

    event: Event
    article: Article
    reading: Reading
    number: int
    words: tuple[Part, ...]
    also: tuple[Happening, ...] = ()
    more: tuple[Event, ...] = ()

    @property
    def events(self) -> tuple[Event, ...]:
        """The event and those of other dates in the same words, in order of the text."""
        return (self.event, *self.more)

    @property
    def text(self) -> str:
        """The words of the event."""
        return "".join(part.text for part in self.words)

    @property
    def bounds(self) -> tuple[date, date] | None:
        """First and last possible day; None when undated."""
        return dates.bounds(self.event.date) if self.event.date else None

    @property
    def order(self) -> tuple[date, date, int, int]:
        """Sorts by last possible day of what is only bounded, by first day of all else."""
        first, last = self.bounds or (date.max, date.max)
        if self.event.bounded and first == date.min:
            first = last
        return (first, last, self.number, self.event.span.start)


def happenings(coverage: Coverage) -> tuple[Happening, ...]:
    """Every event of the coverage that can be told on its own, in order of time, undated last."""
    return _happenings(coverage.articles)


@lru_cache(maxsize=8)
def _happenings(articles: tuple[Article, ...]) -> tuple[Happening, ...]:
    undated: list[Happening] = []
    by_date: dict[str, list[Happening]] = {}
    for number, article in enumerate(articles):
        for happening in (replace(h, number=number) for h in told(article)):
            if happening.event.sentence in repeated(articles):
                continue
            if happening.event.date is None:
                undated.append(happening)
            else:
                _add(by_date.setdefault(happening.event.date, []), happening)
    dated = [h for found in by_date.values() for h in found]
    return tuple(sorted([*dated, *undated], key=lambda h: h.order))


def everything(articles: tuple[Article, ...]) -> Iterator[Happening]:
    """Every event as each article tells it alone, and as the articles tell it together."""
    for article in articles:
        yield from told(article)
    yield from _happenings(articles)


def _add(found: list[Happening], new: Happening) -> None:
    """Add an event of one date, or join it to the same event as told before."""
    for place, known in enumerate(found):
        if _alike(known, new):
            if known.number != new.number:
                found[place] = replace(known, also=(*known.also, new))
            return
    found.append(new)


@lru_cache(maxsize=512)
def told(article: Article) -> tuple[Happening, ...]:
    """The events of one article, in order of the text, that can be told on their own.

    Their number is 0. Sections and checks ask for the same articles, so answers are kept.
    """
    found: dict[tuple[object, ...], Happening] = {}
    for number, told in enumerate(_told(article)):
        dated = told.event.date is not None
        key = (told.event.sentence, told.words, told.event.status) if dated else (number,)
        first = found.get(key)
        found[key] = replace(first, more=(*first.more, told.event)) if first else told
    return tuple(found.values())


def _told(article: Article) -> Iterator[Happening]:
    reading = read(article)
    sentences = {sentence.span.start: sentence for sentence in reading.sentences}
    for event in sorted(reading.events, key=lambda e: e.time.start if e.time else e.span.start):
        sentence = sentences.get(event.sentence.start)
        words = _words(article, reading, sentence, event) if sentence else None
        if words:
            yield Happening(_by_verb(article, event), article, reading, 0, words)


def _by_verb(article: Article, event: Event) -> Event:
    """The event, ahead when its verb says "will"; past when one of the day has happened.

    A text may be dated a day before what it tells of, where its clock is behind.
    """
    verb = article.passage(event.verb) if event.verb else ""
    if event.status == "past" and _WILL.match(verb):
        return replace(event, status="scheduled")
    published = dates.parse(article.published.date) if article.published else None
    near = [dates.add_days(published, days) for days in (0, 1)] if published else []
    if event.status == "scheduled" and event.date in near and verb and is_past(verb):
        return replace(event, status="past")
    return event


def _words(
    article: Article, reading: Reading, sentence: Sentence, event: Event
) -> tuple[Part, ...] | None:
    settled = settle(article, reading, sentence, _own(article, reading, sentence, event))
    if not settled or sentence.rule == "turn":
        return None  # in a transcript nobody is named who would vouch for it
    text = "".join(part.text for part in settled)
    if leans(text) or not is_plain(text) or _OPENS.match(text):
        return None
    return parts.unended(settled)


# "Lee, elected in June 2025, criticized …": what stands between the commas has the date
_PARTICIPLE = re.compile(
    r",\s(?:(?:first|then|newly|re)[\s-]?)?[a-z]{2,14}(?:ed|en|wn|ne|rn|ilt|eld|et|und)\s[^,;]{0,60}"
)
_OPENS = re.compile(r"(?:He|She|They|His|Her|Their)\b(?! \[)")  # whoever that is
_WILL = re.compile(r"(?:will|shall)\s")
_ASIDE = re.compile(r",\s(?:as|which|who|whose|where|after|before|when|while|following)\s")


def _own(article: Article, reading: Reading, sentence: Sentence, event: Event) -> Span:
    """The clause of an event without a closing aside that dates another one.

    "…, as promised in November 2022" is left off what is due by 2023; never with words that
    hedge, deny or name who says so.
    """
    if event.time is not None and (told := _participle(article, event, event.time)):
        return told
    others = [e for e in reading.events if e.sentence == event.sentence and e.span == event.span]
    for other in others:
        if event.time is None or other.time is None or other.status == event.status:
            continue
        aside = _ASIDE.search(article.text, event.time.end, max(other.time.start, event.time.end))
        if aside and not any(m.span.start >= aside.start() for m in sentence.markers):
            return article.span(event.span.start, aside.start())
    return event.span


def _participle(article: Article, event: Event, time: Span) -> Span | None:
    """From the subject to the end of an inserted participle that has the date."""
    for found in _PARTICIPLE.finditer(article.text, event.span.start, event.span.end):
        holds = found.start() < time.start and time.end <= found.end()
        closed = article.text.startswith(",", found.end())
        if holds and closed and not _VERB.search(article.text, event.span.start, found.start()):
            return article.span(event.span.start, found.end())
    return None


def _alike(one: Happening, other: Happening) -> bool:
    """Tell whether two events of one date are one."""
    if one.number == other.number and one.event.sentence == other.event.sentence:
        return one.event.span == other.event.span
    a, b = set(terms(one.text)), set(terms(other.text))
    return 2 * len(a & b) / ((len(a) + len(b)) or 1) >= _SAME
