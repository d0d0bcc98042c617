"""What one source alone reports, source by source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from briefing import phrases
from briefing.claims import groups
from briefing.claims.words import stems
from briefing.library import Coverage
from briefing.models import Annex, Article, Part, Section, Span, Statement
from briefing.phrases import comparing as words
from briefing.reading import read
from briefing.sections import parts
from briefing.sections.choice import candidates
from briefing.sections.parts import left_out
from briefing.sections.versions import by_source

EACH = 3  # facts of one source
MOST = 18
_COMMON = 150  # sentences that hold a word; a more common one tells no two facts from another
_FEW = 2  # words that any two sentences may share
_TOLD = 0.5  # share of the words of a fact that a sentence elsewhere has when it tells it too


def only_in_one(coverage: Coverage) -> Section:
    """Up to three facts of each source that no independent one tells, in its own order."""
    found = _facts(coverage.articles)
    shown: list[Statement] = []
    for article in coverage.articles:
        shown += [s for who, s in found if who == article.id][:EACH]
    left = len(found) - len(shown[:MOST])
    return coverage.keep(
        Section(
            slug="only_in_one",
            title="Only in one source",
            statements=tuple(shown[:MOST]),
            intro=left_out(left, words.LEFT_OUT_ALONE),
            empty="Every fact that can stand on its own is told by a second source.",
        )
    )


def again(annex: Annex) -> Iterator[Statement]:
    """Every fact that one source alone tells."""
    yield from (statement for _, statement in _facts(annex.articles))


@lru_cache(maxsize=8)
def _facts(articles: tuple[Article, ...]) -> tuple[tuple[str, Statement], ...]:
    """The facts of one source alone, with the article that tells each."""
    if len(articles) < 2:
        return ()
    sources = by_source(articles)
    shared = _shared(articles, sources)
    elsewhere = _Elsewhere(articles, sources)
    found = []
    for candidate in candidates(Coverage("", articles)):
        article, told = articles[candidate.article], candidate.statement
        span = next((s for s in told.spans if s.article == article.id), article.whole)
        if any(_overlap(span, other) for other in shared) or elsewhere.tells(article, told.text):
            continue
        found.append((article.id, Statement(told.kind, (*_head(article), *told.parts), told.cites)))
    return tuple(found)


def _head(article: Article) -> tuple[Part, ...]:
    return parts.outlet(article), parts.phrase(phrases.COLON)


def _shared(articles: tuple[Article, ...], sources: dict[str, int]) -> list[Span]:
    """The sentences of events that independent sources tell."""
    return [
        claim.sentence
        for group in groups(articles)
        if len({sources[claim.article.id] for claim in group.claims}) > 1
        for claim in group.claims
    ]


def _overlap(one: Span, other: Span) -> bool:
    return one.article == other.article and one.start < other.end and other.start < one.end


class _Elsewhere:
    """The sentences of all articles, looked up by their words."""

    def __init__(self, articles: tuple[Article, ...], sources: dict[str, int]) -> None:
        self._sources = sources
        self._held: list[int] = []
        self._by_word: dict[str, set[int]] = {}
        for article in articles:
            for sentence in read(article).sentences:
                found = stems(article.passage(sentence.span))
                self._held.append(sources[article.id])
                for word in found:
                    self._by_word.setdefault(word, set()).add(len(self._held) - 1)

    def tells(self, article: Article, text: str) -> bool:
        """True when a sentence of another source has most of the words of a fact."""
        mine = self._sources[article.id]
        holders = [self._by_word[word] for word in stems(text) if word in self._by_word]
        rare = [places for places in holders if len(places) <= _COMMON]
        common = Counter(place for places in rare for place in places)
        return any(
            self._held[place] != mine and number > max(_TOLD * len(rare), _FEW)
            for place, number in common.items()
        )
