"""Who did it, what they did, where, and whether it is denied: the parts of an event's clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from briefing.models import Span
from briefing.reading import eventwords as words
from briefing.reading.positionsubjects import subject
from briefing.reading.positionwords import AUXILIARIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.models import Article, Event, Person

_AUXILIARY = re.compile(
    r"(?:\b(?:will|would|may|might|can|could|should|must|shall|is|are|was|were|has|have|had|been"
    r"|be|also|not|to|[a-z]{3,12}ly|expected|scheduled|set|due|planned|going)\s)+(?!(?:the|an?|all|one|about|in|on|at|of|no|only|more|among|to|as|by|for|with|his|her|its|their)\b)"
    r"(?P<verb>[a-z]{2,14})"
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|be|is|are|being)\s(?:[a-z]{3,12}ly\s)?(?!(?:expected|scheduled|set|due"
    r"|planned|slated|going|able|likely|to)\b)[a-z]{2,12}(?:ed|en|wn|ne|ut|ld|de|ht|nt|id|un|it)\b"
)
_BY = re.compile(
    r"\sby\s(?P<who>(?:the\s|an?\s)?(?:[A-Z][\w.&’'-]*\s){0,5}[A-Z][\w.&-]*|(?:the|an?)\s[\w-]+)\b"
)
_PLACE = re.compile(
    r"\b(?:in|at|near|outside|off)\s(?P<where>(?:the\s)?(?:(?:southern|northern|eastern"
    r"|western|central|north|south|east|west|port\sof|city\sof|town\sof|coast\sof)\s){0,2}"
    r"[A-Z][\w’'-]+(?:\s(?:of\s)?[A-Z][\w’'-]+){0,5}(?:,\s[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)?)"
    r"(?=$|[,.;:)—–]|\s(?:on|in|at|and|for|to|with|from|by|after|before|during|as|when|last|this"
    r"|next|earlier|later|that|who|which|where|while|since|until|between|early|late|mid|today"
    r"|yesterday|is|was|are|were|has|had|have|will|\d|[A-Z]))"
)
_NO_PLACE = re.compile(
    r"(?:the\s)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
    r"|Spring|Summer|Autumn|Fall|Winter|President|Prime|Minister|Article|Phase|I\b|[A-Z][\w\s’'-]{0,60}(?:Act|Plan|Program|Programme|Budget|Order"
    r"|Agreement|Project|Initiative|Party|Fund|Policy|Treaty)$)"
)


_VERBS = 6  # verbs of a clause looked at
_NOT = 6  # code points after the verb in which its "not" may stand


def filled(article: Article, event: Event, people: Sequence[Person]) -> Event:
    """The event with its actors, verb and place, as far as its clause tells them plainly."""
    text = article.text[event.span.start : event.span.end]
    verb, actors = _told(event, text)
    event = replace(event, place=_place(event, text, people))
    if verb is None:
        return event
    negated = words.NEGATED.search(text[verb[0] : verb[1] + _NOT]) is not None
    return replace(event, actors=actors, verb=_span(event, *verb), negated=negated)


def _told(event: Event, text: str) -> tuple[tuple[int, int] | None, tuple[Span, ...]]:
    """The first finite verb with a plain subject, and that; else the first verb alone."""
    first: tuple[int, int] | None = None
    for match in islice(words.FINITE.finditer(text), _VERBS):
        full = _AUXILIARY.match(text, match.start())
        verb = match.start(), full.end() if full else match.end()
        first = first or verb
        if _PASSIVE.match(text, match.start()):
            by = _BY.search(text, verb[1])
            return verb, (_span(event, *by.span("who")),) if by else ()
        lead = AUXILIARIES.search(text, 0, match.start())
        found = subject(text, lead.start() if lead else match.start())
        if found is not None:
            start, end = found
            return verb, (_span(event, start, start + len(text[start:end].rstrip())),)
    return first, ()


def _span(event: Event, start: int, end: int) -> Span:
    at = event.span.start
    return Span(event.span.article, event.span.paragraph, at + start, at + end)


def _place(event: Event, text: str, people: Sequence[Person]) -> Span | None:
    named = sorted(m.start for person in people for m in person.mentions)
    for match in _PLACE.finditer(text):
        start, end = match.span("where")
        if _NO_PLACE.match(match["where"]):
            continue
        at = bisect_left(named, event.span.start + start)
        if at < len(named) and named[at] < event.span.start + end:
            continue  # "to Ana Berg"
        return _span(event, start, end)
    return None
