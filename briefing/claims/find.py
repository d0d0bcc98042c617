"""The claims of one article: one for each event read, and one for each fact without an event."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from briefing.claims import acts, causes, keys
from briefing.claims.keys import content
from briefing.claims.records import Claim
from briefing.claims.words import is_pale
from briefing.models import Article, Event, Reading, Sentence, Span, TimeExpression
from briefing.reading import eventwords, read
from briefing.reading.summary.stems import stem

MOST = 400  # claims of one article; a longer one is a list or a transcript
_SHORTEST, _LONGEST = 4, 70  # words of a clause
_AUXILIARY = re.compile(
    r"(?:(?:will|would|may|might|can|could|should|must|shall|is|are|was|were|has|have|had|been|be|did|do|does"
    r"|not|to|[a-z]{3,12}ly|expected|due|set)\s){1,6}[a-z]{2,16}\b"
)
_JUST = re.compile(r"\s(?:(?:in|on|by|late|early|mid|the|of)\s){0,3}")
# lines of a page about itself, and of a list: "4:32 pm | Report abuse", "Updated 6:15 p.m."
_NO_TELLING = re.compile(
    r"[|\\]|https?:|\b(?:[Ii]f|[Uu]nless|[Ww]hether)\s|\b[Uu]pdated:?\s|\bRUSH TRANSCRIPT\b|\.{4}"
)
_NOUN = re.compile(  # "the plan was": the present of a verb in form only
    r"(?:plan|plans|visit|visits|start|starts|hosts?|agrees)\s(?:was|were|is|are|has|had|have|will)\b"
)
_LIGHT = frozenset(  # verbs that leave it to a noun to tell what was done
    "hold held holds take took taken takes make made makes give gave given have had has carried"
    " is are was were be been being carry conduct conducted stage staged perform performed"
    " undergo underwent attend attended".split()
)
_ENDING = frozenset(("end", "cut"))
_REACH = 40  # code points after such a verb in which its noun stands
_BY = 8  # code points beside a verb in which its "not" may stand
_REST = 12  # code points of a sentence beside the clause from which it is a context
_APART = frozenset(("turn", "issuer"))  # rules of sentences whose words are a speaker's own
_LEANS = frozenset("it he she they this that these those both the".split())
_LABELS = ("reported", "attributed", "mixed")
_PASSIVE = re.compile(r"(?:was|were|been|be|is|are|being)\s")


class _Place(NamedTuple):
    """Where a claim stands: its article as read, its sentence, and the sentence before."""

    article: Article
    reading: Reading
    sentence: Sentence
    before: Sentence | None


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
            place = _Place(article, reading, sentence, before)
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
            place = _Place(article, reading, sentence, None)
            if event.date and _is_told(place, event.span):
                found.append(_claim(place, event.span, event))
    return tuple(found[:MOST])


def _of_sentence(place: _Place, events: list[Event]) -> Iterator[Claim]:
    for fact in place.sentence.facts:
        inside = {e.span: e for e in reversed(events) if _holds(fact, e.span)}
        told: list[tuple[Span, Event | None]]
        told = [(span, inside[span]) for span in sorted(inside, key=lambda s: s.start)]
        for span, event in told or [(fact, None)]:
            if _is_told(place, span) and (event is None or event.status != "speculated"):
                yield _claim(place, span, event)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _is_told(place: _Place, span: Span) -> bool:
    """True for a clause of the usual length that is not for the most part a quotation."""
    if not _SHORTEST <= len(place.article.passage(span).split()) <= _LONGEST:
        return False
    if _NO_TELLING.search(place.article.text, span.start, span.end):
        return False
    quoted = sum(
        max(0, min(q.span.end, span.end) - max(q.span.start, span.start))
        for q in place.reading.quotes
    )
    return 2 * quoted < span.end - span.start


def _claim(place: _Place, span: Span, event: Event | None) -> Claim:
    article, text = place.article, place.article.passage(span)
    why = _cause(span, text)
    apart = (why, *_frames(place.reading, span))
    told = [
        (word, at)
        for word, at in content(article, span.start, span.end)
        if not any(_in(stretch, at) for stretch in apart)
    ]
    verb = event.verb if event and event.verb else _verb(span, text)
    if verb is not None and _NOUN.match(article.text, verb.start):
        verb = _verb(span, text)
    phrasal = acts.phrases(text)
    every = frozenset(family for word, _ in told for family in acts.families(word)) | phrasal
    main = _done(article, verb, told) | phrasal
    negated = bool(event and event.negated) or _denied(article, span, verb)
    if negated and "end" in every:  # what is not ended is kept
        every, main = every | {"undo"}, main | {"undo"}
    time = _time(place.reading, span, event, denied=negated)
    actors, leaning = _actors(place, span, event, verb)
    return Claim(
        article=article,
        sentence=place.sentence.span,
        span=span,
        label=place.sentence.label,
        words=words_of(told) | _named(article, span, apart),
        acts=every | main,
        main=main,
        actors=actors,
        people=keys.people(article, span.start, span.end),
        places=keys.of_span(article, event.place) if event and event.place else frozenset(),
        context=_context(place, span, why, leans=leaning or bool(place.sentence.dangling)),
        event=event,
        verb=verb,
        mode=acts.mode(_last(article, verb)),
        date=_date(place.reading, span, event, denied=negated),
        dated=_dated(article, time, told, main),
        vague=any(span.start <= t.span.start < span.end for t in place.reading.unresolved),
        time=time,
        times=tuple(t.value for t in _times(place.reading, span) if t.value),
        numbers=tuple(n for n in place.reading.numbers if span.start <= n.span.start < span.end),
        cause=why,
        negated=negated,
        status=event.status if event else "past",
        speaker=_speaker(place.reading, span),
    )


def _denied(article: Article, span: Span, verb: Span | None) -> bool:
    """True when "not" stands by the main verb; without one, anywhere in the clause."""
    start, end = span.start, span.end
    if verb is not None:
        start, end = max(start, verb.start - _BY), min(end, verb.end + _BY)
    return eventwords.NEGATED.search(article.text[start:end]) is not None


def _time(
    reading: Reading, span: Span, event: Event | None, *, denied: bool
) -> TimeExpression | None:
    """The expression that dates a clause; of one that denies an event its only one."""
    if event is not None:
        return next((t for t in reading.times if t.span == event.time), None)
    found = _times(reading, span) if denied else []
    return found[0] if len(found) == 1 else None


def _date(reading: Reading, span: Span, event: Event | None, *, denied: bool) -> str | None:
    if event is not None:
        return None if event.bounded else event.date
    time = _time(reading, span, event, denied=denied)
    return time.value if time is not None else None


def _cause(span: Span, text: str) -> Span | None:
    found = causes.find(text)
    if found is None:
        return None
    return Span(span.article, span.paragraph, span.start + found[0], span.start + found[1])


def _in(span: Span | None, at: int) -> bool:
    return span is not None and span.start <= at < span.end


def words_of(told: list[tuple[str, int]]) -> frozenset[str]:
    """Stems; a word of an act is its families."""
    found: set[str] = set()
    for word, _ in told:
        families = acts.families(word)
        found.update(f"#{family}" for family in families)
        if not families:
            found.add(stem(word))
    return frozenset(found)


def _named(article: Article, span: Span, apart: tuple[Span | None, ...]) -> frozenset[str]:
    """The keys of what a clause names, its cause and who says so left out."""
    named = keys.within(article, span.start, span.end)
    return frozenset(
        key for m in named if not any(_in(s, m.start) for s in apart) for key in m.keys
    )


def _frames(reading: Reading, span: Span) -> tuple[Span, ...]:
    """Who is said to have said it, where that stands behind the clause's own words."""
    return tuple(
        stretch
        for told in reading.attributions
        if told.source_span is not None and span.start < told.source_span.start < span.end
        if told.source_span.start >= told.span.end
        for stretch in (told.source_span, told.cue)
        if stretch is not None
    )


