"""Stories that only say again what the last run had: listed, so that none vanishes silently."""

from __future__ import annotations

from collections.abc import Iterator

from briefing import phrases
from briefing.history.inventory import inventory
from briefing.library import Coverage
from briefing.models import Annex, Article, Section, Statement, Table
from briefing.phrases import digest
from briefing.sections import parts
from briefing.sections.then_and_now import Row, nothing


def repeated(coverage: Coverage) -> Section:
    """Every new text that has the words of one known, and that one."""
    annex = coverage.annex
    rows = tuple(again(annex))
    return coverage.keep(
        Section(
            slug="repeated",
            title="Repeated, not told again",
            table=Table(("Story", "Known from"), rows) if rows else None,
            empty=nothing(annex.earlier, "No new text repeats one that is known."),
        )
    )


def again(annex: Annex) -> Iterator[Row]:
    """Every repeated text."""
    for old, text in inventory(annex).repeated:
        yield (_named(text), _named(old))


def _named(article: Article) -> Statement:
    """Title and outlet of a text."""
    shown = (
        parts.phrase(phrases.OPEN_QUOTE),
        parts.metadata(article, article.title),
        parts.phrase(digest.CLOSE_OF_TITLE),
        parts.outlet(article),
    )
    return Statement("fact", shown, (article.whole,))
