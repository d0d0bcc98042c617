"""Which time a text gives to an event: only one that grammar ties to the words of the event."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from briefing.models import Article, Event, Reading, Span, TimeExpression
from briefing.reading.agreedphrases import Match
from briefing.reading.tokens import Token

# Before a noun that names an event: what follows the noun dates the event.
_AT = frozenset("at during after since following before from until".split())
_HELD = r"(?:that |which )?(?:was |were )?(?:held|signed|issued|adopted|convened|reached)"
_AFTER = re.compile(r",? ?(?:" + _HELD + r"|took place)? ?(?:in|on|of)? ?")
_TOLD = re.compile(r",? ?(?:(?:" + _HELD + r"|took place) ?(?:in|on)?|of|dated) ?")
_DONE = ("ed", "held")  # a participle at the end of the words: "the pact, signed in May"
_PAST = (*_DONE, "met", "took")
_NOT_YET = frozenset("to will shall be being".split())
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


def clause_of(article: Article, reading: Reading, span: Span) -> Event | None:
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


def time_of(
    article: Article, reading: Reading, words: Sequence[Token], match: Match, clause: Event | None
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


def _is_of_a_noun(words: Sequence[Token], match: Match, time: TimeExpression) -> bool:
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


def is_past(words: Sequence[Token], match: Match, clause: Event | None) -> bool:
    """Tell whether the words say that it has happened: by their clause, or a verb among them."""
    if clause is not None:
        return clause.status == "past"
    return any(
        word.shape == "low" and word.low.endswith(_PAST) and words[number - 1].low not in _NOT_YET
        for number, word in enumerate(words[match.start : match.end], start=match.start)
        if number
    )
