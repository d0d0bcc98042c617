"""What lies ahead: dated first, then what has no date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from briefing.library import Coverage
from briefing.models import Annex, Article, Event, Section, Statement, Table
from briefing.reading import dates
from briefing.reading.eventdays import days
from briefing.sections import cells, judged
from briefing.sections.cutoff import latest
from briefing.sections.happenings import Happening, everything, happenings

ROWS = 7
FRESH = timedelta(days=90)  # an undated expectation is listed so long after its article
LONGEST = timedelta(days=366)  # what has begun and runs on longer is no date to watch for
WORDS = 130  # of the 500 of page one
STILL_OPEN = frozenset({"scheduled", "possible", "speculated"})  # states of what may come


def watch(coverage: Coverage) -> Section:
    """Up to seven rows: what the analyst watches, then events after the information cut-off."""
    rows = list(written(coverage.annex))
    left = WORDS
    for happening in ahead(coverage):
        left -= len(happening.text.split())
        if len(rows) < ROWS and left >= 0:
            rows.append(row(happening))
    return coverage.keep(
        Section(
            slug="watch",
            title="What to watch",
            table=Table(("When", "What", "Status"), tuple(rows)) if rows else None,
            empty="The sources name nothing that lies ahead.",
            front=True,
        )
    )


def written(annex: Annex) -> Iterator[tuple[Statement, ...]]:
    """The analyst's own items as rows: when, what, and which way each would move the judgement."""
    for number, item in enumerate(annex.judgements.watch if annex.judgements else ()):
        yield judged.watched(annex, number, item)


def again(annex: Annex) -> Iterator[tuple[Statement, ...]]:
    """Every event that may lie ahead, as told by one source or several, and the analyst's own."""
    yield from written(annex)
    yield from map(row, everything(annex.articles))


def row(happening: Happening) -> tuple[Statement, ...]:
    """One event ahead as a row of the table."""
    h = happening
    return (
        cells.when("watch", h.article, h.reading, *h.events),
        Statement("watch", h.words, tuple(other.event.span for other in h.also)),
        cells.status("watch", h.event),
    )


def ahead(coverage: Coverage) -> list[Happening]:
    """Events not over at the cut-off, soonest first; undated ones of fresh articles last."""
    cutoff = latest(coverage.articles)
    return [h for h in happenings(coverage) if _is_ahead(h, cutoff)]


def _is_ahead(h: Happening, cutoff: date | None) -> bool:
    if h.event.status not in STILL_OPEN:
        return False
    if h.event.date is not None:
        return bool(due(h, cutoff))
    return cutoff is None or _published(h.article) >= cutoff - FRESH


def due(h: Happening, cutoff: date | None) -> tuple[Event, ...]:
    """Of the dates that the same words tell of, those not over at the cut-off."""
    bounds = [(event, bounds_of(h, event)) for event in h.events]
    return tuple(e for e, b in bounds if b and (cutoff is None or _is_due(*b, cutoff)))


def bounds_of(h: Happening, event: Event) -> tuple[date, date] | None:
    """First and last possible day of an event; None without a date."""
    return days(h.article, event)


def _is_due(first: date, last: date, cutoff: date) -> bool:
    """False for what is over, and for a decade that has begun: nobody can watch for it."""
    return last > cutoff and (first > cutoff or last - first <= LONGEST)


def _published(article: Article) -> date:
    bounds = dates.bounds(article.published.date) if article.published else None
    return bounds[1] if bounds else date.min
