"""Calendar expressions: where they stand, what day, month or year they mean, and by which rule.

What cannot be dated ("soon", "for years") is listed with the reason and never given a date.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.models import Span, TimeExpression
from briefing.reading import dates, timeperiods, timestarts, timevalues
from briefing.reading.sentences import split
from briefing.reading.timepatterns import ANY, COMPILED, NAMES
from briefing.reading.timerules import RULES, Answer, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.models import Article

_Found = tuple[tuple[TimeExpression, ...], tuple[TimeExpression, ...], tuple[TimeExpression, ...]]
_MODIFIER = re.compile(
    r"(?i)(?:the\s)?((?:very\s)?(?:early|mid|late|middle|start|beginning|end))\b"
)
_ORDER = list(COMPILED)
_SPOKEN_DAY = re.compile(r"(?i)today|yesterday|tomorrow|tonight|this |last night")


def find(article: Article, sentences: tuple[Span, ...]) -> _Found:
    """Return the expressions that have a date, those that have none, and the periods.

    Each is in order of the text. Periods are what TimeML marks besides dates: lengths,
    repetitions, hours, past and future. What repeats or is a round figure is both undated and a
    period.
    """
    published = dates.parse(article.published.date) if article.published else None
    place = Place(article.text, published)
    resolved: list[TimeExpression] = []
    unresolved: list[TimeExpression] = []
    periods: list[TimeExpression] = []
    for sentence in sentences:
        place.left, place.right = sentence.start, sentence.end
        words = timestarts.words_in(place.text, sentence)
        dated: list[TimeExpression] = []
        undated: list[TimeExpression] = []
        for found in _spoken(place, sentence, list(_in_sentence(place, sentence, words))):
            (undated if found.value is None else dated).append(_in_timeml(place, found))
        dated, more = timeperiods.find(place, sentence, words, dated, undated)
        resolved += dated
        unresolved += undated
        periods += more
    return tuple(resolved), tuple(unresolved), tuple(periods)


def _in_timeml(place: Place, found: TimeExpression) -> TimeExpression:
    """Give an expression its TIMEX3 type, value and modifier."""
    words = place.text[found.span.start : found.span.end]
    if found.value is None or found.timex:
        return replace(found, modifier=timevalues.modifier(words)) if found.timex else found
    if found.rule == "range":
        return replace(found, timex=found.value)
    kind, timex = timevalues.of_calendar(found.value, words)
    return replace(found, kind=kind, timex=timex, modifier=timevalues.modifier(words))


def _in_sentence(place: Place, sentence: Span, words: timestarts.Words) -> Iterator[TimeExpression]:
    position = sentence.start
    for begin in timestarts.of_dates(place.text, words):
        candidate = ANY.match(place.text, begin, sentence.end) if begin >= position else None
        found = _first_rule(place, candidate) if candidate else None
        if found is None:
            continue
        match, answer = found
        position = match.end()
        if answer.value:
            place.named.append((match.start(), answer.value))
            if answer.rule.startswith("quarter"):
                place.quarters.append((match.start(), answer.value))
        yield TimeExpression(
            Span(sentence.article, sentence.paragraph, match.start(), match.end()),
            answer.rule,
            answer.value,
            answer.precision,
            answer.kind,
            answer.timex,
        )


def _first_rule(place: Place, candidate: re.Match[str]) -> tuple[re.Match[str], Answer] | None:
    """Try the rule that matched and those after it at the same place, until one answers."""
    first = _ORDER.index(NAMES[candidate.lastgroup or "r0"])
    for name in _ORDER[first:]:
        match = COMPILED[name].match(place.text, candidate.start(), place.right)
        answer = RULES[name](place, match) if match else None
        if match and answer:
            return match, answer
    return None


def _spoken(place: Place, sentence: Span, found: list[TimeExpression]) -> list[TimeExpression]:
    """Count "today" inside a quotation from the day it was said, when the sentence names one."""
    days = [
        t for t in found if t.rule.startswith("weekday-past") and not _quoted(place, sentence, t)
    ]
    base = dates.parse(days[0].value or "") if len(days) == 1 else None
    if base is None or place.published is None:
        return found
    shift = base - place.published
    return [_shifted(place, t, shift) if _quoted(place, sentence, t) else t for t in found]


def _shifted(place: Place, time: TimeExpression, shift: timedelta) -> TimeExpression:
    words = place.text[time.span.start : time.span.end]
    day = dates.parse(time.value or "")
    if day is None or time.rule != "named-day" or not _SPOKEN_DAY.match(words):
        return time
    return TimeExpression(time.span, "named-day-spoken", dates.add_days(day, shift.days), "day")


def _quoted(place: Place, sentence: Span, time: TimeExpression) -> bool:
    before = place.text[sentence.start : time.span.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


@lru_cache(maxsize=256)
def _by_place(article: Article) -> dict[tuple[int, int], str]:
    resolved, _, _ = find(article, split(article)[0])
    return {(time.span.start, time.span.end): time.value or "" for time in resolved}


def value_of(article: Article, span: Span) -> str | None:
    """Read `article` again and return the ISO value of the expression at `span`, None if none."""
    return _by_place(article).get((span.start, span.end))


def spell(time: TimeExpression, article: Article) -> str:
    """Print a time expression for readers: "13 June 2022", "early August 2022"; "" if undated.

    An approximate one keeps the modifier as printed.
    """
    if time.value is None:
        return ""
    modifier = _MODIFIER.match(article.passage(time.span)) if time.precision == "approx" else None
    if modifier is None:
        return dates.spell(time.value)
    word = modifier[1].lower()
    joint = " of " if word in ("middle", "start", "beginning", "end") else " "
    return word + joint + dates.spell(time.value)
