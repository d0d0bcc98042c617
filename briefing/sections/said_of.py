"""What others say of the actor: their quotations that name it, each with its speaker."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.library import Coverage
from briefing.models import Annex, Quote, Section, Statement
from briefing.phrases import profile
from briefing.sections.cast import Seen
from briefing.sections.stances import speaks
from briefing.sections.subject import newest, quoted

ROWS = 20
COLUMNS = ("Speaker", "Words", "Where and when")

Row = tuple[Statement, ...]


def said_of(coverage: Coverage) -> Section:
    """Every quotation of somebody else that names the actor; of too many the newest."""
    empty = Section(
        "said_of",
        "What others say of the actor",
        empty="No quotation of anybody else names this actor.",
    )
    return newest(
        coverage, empty, COLUMNS, tuple(again(coverage.annex)), ROWS, profile.LEFT_OUT_WORDS
    )


def again(annex: Annex) -> Iterator[Row]:
    """Every quotation of somebody else that names the actor the briefing is about."""
    yield from quoted(annex, _names)


def _names(seen: Seen, quote: Quote) -> bool:
    """True where somebody else's quotation names the actor of `seen`."""
    within = any(quote.span.start <= m.start < quote.span.end for m in seen.mentions)
    return within and not speaks(seen, quote)