def _verb(span: Span, text: str) -> Span | None:
    """The first verb that may be finite and tells more than that something is."""
    for match in eventwords.FINITE.finditer(text):
        if _NOUN.match(text, match.start()):
            continue
        full = _AUXILIARY.match(text, match.start()) or match
        if not is_pale(full[0].split()[-1]):
            at = span.start
            return Span(span.article, span.paragraph, at + match.start(), at + full.end())
    return None


def _done(article: Article, verb: Span | None, told: list[tuple[str, int]]) -> frozenset[str]:
    """What the main verb says was done; of "held talks" it is the noun that tells."""
    word = _last(article, verb)
    if verb is not None and word in _LIGHT:
        nouns = [acts.families(w) for w, at in told if verb.end <= at < verb.end + _REACH]
        return next(filter(None, nouns), frozenset())
    found = _families(word)
    if verb is not None and found & _ENDING:
        near = [stem(w) for w, at in told if verb.end <= at < verb.end + _REACH]
        if near and near[0] in acts.MADE:
            return frozenset(("undo",))
    return found


def _families(word: str) -> frozenset[str]:
    """The families of a verb; a verb of none is one of its own."""
    return acts.families(word) or (frozenset((f"={stem(word)}",)) if word else frozenset())


def _dated(
    article: Article,
    time: TimeExpression | None,
    told: list[tuple[str, int]],
    main: frozenset[str],
) -> frozenset[str]:
    """The acts a date is given to: that of the noun just before it ("its founding in"), or main."""
    if time is None:
        return frozenset()
    for word, at in reversed(told):
        end = at + len(word)
        if end <= time.span.start and _JUST.fullmatch(article.text[end : time.span.start]):
            return (acts.families(word) - acts.GENERAL) or main
    return main


