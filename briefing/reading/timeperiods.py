"""What is no calendar date but is marked in TimeML: lengths, repetitions, hours, past, future.

An hour beside a day becomes one expression with it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from briefing.models import Span, TimeExpression
from briefing.reading import timestarts
from briefing.reading.timephrases import ANY, COMPILED, NAMES
from briefing.reading.timerules import PERIOD_RULES, Answer, Place
from briefing.reading.timevalues import modifier

_Two = tuple[list[TimeExpression], list[TimeExpression]]
_JOINT = re.compile(r"(?:,?\s(?:on\s|late\s|early\s)?|,\s)")
_WIDER = ("year-earlier",)
_LATE = ("TAF", "TEV", "TNI")
_HALF = re.compile(r"(?i)[ap]\.?\s?m\b")
_ORDER = list(COMPILED)


def find(
    place: Place,
    sentence: Span,
    words: timestarts.Words,
    dated: list[TimeExpression],
    undated: list[TimeExpression],
) -> _Two:
    """Return the dated expressions, those with an hour beside them as one, and the periods."""
    periods = [found for found in undated if found.timex]
    taken = sorted([*dated, *periods], key=lambda one: one.span.start)
    starts = [one.span.start for one in taken]
    places = {id(one): number for number, one in enumerate(dated)}
    for found in _in_sentence(place, sentence, words):
        number = bisect_left(starts, found.span.start)
        around = taken[max(0, number - 1) : number + 2]
        joined = next(
            (one for one in around if id(one) in places and _is_one(place, found, one)), None
        )
        if joined is not None:
            dated[places[id(joined)]] = _joined(place, found, joined)
        elif not any(_overlap(found.span, one.span) for one in around):
            periods.append(found)
    return dated, sorted(periods, key=lambda one: one.span.start)


def _is_one(place: Place, found: TimeExpression, day: TimeExpression) -> bool:
    """Tell an hour right beside a day, or the year-earlier quarter that holds the quarter."""
    if found.rule in _WIDER:
        return found.span.start <= day.span.start < found.span.end
    first, second = sorted((day.span, found.span), key=lambda span: span.start)
    near = len(day.value or "") == 10 and first.end <= second.start <= first.end + 10
    joint = near and _JOINT.fullmatch(place.text, first.end, second.start)
    return found.rule == "clock" and bool(joint)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _late(hour: str) -> str:
    """10 o'clock last night is 22:00."""
    return f"{int(hour[:2]) + 12:02d}{hour[2:]}"


def _joined(place: Place, found: TimeExpression, day: TimeExpression) -> TimeExpression:
    """Return the day with the hour, or with the value of the longer expression, over both."""
    start, end = min(found.span.start, day.span.start), max(found.span.end, day.span.end)
    extent = replace(day.span, start=start, end=end)
    hour = (found.timex or "").partition("T")[2]
    if hour and (day.timex or "").endswith(_LATE) and found.rule == "clock" and hour < "12":
        hour = hour if _HALF.search(place.text, found.span.start, found.span.end) else _late(hour)
    timex = f"{day.value}T{hour}" if hour else found.timex
    return replace(day, kind=found.kind, timex=timex, extent=extent)


def _in_sentence(place: Place, sentence: Span, words: timestarts.Words) -> Iterator[TimeExpression]:
    position = sentence.start
    for begin in timestarts.of_periods(place.text, sentence, words):
        candidate = ANY.match(place.text, begin, sentence.end) if begin >= position else None
        found = _first_rule(place, candidate) if candidate else None
        if found is None:
            continue
        match, answer = found
        position = begin + len(match[0].rstrip())
        if answer.timex is None:
            continue
        span = Span(sentence.article, sentence.paragraph, begin, position)
        shade = modifier(match[0]) if answer.kind == "DURATION" else None
        yield TimeExpression(span, answer.rule, None, None, answer.kind, answer.timex, shade)


def _first_rule(place: Place, candidate: re.Match[str]) -> tuple[re.Match[str], Answer] | None:
    """Try the rule that matched and those after it at the same place, until one answers."""
    first = _ORDER.index(NAMES[candidate.lastgroup or "r0"])
    for name in _ORDER[first:]:
        match = COMPILED[name].match(place.text, candidate.start(), place.right)
        answer = PERIOD_RULES[name](place, match) if match else None
        if match and answer:
            return match, answer
    return None
