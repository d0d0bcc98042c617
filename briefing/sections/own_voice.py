"""Which sources give an opinion in their own voice, and the plainest words they do it in."""

from __future__ import annotations

from collections.abc import Iterator

from briefing import phrases
from briefing.library import Coverage
from briefing.models import Annex, Article, Section, Statement
from briefing.sections.argued import again as opinions
from briefing.sections.copies import is_repeated

EACH = 2  # opinions of one source
MOST = 10


def own_voice(coverage: Coverage) -> Section:
    """Up to two opinions of each source that has any; a source not listed gives none."""
    shown = [view for article in coverage.articles for view in _own(article, coverage)[:EACH]]
    return coverage.keep(
        Section(
            slug="own_voice",
            title="Who speaks in its own voice",
            statements=tuple(shown[:MOST]),
            intro=phrases.OPINION_ONLY if shown else "",
            empty="No source gives an opinion in its own voice.",
        )
    )


def again(annex: Annex) -> Iterator[Statement]:
    """Every opinion of every source."""
    yield from opinions(annex)


def _own(article: Article, coverage: Coverage) -> list[Statement]:
    """The opinions of an article that are no copy's, those of the fewest words first."""
    found = [
        view
        for view in opinions(Annex((article,)))
        if not any(is_repeated(coverage.articles, span) for span in view.spans)
    ]
    return sorted(found, key=lambda view: len(view.text.split()))
