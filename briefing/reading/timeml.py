"""Expressions of time the way TimeML marks them: dates and periods in one list.

A range of the calendar is one expression for the reader and two for TimeML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing.models import Article, TimeExpression
from briefing.reading import sentences, times

_TO = re.compile(r"\s?(?:\b(?:to|through|until|till|and)\b|[-–—&])\s?")

_SEASON = re.compile(r"\d{4}[-–/]\d\d")  # the 2012-13 season is one expression


def expressions(article: Article) -> tuple[TimeExpression, ...]:
    """Read `article` and return everything TimeML would mark, in order of the text."""
    spans = sorted(
        (span for group in sentences.split(article) for span in group), key=lambda s: s.start
    )
    dated, _, periods = times.find(article, tuple(spans))
    return marked(article, dated, periods)


def marked(
    article: Article, dated: Iterable[TimeExpression], periods: Iterable[TimeExpression]
) -> tuple[TimeExpression, ...]:
    """Return the expressions of a reading as TimeML marks them, ranges as their two ends."""
    found = [one for time in (*dated, *periods) if time.timex for one in _parts(article, time)]
    return tuple(sorted(found, key=lambda one: one.span.start))


def _parts(article: Article, time: TimeExpression) -> Iterator[TimeExpression]:
    first, slash, last = (time.timex or "").partition("/")
    if slash and _SEASON.fullmatch(article.passage(time.span)):
        yield replace(time, timex=first)
        return
    joint = _middle(article.passage(time.span)) if slash else None
    if joint is None:
        yield replace(time, span=time.extent or time.span)
        return
    start = time.span.start
    yield replace(time, span=replace(time.span, end=start + joint.start()), timex=first)
    yield replace(time, span=replace(time.span, start=start + joint.end()), timex=last)


def _middle(words: str) -> re.Match[str] | None:
    """Return the joint of a range that lies nearest to its middle, None when it has none."""
    joints = [m for m in _TO.finditer(words) if m.start() > 0 and m.end() < len(words)]
    return min(joints, key=lambda m: abs(m.start() + m.end() - len(words)), default=None)
