"""Which sources give an opinion in their own voice, and the plainest words they do it in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing import phrases
from briefing.library import Coverage
from briefing.models import Annex, Article, Section, Statement
from briefing.phrases import comparing as words
from briefing.sections.argued import again as opinions
from briefing.sections.versions import headline

EACH = 2  # opinions of one source
MOST = 10
_ASKS = re.compile(r"\b(?:hopes?|should|must|ought to|urges?|calls? (?:on|for)|needs? to)\b")


def own_voice(coverage: Coverage) -> Section:
    """Up to two opinions of each source that has any; a source not listed gives none."""
    articles = coverage.articles
    shown = [view for article in articles for view in _own(article, articles)[:EACH]]
    return coverage.keep(
        Section(
            slug="own_voice",
            title="Who speaks in its own voice",
            statements=tuple(shown[:MOST]),
            intro=phrases.OPINION_ONLY if shown else "",
            headline=next(_headline(articles), None),
            empty="No source gives an opinion in its own voice.",
        )
    )


def again(annex: Annex) -> Iterator[Statement]:
    """Every opinion of every source, and how many have one."""
    yield from _headline(annex.articles)
    yield from opinions(annex)


def _headline(articles: tuple[Article, ...]) -> Iterator[Statement]:
    """How many sources speak in their own voice; copies of another count with it."""
    speaking = [article.whole for article in articles if _own(article, articles)]
    if speaking:
        yield headline(speaking, words.OWN_VOICE_ONE, words.OWN_VOICE_MANY)


def _own(article: Article, articles: tuple[Article, ...]) -> list[Statement]:
    """The opinions of an article that is no copy: what it asks for first, then the shortest."""
    copied = article.copy_of in {other.id for other in articles}
    found = () if copied else opinions(Annex((article,)))
    return sorted(found, key=lambda view: (not _ASKS.search(view.text), len(view.text.split())))
