"""T17: news on a topic with the timelines that journalists made of it.

Scored as in news-tls (Gholipour Ghalandari and Ifrim 2020): for each timeline, the articles from
its first to its last day, as many days as it has; Date-F1 is that of the two sets of days, and
the mean is over timelines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from briefing.evaluation.extractionfiles import Files
from briefing.evaluation.outcome import Outcome, Slip
from briefing.evaluation.timelinetexts import Topic, topics
from briefing.models import Article, Skipped, TimeExpression
from briefing.reading import STEPS, dates, timeline
from briefing.reading.steps import complete

NAME = "T17"
TASKS = frozenset({"timeline"})

Told = list[tuple[Article, tuple[TimeExpression, ...]]]


def outcomes(task: str, files: Files) -> Iterator[Outcome | Skipped]:
    """Date-F1 of each timeline, and that of the days most articles name, to compare with."""
    if task not in TASKS:
        return
    try:
        for topic in topics(files):
            if isinstance(topic, str):
                yield Skipped(topic, "no articles beside the timelines")
            else:
                yield from scored(topic)
    except (ValueError, LookupError, OSError) as error:
        yield Skipped(files.name, f"{type(error).__name__}: {error}")


def scored(topic: Topic) -> Iterator[Outcome]:
    """The scores of each timeline of a topic. Of the articles only the times are read."""
    told = [(article, times_of(article)) for article in topic.articles]
    for number, days in enumerate(topic.timelines, start=1):
        yield _scored(f"{topic.name}, timeline {number}", told, days)


def times_of(article: Article) -> tuple[TimeExpression, ...]:
    """The times of an article with a date, by the steps of a reading that they need alone."""
    found: dict[str, tuple[TimeExpression, ...]] = {}
    complete(article, STEPS, found, ["times"])
    return found["times"]


def _scored(document: str, told: Told, days: frozenset[date]) -> Outcome:
    first, last = min(days), max(days)
    within = [one for one in told if _lies(one[0], first, last)]
    ranked = timeline.rank(within, first, last)
    by_number = sorted(ranked, key=lambda day: (-day.named, day.value))
    chosen = _of(ranked[: len(days)])
    rates = {
        "Date-F1": f1(chosen, days),
        "Date-F1 by number of articles": f1(_of(by_number[: len(days)]), days),
    }
    return Outcome(document, rates=rates, slips=tuple(_slips(ranked, chosen, days)))


def _lies(article: Article, first: date, last: date) -> bool:
    day = dates.parse(article.published.date) if article.published else None
    return day is not None and first <= day <= last


def _of(ranked: Iterable[timeline.Day]) -> frozenset[date]:
    return frozenset(date.fromisoformat(day.value) for day in ranked)


def f1(chosen: frozenset[date], days: frozenset[date]) -> float:
    """F1 of two sets of days, 0 when both are empty."""
    total = len(chosen) + len(days)
    return 2 * len(chosen & days) / total if total else 0.0


def _slips(
    ranked: tuple[timeline.Day, ...], chosen: frozenset[date], days: frozenset[date]
) -> Iterator[Slip]:
    """The days that cost most: the heaviest that no timeline has come first."""
    for place, day in enumerate(ranked, start=1):
        value = date.fromisoformat(day.value)
        told = f"place {place} of {len(ranked)}, weight {day.weight:.1f}, {day.named} articles"
        if value in chosen and value not in days:
            yield Slip("Date-F1", "wrong", found=day.value, rule=day.rule, context=told)
        elif value in days and value not in chosen:
            yield Slip("Date-F1", "missed", expected=day.value, rule=day.rule, context=told)
    for value in sorted(days - _of(ranked)):
        told = "no article names it or was published on it"
        yield Slip("Date-F1", "missed", expected=value.isoformat(), context=told)
