"""The dated future: what the sources place after the information cut-off."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.library import Coverage
from briefing.models import Annex, Article, Section, Statement, Table
from briefing.phrases import chronology as words
from briefing.sections import cells, isodates
from briefing.sections.cutoff import latest
from briefing.sections.happenings import Happening
from briefing.sections.parts import left_out
from briefing.sections.watch import ahead, bounds_of, due

ROWS = 9

Row = tuple[Statement, ...]


def upcoming(coverage: Coverage) -> Section:
    """The dated events after the cut-off, soonest first, with how sure they are."""
    found = dated_ahead(coverage)
    rows = tuple(row(h, coverage.articles) for h in found[:ROWS])
    left = len(found) - len(rows)
    return coverage.keep(
        Section(
            slug="upcoming",
            title="Upcoming",
            table=Table(("Date", "What", "Status"), rows) if rows else None,
            intro=left_out(left, words.LEFT_OUT_UPCOMING),
            front=True,
            empty="No dated event lies after the information cut-off.",
        )
    )


def again(annex: Annex) -> Iterator[Row]:
    """Every dated event after the cut-off."""
    for h in dated_ahead(Coverage(annex.topic, annex.articles)):
        yield row(h, annex.articles)


def dated_ahead(coverage: Coverage) -> list[Happening]:
    """The dated events after the cut-off, soonest first."""
    cutoff = latest(coverage.articles)
    dated = [h for h in ahead(coverage) if h.event.date is not None]
    return sorted(dated, key=lambda h: min(filter(None, (bounds_of(h, e) for e in due(h, cutoff)))))


def row(h: Happening, articles: tuple[Article, ...]) -> Row:
    """One event ahead as a row, with the dates that are not over."""
    events = due(h, latest(articles))
    also = tuple(other.event.span for other in h.also)
    return (
        isodates.when("watch", h.article, h.reading, *events),
        Statement("watch", h.words, also),
        cells.status("watch", h.event),
    )
