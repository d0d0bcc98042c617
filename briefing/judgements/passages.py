"""Where words that an analyst quoted stand in the articles.

Only white space and the shape of quotation marks may differ (the fold of measure M1). Letters are
not folded: a word in another case or another spelling is another passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from briefing.models import Article, Span

_DOUBLE = '“”„‟«»"″'
_SINGLE = "‘’‚‛'′`´"
_FOLDED = str.maketrans(dict.fromkeys(_DOUBLE, '"') | dict.fromkeys(_SINGLE, "'"))
_EITHER = {'"': f"[{_DOUBLE}]", "'": f"[{_SINGLE}]"}


def fold(words: str) -> str:
    """Words with their white space and quotation marks folded."""
    return " ".join(words.translate(_FOLDED).split())


@lru_cache(maxsize=512)
def _pattern(words: str) -> re.Pattern[str]:
    """Find words in a text whose white space and marks may be others."""
    shown = fold(words).split(" ")
    return re.compile(
        r"\s+".join("".join(_EITHER.get(c) or re.escape(c) for c in word) for word in shown)
    )


def places(words: str, article: Article) -> Iterator[Span]:
    """Every passage of the article that has these words, within one paragraph."""
    if not words.strip():
        return
    base = 0
    for number, paragraph in enumerate(article.paragraphs, start=1):
        for match in _pattern(words).finditer(paragraph):
            yield Span(article.id, number, base + match.start(), base + match.end())
        base += len(paragraph) + 2  # the empty line between paragraphs


def named(source: str, articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles that a title, an outlet or an id names; all of them for "" ."""
    if not source:
        return tuple(articles)
    wanted = fold(source).casefold()
    return tuple(
        a
        for a in articles
        if wanted in (a.id, fold(a.title).casefold(), fold(a.outlet or "").casefold())
    )


def first(words: str, source: str, articles: Sequence[Article]) -> Span | None:
    """The passage that was quoted: in the first article that has it and repeats no other.

    None when it is in none of them.
    """
    ranked = sorted(named(source, articles), key=lambda a: a.copy_of is not None)
    return next((span for a in ranked for span in places(words, a)), None)


def of_source(source: str, articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles of an outlet, or the one without an outlet that has this title."""
    wanted = fold(source).casefold()
    return tuple(a for a in articles if wanted == fold(a.outlet or a.title).casefold())


def of_item(item: str, articles: Sequence[Article]) -> tuple[Article, ...]:
    """The article with this title or id, and its copies; none when two texts have the title."""
    wanted = fold(item).casefold()
    found = [a for a in articles if wanted in (a.id, fold(a.title).casefold())]
    return tuple(found) if len({a.copy_of or a.id for a in found}) == 1 else ()
