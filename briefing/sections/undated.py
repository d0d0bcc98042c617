"""What has no date, and is forced onto none: undated events and those that go on."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.library import Coverage
from briefing.models import Annex, Kind, Section, Statement, Table
from briefing.phrases import chronology as words
from briefing.sections import cells
from briefing.sections.happenings import Happening, happenings
from briefing.sections.parts import left_out

ROWS = 12

Row = tuple[Statement, ...]


def undated(coverage: Coverage) -> Section:
    """Up to twelve events without a date, those of the newest articles, in their order."""
    found = _found(coverage)
    shown = found[-ROWS:]
    left = len(found) - len(shown)
    return coverage.keep(
        Section(
            slug="undated",
            title="Undated and ongoing",
            table=Table(("Event", "Status"), tuple(map(row, shown))) if shown else None,
            intro=left_out(left, words.LEFT_OUT_UNDATED),
            empty="Every event the sources tell of has a date.",
        )
    )


def again(annex: Annex) -> Iterator[Row]:
    """Every event without a date."""
    yield from map(row, _found(Coverage(annex.topic, annex.articles)))


def _found(coverage: Coverage) -> list[Happening]:
    return [h for h in happenings(coverage) if h.event.date is None]


def row(h: Happening) -> Row:
    """One event without a date as a row."""
    kind: Kind = "fact" if h.event.status in ("past", "ongoing") else "watch"
    return (Statement(kind, h.words), cells.status(kind, h.event))
