"""What the sources argue: opinion, always with its holder and in the source's words."""

from __future__ import annotations

from collections.abc import Iterator

from briefing import phrases
from briefing.library import Coverage
from briefing.models import Annex, Article, Section, Sentence, Span, Statement
from briefing.reading import read
from briefing.sections import parts
from briefing.sections.copies import is_repeated

STATEMENTS = 8
LONGEST = 60  # words


def argued(coverage: Coverage) -> Section:
    """Up to eight opinions of the writers, newest source first; never printed as fact."""
    views = [
        [v for v in _views(article) if not any(is_repeated(coverage.articles, s) for s in v.spans)]
        for article in reversed(coverage.articles)
    ]
    return coverage.keep(
        Section(
            slug="argued",
            title="What the sources argue",
            statements=tuple(_in_turn([v for v in views if v])),
            intro=phrases.OPINION_ONLY if any(views) else "",
            empty="The sources argue no view of their own.",
        )
    )


def again(annex: Annex) -> Iterator[Statement]:
    """Every opinion of every source."""
    for article in annex.articles:
        yield from _views(article)


def _in_turn(views: list[list[Statement]]) -> list[Statement]:
    """As many views of each source as fit when every source has its say in turn."""
    number = dict.fromkeys(range(len(views)), 0)
    left = STATEMENTS
    while left and any(number[i] < len(v) for i, v in enumerate(views)):
        for place, found in enumerate(views):
            if left and number[place] < len(found):
                number[place] += 1
                left -= 1
    return [view for place, found in enumerate(views) for view in found[: number[place]]]


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
