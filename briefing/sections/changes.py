"""Values that are others than at the last run: before, now, and which text moved them."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.history.comparison import compare
from briefing.library import Coverage
from briefing.models import Annex, Section, Statement, Table
from briefing.phrases import digest
from briefing.sections.parts import left_out
from briefing.sections.then_and_now import Row, change, nothing, source

ROWS = 30


def changes(coverage: Coverage) -> Section:
    """Dates, numbers, roles, positions, names, acts and plans with their old and new value."""
    annex = coverage.annex
    found = tuple(again(annex))
    left = len(found) - ROWS
    heads = ("What", "Before", "Now", "Moved by")
    return coverage.keep(
        Section(
            slug="changes",
            title="Changed",
            table=Table(heads, found[:ROWS]) if found else None,
            intro=left_out(left, digest.LEFT_OUT_CHANGES),
            empty=nothing(annex.earlier, "No value of the last run has changed."),
        )
    )


def again(annex: Annex) -> Iterator[Row]:
    """Every change, the weightiest first."""
    for changed in compare(annex).changed:
        moved_by = Statement("fact", source(changed.now), (changed.now.article.whole,))
        yield (*change(changed), moved_by)
