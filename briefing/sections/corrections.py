"""Corrections to the last briefing: what it printed, what stands today, and why."""

from __future__ import annotations

from collections.abc import Iterator

from briefing import phrases
from briefing.history.comparison import compare
from briefing.history.corrections import Corrected
from briefing.history.printed import words
from briefing.library import Coverage
from briefing.models import Annex, Part, Section, Statement, Table
from briefing.phrases import digest
from briefing.sections import parts
from briefing.sections.then_and_now import Row, nothing, printed, value


def corrections(coverage: Coverage) -> Section:
    """Every sentence of the last run that would be another one today; none is left out."""
    annex = coverage.annex
    rows = tuple(again(annex))
    return coverage.keep(
        Section(
            slug="corrections",
            title="Corrections",
            table=Table(("Printed then", "Today", "Why"), rows) if rows else None,
            empty=nothing(annex.earlier, "Nothing the last run printed has to be corrected."),
        )
    )


def again(annex: Annex) -> Iterator[Row]:
    """Every correction."""
    for found in compare(annex).corrected:
        told = words(annex, found.note)
        then = printed("gap", found.note, told[0] if told else "", found.rests)
        by = parts.phrase(digest.BY_ANALYST if found.by else "")
        why = parts.statement("gap", parts.phrase(digest.REASONS[found.reason]), by)
        yield (then, _today(found), why)


def _today(found: Corrected) -> Statement:
    """The sentence of today in quotation marks, the date or speaker of today, or that none is."""
    if found.now is None:
        return parts.cell("gap", digest.TODAY[found.reason])
    shown: tuple[Part, ...] = (value(found.now),)
    if found.reason == "text":
        shown = (parts.phrase(phrases.OPEN_QUOTE), *shown, parts.phrase(phrases.CLOSE_QUOTE))
    return Statement("gap", shown)
