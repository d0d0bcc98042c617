"""The actor's own words: every direct quotation, dated."""

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
    actor = subject_of(annex)
    if actor is not None:
        yield from _rows(annex.articles, actor)


def _rows(articles: tuple[Article, ...], actor: Actor) -> Iterator[Row]:
    for seen in actor.seen:
        for quote in seen.reading.quotes:
            said = speaks(seen, quote) and is_named(seen.article, quote)
            if said and not is_repeated(articles, quote.span):
                yield row((seen.article, seen.reading, quote))
