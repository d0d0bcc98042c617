"""Where a text speaks of an event of data/reference, and how it dates it.

Built for few finds and none wrong: all participants must be named, one sentence must hold the
words of the event, and a date counts only where grammar ties it to those words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from briefing.models import Article, Event, Reading, Sentence, Span, TimeExpression
from briefing.reading import dates, demonyms
from briefing.reading.agreedphrases import (
    Known,
    Match,
    known_of,
    longest,
    matches,
    places_of,
    stem_of,
    whole,
)
from briefing.reading.agreedties import clause_of, is_past, time_of
from briefing.reading.reference import Agreed, Book
from briefing.reading.tokens import Token, tokens

MOST = 500  # places of a text; more are noise
FAR = timedelta(days=3 * 366)  # a date further off is that of another event of the kind
# Words after which an event is a wish, a plan, or has not come about.
_UNREAL = frozenset(
    map(
        stem_of,
        """
        want hope seek call urge wish demand propose consider discuss possible possibly may might
        could would should if unless whether fail failed cancel abort botch postpone delay try
        attempt tried nearly almost supposed originally not never no without deny denied refuse
        refused reject threaten warn expect plan planned schedule due anniversary mark celebrate
        """.split(),
    )
)
# Countries whose day begins before that of Europe and America: a text from afar may be a day behind.
_EAST = frozenset("JP KR KP CN TW HK SG PH VN KH TH MY ID AU NZ IN MM LA BN MN".split())


class Told(NamedTuple):
    """A place where a text speaks of `event`: the words, and what dates them there.

    `time` is None when nothing does. `clause` is the clause of which the words hold the verb, None
    when the reading has none. `past` is True when they say that the event has happened.
    """

    event: Agreed
    span: Span
    sentence: Sentence
    time: TimeExpression | None
    clause: Event | None
    past: bool


def told(article: Article, reading: Reading, book: Book) -> tuple[Told, ...]:
    """Every place where `article` speaks of an event of `book`, in order."""
    known = known_of(book)
    named = _named(reading, known) if known.events and reading.sentences else frozenset()
    fitting = [one for one in known.events if named.issuperset(one[0].participants)]
    if not fitting:
        return ()
    words = tokens(article.text)
    places = places_of(words, known.stems)
    found = (
        match
        for event, phrases in fitting
        for phrase in phrases
        for match in matches(event, phrase, words, places)
    )
    return tuple(_told(article, reading, words, tuple(islice(found, MOST))))


def _named(reading: Reading, known: Known) -> frozenset[str]:
    """The rows a text names: people, bodies, places, and countries by their people or capital."""
    rows = {entity.reference for entity in reading.entities if entity.reference}
    codes = {entity.code for entity in reading.entities if entity.code}
    return frozenset(rows.union(*(known.places.get(code, ()) for code in codes)))


def _told(
    article: Article, reading: Reading, words: Sequence[Token], found: Sequence[Match]
) -> Iterator[Told]:
    for match in sorted(longest(found), key=lambda m: (m.start, m.end)):
        match = whole(words, match)  # noqa: PLW2901 - the same match, its last name whole
        span = article.span(words[match.start].start, words[match.end - 1].end)
        sentence = _sentence(reading, span)
        if sentence is None or _is_unreal(words, sentence.span.start, match):
            continue
        clause = clause_of(article, reading, span)
        if clause is None or not (clause.negated or clause.status == "speculated"):
            time = time_of(article, reading, words, match, clause)
            past = is_past(words, match, clause)
            yield Told(match.event, span, sentence, time, clause, past)


def _sentence(reading: Reading, span: Span) -> Sentence | None:
    """The sentence that holds a span whole; None when it runs over an end."""
    number = bisect_right(reading.sentences, span.start, key=lambda s: s.span.start) - 1
    sentence = reading.sentences[max(number, 0)]
    inside = sentence.span.start <= span.start and span.end <= sentence.span.end
    return sentence if inside else None


def _is_unreal(words: Sequence[Token], start: int, match: Match) -> bool:
    """Tell whether a word of wish, plan or denial stands before the end of the match."""
    at = bisect_left(words, start, key=lambda word: word.start)
    own = {n for n in range(match.start, match.end) if _is_own(words[n], match)}
    return any(
        words[n].shape == "low" and n not in own and stem_of(words[n].low) in _UNREAL
        for n in range(at, match.end)
    )


def _is_own(word: Token, match: Match) -> bool:
    """Tell whether a word is one of those that name the event."""
    return any(
        stem_of(word.low) in map(stem_of, alternatives)
        for phrase in match.event.phrases
        for alternatives in phrase
    )


def is_otherwise(one: Told, others: Sequence[Told]) -> bool:
    """Tell whether a text dates an event on other days than the reference file.

    A month agrees with each of its days. `others` are what else the sentence may speak of: a date
    that agrees with one of them is no slip. A day may be another in another part of the world.
    """
    when = dates.bounds(one.time.value[:21]) if one.time and one.time.value else None
    if when is None or one.time is None or one.time.kind not in ("DATE", "TIME"):
        return False
    known = dates.bounds(one.event.value)
    if known is None or when[1] < known[0] - FAR or when[0] > known[1] + FAR:
        return False
    return not any(_agrees(when, other.event) for other in (one, *others))


def _agrees(when: tuple[date, date], event: Agreed) -> bool:
    known = dates.bounds(event.value)
    if known is None:
        return True
    early, late = _leeway(event)
    return when[0] <= known[1] + late and known[0] - early <= when[1]


def _leeway(event: Agreed) -> tuple[timedelta, timedelta]:
    """How many days a text may be behind and ahead of the day at the place itself."""
    day, none = timedelta(days=1), timedelta(0)
    if len(event.date) < 10:
        return none, none
    known = demonyms.names().get(tuple(event.place.lower().split()))
    if known is None:
        return day, day
    return (day, none) if known.code in _EAST else (none, day)
