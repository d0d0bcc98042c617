"""The claims of one article: one for each event read, and one for each fact without an event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from briefing.claims import acts, causes, deeds, keys, setting
from briefing.claims.records import Claim
from briefing.claims.setting import Place
from briefing.models import Article, Event, Sentence, Span
from briefing.reading import eventwords, read

MOST = 400  # claims of one article; a longer one is a list or a transcript
_SHORTEST, _LONGEST = 4, 70  # words of a clause
# lines of a page about itself, and of a list: "4:32 pm | Report abuse", "Updated 6:15 p.m."
_NO_TELLING = re.compile(
    r"[|\\]|https?:|\b(?:[Ii]f|[Uu]nless|[Ww]hether)\s|\b[Uu]pdated:?\s|\bRUSH TRANSCRIPT\b|\.{4}"
)
_NEXT = re.compile(r",?\s(?:but|and|yet|while|then)\s(?:later\s|then\s)?|;\s")
_SOON = 60  # code points in which the verb of a main clause stands
_APART = frozenset(("turn", "issuer"))  # rules of sentences whose words are a speaker's own
_LABELS = ("reported", "attributed", "mixed")


@lru_cache(maxsize=512)
def claims(article: Article) -> tuple[Claim, ...]:
    """What the article reports as fact or gives to somebody, in order of the text.

    Opinions, speculation, quotations, and the words of those who speak in a transcript or issue
    a statement are left out.
    """
    reading = read(article)
    events: dict[int, list[Event]] = {}
    for event in reading.events:
        events.setdefault(event.sentence.start, []).append(event)
    found: list[Claim] = []
    before: Sentence | None = None
    for sentence in reading.sentences:
        if sentence.rule not in _APART and sentence.label in _LABELS:
            place = Place(article, reading, sentence, before)
            found.extend(_of_sentence(place, events.get(sentence.span.start, [])))
        before = sentence
        if len(found) >= MOST:
            break
    return tuple(found[:MOST])


@lru_cache(maxsize=512)
def possible(article: Article) -> tuple[Claim, ...]:
    """What the article thinks only possible, each with its date, in order of the text."""
    reading = read(article)
    sentences = {s.span.start: s for s in reading.sentences if s.label == "speculation"}
    found = []
    for event in reading.events:
        sentence = sentences.get(event.sentence.start)
        if sentence is not None and event.status == "possible" and sentence.rule not in _APART:
            place = Place(article, reading, sentence, None)
            if event.date and _is_told(place, event.span):
                found.append(_claim(place, event.span, event))
    return tuple(found[:MOST])


def _of_sentence(place: Place, events: list[Event]) -> Iterator[Claim]:
    for fact in place.sentence.facts:
        inside = {e.span: e for e in reversed(events) if _holds(fact, e.span)}
        told: list[tuple[Span, Event | None]]
        told = [(span, inside[span]) for span in sorted(inside, key=lambda s: s.start)]
        told += [(span, None) for span in _rest(place.article, fact, [s for s, _ in told])]
        for span, event in told or [(fact, None)]:
            if _is_told(place, span) and (event is None or event.status != "speculated"):
                yield _claim(place, span, event)


def _rest(article: Article, fact: Span, told: list[Span]) -> Iterator[Span]:
    """The main clause behind the last event of a fact, when a conjunction opens one."""
    if not told:
        return
    end = max(span.end for span in told)
    match = _NEXT.match(article.text, end, fact.end)
    if match is None:
        return
    rest = Span(fact.article, fact.paragraph, match.end(), fact.end)
    if eventwords.FINITE.search(article.text, rest.start, min(rest.end, rest.start + _SOON)):
        yield rest


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _is_told(place: Place, span: Span) -> bool:
    """True for a clause of the usual length that is not for the most part a quotation."""
    if not _SHORTEST <= len(place.article.passage(span).split()) <= _LONGEST:
        return False
    if _NO_TELLING.search(place.article.text, span.start, span.end):
        return False
    quoted = _covered(span, (quote.span for quote in place.reading.quotes))
    framed = _covered(span, setting.frames(place.reading, span)) if quoted else 0
    return 2 * quoted < span.end - span.start - framed


def _covered(span: Span, found: Iterable[Span]) -> int:
    """How many code points of a clause these passages take up."""
    return sum(max(0, min(s.end, span.end) - max(s.start, span.start)) for s in found)


def _claim(place: Place, span: Span, event: Event | None) -> Claim:
    article, reading, text = place.article, place.reading, place.article.passage(span)
    why = _cause(span, text)
    apart = (why, *setting.frames(reading, span))
    told = setting.told(article, span, (*apart, *_phrasal(span, text)))
    verb = deeds.verb_of(span, text, event)
    denied = bool(event and event.negated) or deeds.denied(article, span, verb)
    every, main = deeds.families_of(article, verb, told, text, denied=denied)
    time = setting.time(reading, span, event, denied=denied)
    actors, leaning = setting.actors(place, span, event, verb)
    return Claim(
        article=article,
        sentence=place.sentence.span,
        span=span,
        label=place.sentence.label,
        words=setting.words_of(told)
        | setting.named(article, span, apart)
        | {f"#{family}" for _, _, family in acts.phrasal(text)},
        acts=every,
        main=main,
        actors=actors,
        people=keys.people(article, span.start, span.end),
        places=keys.of_span(article, event.place) if event and event.place else frozenset(),
        context=setting.context(place, span, why, leans=leaning or bool(place.sentence.dangling)),
        event=event,
        verb=verb,
        mode=acts.mode(deeds.last(article, verb)),
        date=setting.date(reading, span, event, denied=denied),
        dated=deeds.dated(article, time, told, main),
        vague=any(span.start <= t.span.start < span.end for t in reading.unresolved),
        time=time,
        times=tuple(t.value for t in setting.times(reading, span) if t.value),
        numbers=tuple(n for n in reading.numbers if span.start <= n.span.start < span.end),
        cause=why,
        negated=denied,
        status=event.status if event else "past",
        speaker=setting.speaker(reading, span),
    )


def _phrasal(span: Span, text: str) -> Iterator[Span]:
    """The phrasal verbs of a clause, whose words tell something else when taken alone."""
    for start, end, _ in acts.phrasal(text):
        yield Span(span.article, span.paragraph, span.start + start, span.start + end)


def _cause(span: Span, text: str) -> Span | None:
    found = causes.find(text)
    if found is None:
        return None
    return Span(span.article, span.paragraph, span.start + found[0], span.start + found[1])
