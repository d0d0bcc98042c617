"""What changed since the last run, for a briefing that is no digest: old and new side by side."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.history.comparison import compare
from briefing.library import Coverage
from briefing.models import Annex, Section, Table
from briefing.phrases import digest
from briefing.sections import three_things
from briefing.sections.parts import left_out
from briefing.sections.then_and_now import FIRST_RUN, Row

ROWS = 7
NOTHING = "Nothing has changed since the last run."


def changed(coverage: Coverage) -> Section:
    """Up to seven changes and new events, the weightiest first."""
    annex = coverage.annex
    found = compare(annex)
    rows = tuple(three_things.weightiest(annex, ROWS))
    left = len(found.changed) + sum(n.kind == "event" for n in found.new) - len(rows)
    return coverage.keep(
        Section(
            slug="changed",
            title="What changed since the last run",
            table=Table(("What", "Before", "Now"), rows) if rows else None,
            intro=left_out(left, digest.LEFT_OUT_CHANGES),
            empty=NOTHING if annex.earlier else FIRST_RUN,
        )
    )


def again(annex: Annex) -> Iterator[Row]:
    """Every change and new event as the section may show it."""
    yield from three_things.every(annex)
