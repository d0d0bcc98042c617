"""Where a text speaks of an event of data/reference, and how it dates it.

Built for few finds and none wrong: all participants must be named, one sentence must hold the
words of the event, and a date counts only where grammar ties it to those words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from briefing.models import Article, Event, Reading, Sentence, Span, TimeExpression
from briefing.reading import dates, demonyms
from briefing.reading.reference import Agreed, Book
from briefing.reading.summary import stems
from briefing.reading.tokens import Token, tokens

GAP = 5  # words between two words of a phrase
FAR = timedelta(days=3 * 366)  # a date further off is that of another event of the kind
_Stems = tuple[frozenset[str], ...]
# Words after which an event is a wish, a plan, or has not come about.
_UNREAL = frozenset(
    map(
        stems.stem,
        """
        want hope seek call urge wish demand propose consider discuss possible possibly may might
        could would should if unless whether fail failed cancel abort botch postpone delay try
        attempt tried nearly almost supposed originally not never no without deny denied refuse
        refused reject threaten warn expect plan planned schedule due anniversary mark celebrate
        """.split(),
    )
)
# Before a noun that names an event: what follows the noun dates the event.
_AT = frozenset("at during after since following before from until".split())
_HELD = r"(?:that |which )?(?:was |were )?(?:held|signed|issued|adopted|convened|reached)"
_AFTER = re.compile(r",? ?(?:" + _HELD + r"|took place)? ?(?:in|on|of)? ?")
_TOLD = re.compile(r",? ?(?:(?:" + _HELD + r"|took place) ?(?:in|on)?|of|dated) ?")
_DONE = ("ed", "held")  # a participle at the end of the words: "the pact, signed in May"
_BEFORE = re.compile(r" |['’]s | at | at the ")
# Verbs that say of the noun before them only that it took place.
_TOOK_PLACE = re.compile(
    r"(?:was|were|is|are|has been|had been)? ?"
    r"(?:began|begun|opened|started|ended|held|convened|took place|kicked off|ran|signed|issued)"
)
# Verbs that say of the noun after them only that it took place.
_HOLDING = re.compile(
    r"(?:\w+ )?(?:held|hold|conducted|staged|began|launched|opened|started|convened|hosted|signed"
    r"|issued|adopted|completed|carried out|kicked off|concluded)"
)
_INTO = re.compile(r" (?:(?:the|their|its|a|an)\b)?[\w\s-]*")  # an article and attributes
_NEAR = 40  # characters between a verb and its object
_MARKS = frozenset(';:()“”"—')


class Told(NamedTuple):
    """A place where a text speaks of `event`: the words, and what dates them there.

    `time` is None when nothing does. `clause` is the clause of which the words hold the verb, None
    when they are a mere name of the event.
    """

    event: Agreed
    span: Span
    sentence: Sentence
    time: TimeExpression | None
    clause: Event | None


# Countries whose day begins before that of Europe and America: a text from afar may be a day behind.
_EAST = frozenset("JP KR KP CN TW HK SG PH VN KH TH MY ID AU NZ IN MM LA BN MN".split())


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


class _Match(NamedTuple):
    event: Agreed
    start: int  # number of the first token, and of the one past the last
    end: int
    words: int


class _Known(NamedTuple):
    """The events of a book with the stems of their phrases, and its places by country."""

    events: tuple[tuple[Agreed, tuple[_Stems, ...]], ...]
    stems: frozenset[str]
    places: Mapping[str, tuple[str, ...]]


_known: tuple[str, _Known] | None = None


def _of(book: Book) -> _Known:
    """What is made of a book once, and kept until another one is asked for."""
    global _known  # noqa: PLW0603 - as briefing.reading.reference keeps its book
    if _known is None or _known[0] != book.identity:
        events = tuple((event, _stemmed(event)) for event in book.events.values() if event.phrases)
        stemmed = frozenset(s for _, phrases in events for p in phrases for word in p for s in word)
        places: dict[str, tuple[str, ...]] = {}
        for row in book.rows.values():
            if row.kind == "place" and row.country:
                places[row.country] = (*places.get(row.country, ()), row.id)
        _known = book.identity, _Known(events, stemmed, places)
    return _known[1]


def _stemmed(event: Agreed) -> tuple[_Stems, ...]:
    return tuple(tuple(frozenset(map(_stem, word)) for word in p) for p in event.phrases)


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    return stems.stem(word.replace("’", "'").removesuffix("'s"))


def told(article: Article, reading: Reading, book: Book) -> tuple[Told, ...]:
    """Every place where `article` speaks of an event of `book`, in order."""
    known = _of(book)
    named = _named(reading, known) if known.events and reading.sentences else frozenset()
    fitting = [one for one in known.events if named.issuperset(one[0].participants)]
    if not fitting:
        return ()
    words = tokens(article.text)
    places = _places(words, known.stems)
    found = [
        match
        for event, phrases in fitting
        for phrase in phrases
        for match in _matches(event, phrase, words, places)
    ]
    return tuple(_told(article, reading, words, found))


def _named(reading: Reading, known: _Known) -> frozenset[str]:
    """The rows a text names: people, bodies, places, and countries by their people or capital."""
    rows = {entity.reference for entity in reading.entities if entity.reference}
    codes = {entity.code for entity in reading.entities if entity.code}
    return frozenset(rows.union(*(known.places.get(code, ()) for code in codes)))


def _places(words: Sequence[Token], wanted: frozenset[str]) -> dict[str, list[int]]:
    """The numbers of the tokens that have each stem wanted."""
    found: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        stem = _stem(word.low)
        if stem in wanted:
            found.setdefault(stem, []).append(number)
    return found


def _matches(
    event: Agreed, phrase: _Stems, words: Sequence[Token], places: Mapping[str, list[int]]
) -> Iterator[_Match]:
    """The places of a phrase: its words in order, near one another, no mark of a break between."""
    spots = [sorted(n for s in alternatives for n in places.get(s, ())) for alternatives in phrase]
    if not all(spots):
        return
    for first in spots[0]:
        at = first
        for numbers in spots[1:]:
            following = bisect_right(numbers, at)
            if following == len(numbers) or not _is_near(words, at, numbers[following]):
                break
            at = numbers[following]
        else:
            yield _Match(event, first, at + 1, len(phrase))


def _is_near(words: Sequence[Token], one: int, other: int) -> bool:
    between = words[one + 1 : other]
    return sum(word.shape in ("cap", "low", "number") for word in between) <= GAP and not any(
        word.word in _MARKS or word.word in ".!?" for word in between
    )


def _told(
    article: Article, reading: Reading, words: Sequence[Token], found: Sequence[_Match]
) -> Iterator[Told]:
    starts = [sentence.span.start for sentence in reading.sentences]
    for match in sorted(_longest(found), key=lambda m: (m.start, m.end)):
        match = _whole(words, match)  # noqa: PLW2901 - the same match, its last name whole
        span = article.span(words[match.start].start, words[match.end - 1].end)
        number = bisect_right(starts, span.start) - 1
        sentence = reading.sentences[max(number, 0)]
        if not (sentence.span.start <= span.start and span.end <= sentence.span.end):
            continue
        if _is_unreal(words, sentence.span.start, match):
            continue
        clause = _clause(article, reading, span)
        if clause is not None and (clause.negated or clause.status == "speculated"):
            continue
        yield Told(
            match.event, span, sentence, _time(article, reading, words, match, clause), clause
        )


def _whole(words: Sequence[Token], match: _Match) -> _Match:
    """The match, a name at its end made whole: "the inauguration of President Yoon | Suk-yeol"."""
    end = match.end
    while end < len(words) and words[end - 1].shape == words[end].shape == "cap":
        if words[end].start - words[end - 1].end != 1:
            break
        end += 1
    return match._replace(end=end)


def _longest(found: Sequence[_Match]) -> Iterator[_Match]:
    """Of matches that overlap the one of most words; none when two events have as many."""
    for match in found:
        rivals = [m for m in found if m.start < match.end and match.start < m.end]
        most = max(m.words for m in rivals)
        if match.words < most:
            continue
        if any(m.words == most and m.event.id != match.event.id for m in rivals):
            continue
        if any(m.words == most and (m.start, m.end) < (match.start, match.end) for m in rivals):
            continue  # the same event once more
        yield match


def _is_unreal(words: Sequence[Token], start: int, match: _Match) -> bool:
    """Tell whether a word of wish, plan or denial stands before the end of the match."""
    at = bisect_left(words, start, key=lambda word: word.start)
    own = {n for n in range(match.start, match.end) if _is_own(words[n], match)}
    return any(
        words[n].shape == "low" and n not in own and _stem(words[n].low) in _UNREAL
        for n in range(at, match.end)
    )


def _is_own(word: Token, match: _Match) -> bool:
    return any(
        _stem(word.low) in map(_stem, alternatives)
        for phrase in match.event.phrases
        for alternatives in phrase
    )


def _clause(article: Article, reading: Reading, span: Span) -> Event | None:
    """The event of the reading whose verb the words hold, or that says they took place."""
    for event in reading.events:
        verb = event.verb
        if verb is None:
            continue
        if verb.start < span.end and span.start < verb.end:
            return event
        said = article.passage(verb)
        if span.end < verb.start <= span.end + 2 and _TOOK_PLACE.fullmatch(said):
            return event
        between = article.text[verb.end : span.start]
        if len(between) <= _NEAR and _HOLDING.fullmatch(said) and _INTO.fullmatch(between):
            return event
    return None


def _time(
    article: Article, reading: Reading, words: Sequence[Token], match: _Match, clause: Event | None
) -> TimeExpression | None:
    """What dates the words: the time of their clause, or one that grammar ties to the noun."""
    if clause is not None:
        time = next((time for time in reading.times if time.span == clause.time), None)
        return None if time and _is_of_a_noun(words, match, time) else time
    start, end = words[match.start].start, words[match.end - 1].end
    for time in reading.times:
        if end <= time.span.start <= end + 40:
            gap = article.text[end : time.span.start]
            is_tied = _is_governed(words, match.start) or words[match.end - 1].low.endswith(_DONE)
            tied = _AFTER if is_tied else _TOLD
            if tied.fullmatch(gap):
                return time
        if start - 8 <= time.span.end <= start and _BEFORE.fullmatch(
            article.text[time.span.end : start]
        ):
            return time
    return None


def _is_of_a_noun(words: Sequence[Token], match: _Match, time: TimeExpression) -> bool:
    """Tell whether a time amid the words dates a thing: "activated a 2022 agreement"."""
    at = bisect_left(words, time.span.start, key=lambda word: word.start)
    return match.start < at < match.end and words[at - 1].low not in ("in", "on")


def _is_governed(words: Sequence[Token], at: int) -> bool:
    """Tell whether "at", "since" or the like stands shortly before a noun, no mark between."""
    for word in reversed(words[max(at - 5, 0) : at]):
        if word.low in _AT:
            return True
        if word.shape == "mark":
            return False
    return False
