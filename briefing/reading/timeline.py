"""Which days of a coverage a timeline should tell: those that later articles still name.

A day that is only "today" in the news of that day was news; one that an article names a week or
a month after was an event. So each article that names a past day counts log2(1 + days since),
0 for the day itself, 1 for the next, 3 for a week, 5 for a month. No weight was fitted. How often
later texts name a day is the strongest of the signs that Gholipour Ghalandari and Ifrim (2020),
"Examining the state-of-the-art in news timeline summarization", and before them Tran and others
(2013), "Predicting relevant news events for timeline summaries", rank days by.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from briefing.models import Article, Span, TimeExpression
from briefing.reading import dates

RULE = "named-later"


@dataclass(frozen=True, slots=True)
class Day:
    """A day, ISO 8601, and how much it weighs among those of a coverage.

    `spans` holds the first expression for it in each article that names it, in the order of the
    articles; for a day that none names, the records of those published on it. `named` counts the
    articles that name it.
    """

    value: str
    weight: float
    named: int
    spans: tuple[Span, ...]
    rule: str = RULE


@dataclass
class _Tally:
    weight: float = 0.0
    spans: list[Span] = field(default_factory=list)
    published: list[Span] = field(default_factory=list)

    @property
    def order(self) -> tuple[float, int, int]:
        return -self.weight, -len(self.spans), -len(self.published)


def rank(
    told: Iterable[tuple[Article, Iterable[TimeExpression]]],
    first: date | None = None,
    last: date | None = None,
) -> tuple[Day, ...]:
    """The days from `first` to `last` (None: no bound) that articles name or were published on.

    `told` gives each article with the times read in it. Heaviest first; days of one weight by the
    number of articles that name them, that were published on them, and by date.
    """
    found: dict[date, _Tally] = {}
    for article, times in told:
        _count(article, times, found)
    days = (day for day in found if (first or date.min) <= day <= (last or date.max))
    return tuple(_day(day, found[day]) for day in sorted(days, key=lambda d: (found[d].order, d)))


def _count(article: Article, times: Iterable[TimeExpression], found: dict[date, _Tally]) -> None:
    published = dates.parse(article.published.date) if article.published else None
    if published is not None:
        found.setdefault(published, _Tally()).published.append(article.whole)
    for day, span in _named(times):
        tally = found.setdefault(day, _Tally())
        tally.spans.append(span)
        if published is not None and day < published:
            tally.weight += math.log2(1 + (published - day).days)


def _named(times: Iterable[TimeExpression]) -> Iterator[tuple[date, Span]]:
    """Each day that is named, once, with the words that name it first."""
    seen: dict[date, Span] = {}
    for time in times:
        day = dates.parse((time.value or "").partition("T")[0])  # a clock time is on its day
        if day is not None:
            seen.setdefault(day, time.span)
    yield from seen.items()


def _day(day: date, tally: _Tally) -> Day:
    spans = tuple(tally.spans or tally.published)
    return Day(day.isoformat(), tally.weight, len(tally.spans), spans)
