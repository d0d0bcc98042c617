"""Who and what the last run's texts name and no new text does."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.history.comparison import compare
from briefing.library import Coverage
from briefing.models import Annex, Section, Statement, Table
from briefing.phrases import digest
from briefing.sections import parts
from briefing.sections.parts import left_out
from briefing.sections.then_and_now import Row, nothing

ROWS = 12


def quiet(coverage: Coverage) -> Section:
    """People, bodies, countries and topics without a new text, with the number of texts then."""
    annex = coverage.annex
    found = tuple(again(annex))
    left = len(found) - ROWS
    heads = ("Who or what", "Texts of the last run", "New texts")
    return coverage.keep(
        Section(
            slug="quiet",
            title="Gone quiet",
            table=Table(heads, found[:ROWS]) if found else None,
            intro=left_out(left, digest.LEFT_OUT_QUIET),
            empty=nothing(annex.earlier, "Nobody and nothing named by several texts went quiet."),
        )
    )


def again(annex: Annex) -> Iterator[Row]:
    """Every name and topic, those of most texts first."""
    for item in compare(annex).quiet:
        first = item.mentions[0]
        spans = tuple(mention.span for mention in item.mentions)
        yield (
            Statement("fact", (parts.capital(first.article, first.span),)),
            Statement("fact", (parts.count(len(spans)),), spans),
            parts.cell("fact", digest.NO_NEW_TEXT),
        )
