"""What the sources argue: opinion, always with its holder and in the source's words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing import phrases
from briefing.library import Coverage
from briefing.models import Annex, Article, Section, Sentence, Span, Statement
from briefing.phrases import lengths
from briefing.reading import read
from briefing.sections import parts
from briefing.sections.copies import is_repeated

STATEMENTS = 5
LONGEST = 45  # words
_ASKS = re.compile(r"\b(?:should|must|ought|needs? to|has to|have to)\b")


def argued(coverage: Coverage) -> Section:
    """Up to five opinions of the writers, newest source first; never printed as fact."""
    views = [
        [v for v in _views(article) if not any(is_repeated(coverage.articles, s) for s in v.spans)]
        for article in reversed(coverage.articles)
    ]
    shown = _in_turn([v for v in views if v])
    return coverage.keep(
        Section(
            slug="argued",
            title="What the sources argue",
            statements=tuple(shown),
            intro=_left_out(sum(map(len, views)) - len(shown)) if shown else "",
            empty="The sources argue no view of their own.",
        )
    )


def _left_out(number: int) -> str:
    return f"{number} {lengths.LEFT_OUT_VIEWS}" if number > 0 else phrases.OPINION_ONLY


def again(annex: Annex) -> Iterator[Statement]:
    """Every opinion of every source."""
    for article in annex.articles:
        yield from _views(article)


def _in_turn(views: list[list[Statement]]) -> list[Statement]:
    """As many views of each source as fit when every source has its say in turn.

    Of one source, what it asks for comes before what it thinks.
    """
    number = dict.fromkeys(range(len(views)), 0)
    left = STATEMENTS
    while left and any(number[i] < len(v) for i, v in enumerate(views)):
        for place, found in enumerate(views):
            if left and number[place] < len(found):
                number[place] += 1
                left -= 1
    ranked = [sorted(found, key=lambda view: _ASKS.search(view.text) is None) for found in views]
    taken = [set(found[: number[place]]) for place, found in enumerate(ranked)]
    return [v for place, found in enumerate(views) for v in found if v in taken[place]]


def _views(article: Article) -> Iterator[Statement]:
    """The opinion sentences of one article; a mixed one is quoted whole, its frame kept."""
    for sentence in read(article).sentences:
        span = _view(sentence)
        if span is None or len(article.passage(span).split()) > LONGEST:
            continue
        yield Statement(
            "opinion",
            (
                parts.outlet(article),
                parts.phrase(phrases.ARGUES),
                parts.phrase(phrases.OPEN_QUOTE),
                parts.verbatim(article, span),
                parts.phrase(phrases.CLOSE_QUOTE),
            ),
            holder=article.outlet or phrases.UNNAMED_OUTLET,
        )


def _view(sentence: Sentence) -> Span | None:
    if sentence.label == "opinion" or (sentence.label == "mixed" and sentence.opinion):
        return sentence.span
    return None
