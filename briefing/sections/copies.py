"""What a copy only says again: each sentence is printed from one article of a group."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.library import kinship_sources
from briefing.models import Article, Span
from briefing.reading import read

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=8)
def repeated(articles: tuple[Article, ...]) -> frozenset[Span]:
    """The sentences that another article of the same group prints as well, word for word.

    The article that the others count as copies of keeps all of its sentences, the next ones
    what they add.
    """
    found: set[Span] = set()
    for group in kinship_sources.groups(articles):
        seen: set[str] = set()
        for article in sorted((articles[n] for n in group), key=lambda a: a.copy_of is not None):
            own = {span: _words(article.passage(span)) for span in _sentences(article)}
            found.update(span for span, words in own.items() if words in seen)
            seen.update(own.values())
    return frozenset(found)


def is_repeated(articles: tuple[Article, ...], span: Span) -> bool:
    """True when the sentence that `span` lies in is another article's as well.

    Never for the span of a record as a whole.
    """
    if span.paragraph == 0:
        return False
    last = _asked[0] if _asked else None
    if last is None or last[0] is not articles:  # to look hundreds of articles up takes long
        last = (articles, _by_article(articles))
        _asked[:] = [last]
    return any(s.start <= span.start < s.end for s in last[1].get(span.article, ()))


_asked: list[tuple[tuple[Article, ...], dict[str, list[Span]]]] = []  # the articles asked of last


def forget() -> None:
    """Forget which articles were asked of last."""
    _asked.clear()


@lru_cache(maxsize=8)
def _by_article(articles: tuple[Article, ...]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for span in repeated(articles):
        found.setdefault(span.article, []).append(span)
    return found


def _sentences(article: Article) -> list[Span]:
    return [sentence.span for sentence in read(article).sentences]


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
