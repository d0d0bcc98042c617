"""The actor's own words: every direct quotation, dated."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.library import Coverage
from briefing.models import Annex, Section, Statement
from briefing.phrases import profile
from briefing.sections.stances import speaks
from briefing.sections.subject import newest, quoted

ROWS = 30
COLUMNS = ("Speaker", "Words", "Where and when")

Row = tuple[Statement, ...]


def words(coverage: Coverage) -> Section:
    """Every direct quotation of the actor, in the order of the sources; of too many the newest."""
    empty = Section(
        "words",
        "In the actor's own words",
        empty="The sources quote no words of this actor directly.",
    )
    return newest(
        coverage, empty, COLUMNS, tuple(again(coverage.annex)), ROWS, profile.LEFT_OUT_WORDS
    )


def again(annex: Annex) -> Iterator[Row]:
    """Every direct quotation of the actor the briefing is about."""
    yield from quoted(annex, speaks)
