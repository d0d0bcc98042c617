"""Round a clause: who acts, who says so, what stands beside it and before it, and its times."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from briefing.claims import acts, keys
from briefing.claims.keys import content
from briefing.models import Article, Event, Reading, Sentence, Span, TimeExpression
from briefing.reading.summary.stems import stem

_REST = 12  # code points of a sentence beside the clause from which it is a context
_FIRST = 60  # code points of a sentence in which a clause leans on the one before
_LEANS = frozenset("it he she they this that these those both the".split())
_PASSIVE = re.compile(r"(?:was|were|been|be|is|are|being)\s")


class Place(NamedTuple):
    """Where a claim stands: its article as read, its sentence, and the sentence before."""

    article: Article
    reading: Reading
    sentence: Sentence
    before: Sentence | None


def told(article: Article, span: Span, apart: tuple[Span | None, ...]) -> list[tuple[str, int]]:
    """The content words of a clause with their places, its cause and who says so left out."""
    return [
        (word, at)
        for word, at in content(article, span.start, span.end)
        if not any(holds(stretch, at) for stretch in apart)
    ]


def actors(
    place: Place, span: Span, event: Event | None, verb: Span | None
) -> tuple[frozenset[str], bool]:
    """Who acts, by key; and True when only the sentence before can tell."""
    article = place.article
    named = [key for actor in event.actors for key in _acting(article, actor)] if event else []
    if named:
        return frozenset(named), False
    if verb is not None and _PASSIVE.match(article.passage(verb)):
        return frozenset(), False
    end = verb.start if verb else span.end
    if keys.within(article, span.start, end):
        return _acting(article, _stretch(span, span.start, end)), False
    first = article.text[span.start : span.start + 8].split()[:1]
    if not first or first[0].lower() not in _LEANS:
        return frozenset(), False
    whole = place.sentence.span
    if keys.within(article, whole.start, span.start):
        return _acting(article, _stretch(whole, whole.start, span.start), 1), False
    before = place.before.span if place.before else _stretch(whole, whole.start, whole.start)
    return _acting(article, before, 1), place.before is not None


def _acting(article: Article, span: Span, most: int | None = None) -> frozenset[str]:
    """The keys of those a passage names, the first of them only when told; no "Lee's aide"."""
    named = keys.within(article, span.start, span.end)[:most]
    return frozenset(
        key
        for m in named
        if m.kind != "person" or article.text[m.end : m.end + 2] not in keys.OWNERS
        for key in m.keys
    )


def _stretch(span: Span, start: int, end: int) -> Span:
    return Span(span.article, span.paragraph, start, end)


def context(place: Place, span: Span, why: Span | None, *, leans: bool) -> frozenset[str]:
    """The words of the rest of the sentence, and of the one before when the clause leans on it."""
    article, whole = place.article, place.sentence.span
    found = [(whole, why)] if len(article.passage(whole)) > span.end - span.start + _REST else []
    if leans and place.before is not None and span.start < whole.start + _FIRST:
        found.append((place.before.span, None))
    words: set[str] = set()
    for around, cause in found:
        told = content(article, around.start, around.end)
        words |= words_of([(w, at) for w, at in told if not holds(cause, at)])
        words |= named(article, around, (cause,))
    return frozenset(words)


def frames(reading: Reading, span: Span) -> tuple[Span, ...]:
    """Who is said to have said it, where that stands behind the clause's own words."""
    return tuple(
        stretch
        for told in reading.attributions
        if told.source_span is not None and span.start < told.source_span.start < span.end
        if told.source_span.start >= told.span.end
        for stretch in (told.source_span, told.cue)
        if stretch is not None
    )


def named(article: Article, span: Span, apart: tuple[Span | None, ...]) -> frozenset[str]:
    """The keys of what a clause names, its cause and who says so left out."""
    named = keys.within(article, span.start, span.end)
    return frozenset(
        key for m in named if not any(holds(s, m.start) for s in apart) for key in m.keys
    )


def words_of(told: list[tuple[str, int]]) -> frozenset[str]:
    """Stems; a word of an act is its families."""
    found: set[str] = set()
    for word, _ in told:
        families = acts.families(word)
        found.update(f"#{family}" for family in families)
        if not families:
            found.add(stem(word))
    return frozenset(found)


def times(reading: Reading, span: Span) -> list[TimeExpression]:
    """The dates and hours that a clause names."""
    left = bisect_left(reading.times, span.start, key=lambda t: t.span.start)
    right = bisect_left(reading.times, span.end, key=lambda t: t.span.start)
    return [time for time in reading.times[left:right] if time.kind in ("DATE", "TIME")]


def time(
    reading: Reading, span: Span, event: Event | None, *, denied: bool
) -> TimeExpression | None:
    """The expression that dates a clause; of one that denies an event its only one."""
    if event is not None:
        return next((t for t in reading.times if t.span == event.time), None)
    found = times(reading, span) if denied else []
    return found[0] if len(found) == 1 else None


def date(reading: Reading, span: Span, event: Event | None, *, denied: bool) -> str | None:
    """The date of an event that is more than a bound; of a denial that of its expression."""
    if event is not None:
        return None if event.bounded else event.date
    told = time(reading, span, event, denied=denied)
    return told.value if told is not None else None


def speaker(reading: Reading, span: Span) -> str | None:
    """Who is said to have said the whole clause; None when nobody is."""
    for report in reading.attributions:
        if report.source and report.span.start <= span.start and span.end <= report.span.end + 2:
            return report.source
    return None


def holds(span: Span | None, at: int) -> bool:
    """True when a place of the article is inside of a span."""
    return span is not None and span.start <= at < span.end