def _last(article: Article, verb: Span | None) -> str:
    """The verb itself, without its auxiliaries."""
    return article.passage(verb).split()[-1].lower() if verb and verb.end > verb.start else ""


def _actors(
    place: _Place, span: Span, event: Event | None, verb: Span | None
) -> tuple[frozenset[str], bool]:
    """Who acts, by key; and True when only the sentence before can tell."""
    article = place.article
    named = [a for a in event.actors if keys.of_span(article, a)] if event else []
    if named:
        return frozenset(k for actor in named for k in keys.of_span(article, actor)), False
    if verb is not None and _PASSIVE.match(article.passage(verb)):
        return frozenset(), False
    found = keys.within(article, span.start, verb.start if verb else span.end)
    if found:
        return frozenset(key for m in found for key in m.keys), False
    first = article.text[span.start : span.start + 8].split()[:1]
    if place.before is None or not first or first[0].lower() not in _LEANS:
        return frozenset(), False
    lead = keys.within(article, place.before.span.start, place.before.span.end)[:1]
    return frozenset(key for m in lead for key in m.keys), True


def _context(place: _Place, span: Span, why: Span | None, *, leans: bool) -> frozenset[str]:
    """The words of the rest of the sentence, and of the one before when the clause leans on it."""
    article, whole = place.article, place.sentence.span
    found = [(whole, why)] if len(article.passage(whole)) > span.end - span.start + _REST else []
    if leans and place.before is not None:
        found.append((place.before.span, None))
    words: set[str] = set()
    for around, cause in found:
        told = content(article, around.start, around.end)
        words |= words_of([(w, at) for w, at in told if not _in(cause, at)])
        words |= _named(article, around, (cause,))
    return frozenset(words)


def _times(reading: Reading, span: Span) -> list[TimeExpression]:
    left = bisect_left(reading.times, span.start, key=lambda t: t.span.start)
    right = bisect_left(reading.times, span.end, key=lambda t: t.span.start)
    return [time for time in reading.times[left:right] if time.kind in ("DATE", "TIME")]


def _speaker(reading: Reading, span: Span) -> str | None:
    for told in reading.attributions:
        if told.source and told.span.start <= span.start and span.end <= told.span.end + 2:
            return told.source
    return None
