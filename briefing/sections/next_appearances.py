"""What lies ahead for the actor: dated and undated events to come that name it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from briefing.library import Coverage
from briefing.models import Annex, Section, Statement, Table
from briefing.sections.cast import Actor
from briefing.sections.cutoff import latest
from briefing.sections.happenings import Happening
from briefing.sections.subject import mentions_in, subject_of
from briefing.sections.watch import ahead, row

ROWS = 5
FAR = timedelta(days=3 * 366)  # what lies further ahead is a target, and no appearance
WORDS = 110  # of the 500 of page one

Row = tuple[Statement, ...]


def next_appearances(coverage: Coverage) -> Section:
    """Up to five events after the information cut-off that name the actor, soonest first."""
    rows: list[Row] = []
    left = WORDS
    for shown in again(coverage.annex):
        left -= sum(len(cell.text.split()) for cell in shown)
        if len(rows) < ROWS and left >= 0:
            rows.append(shown)
    return coverage.keep(
        Section(
            slug="next_appearances",
            title="Next appearances",
            table=Table(("When", "What", "Status"), tuple(rows)) if rows else None,
            empty="The sources name nothing ahead for this actor.",
            front=True,
        )
    )


def again(annex: Annex) -> Iterator[Row]:
    """Every event ahead that names the actor the briefing is about."""
    actor = subject_of(annex)
    if actor is not None:
        yield from map(row, _ahead(Coverage(annex.topic, annex.articles), actor))


def _ahead(coverage: Coverage, actor: Actor) -> Iterator[Happening]:
    cutoff = latest(coverage.articles)
    for happening in ahead(coverage):
        if cutoff and happening.bounds and happening.bounds[0] > cutoff + FAR:
            continue
        named = mentions_in(actor, happening.article)
        if any(_inside(happening, mention.start) for mention in named):
            yield happening


def _inside(happening: Happening, start: int) -> bool:
    spans = (part.span for part in happening.words if part.span is not None)
    return any(span.start <= start < span.end for span in spans)
