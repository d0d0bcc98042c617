"""What others say of the actor: their quotations that name it, each with its speaker."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.library import Coverage
from briefing.models import Annex, Article, Section, Statement
from briefing.phrases import profile
from briefing.sections.cast import Actor
from briefing.sections.copies import is_repeated
from briefing.sections.quotations import is_named, row
from briefing.sections.stances import speaks
from briefing.sections.subject import newest, subject_of

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
    actor = subject_of(annex)
    if actor is not None:
        yield from _rows(annex.articles, actor)


def _rows(articles: tuple[Article, ...], actor: Actor) -> Iterator[Row]:
    for seen in actor.seen:
        for quote in seen.reading.quotes:
            within = any(quote.span.start <= m.start < quote.span.end for m in seen.mentions)
            named = within and is_named(seen.article, quote) and not speaks(seen, quote)
            if named and not is_repeated(articles, quote.span):
                yield row((seen.article, seen.reading, quote))
