"""What is no calendar date but is marked in TimeML: lengths, repetitions, hours, past, future.

An hour beside a day becomes one expression with it.
"""

from __future__ import annotations

import re
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
    for found in list(_in_sentence(place, sentence, words)):
        if found.rule == "clock":
            beside = _beside(place, found, dated)
            if beside is not None:
                dated = [_joined(found, one) if one is beside else one for one in dated]
                continue
        if found.rule in _WIDER and (inside := _inside(found, dated)) is not None:
            wide = replace(inside, timex=found.timex, extent=found.span)
            dated = [wide if one is inside else one for one in dated]
        elif not any(_overlap(found.span, other.span) for other in [*dated, *periods]):
            periods.append(found)
    return dated, sorted(periods, key=lambda one: one.span.start)


def _inside(found: TimeExpression, dated: list[TimeExpression]) -> TimeExpression | None:
    """Return the date that lies in a longer expression which says more exactly which it is."""
    return next((one for one in dated if found.span.start <= one.span.start < found.span.end), None)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _beside(
    place: Place, clock: TimeExpression, dated: list[TimeExpression]
) -> TimeExpression | None:
    """Return the day right before or after an hour."""
    for one in dated:
        first, second = sorted((one.span, clock.span), key=lambda span: span.start)
        near = len(one.value or "") == 10 and first.end <= second.start <= first.end + 10
        if near and _JOINT.fullmatch(place.text, first.end, second.start):
            return one
    return None


def _joined(clock: TimeExpression, day: TimeExpression) -> TimeExpression:
    """Return the day with the hour, over the words of both."""
    hour = (clock.timex or "").partition("T")[2]
    start, end = min(clock.span.start, day.span.start), max(clock.span.end, day.span.end)
    extent = replace(day.span, start=start, end=end)
    return replace(day, kind="TIME", timex=f"{day.value}T{hour}", extent=extent)


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
