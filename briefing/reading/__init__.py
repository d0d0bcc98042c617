"""One article read: sentences, people, quotations, times, terms, and what happened.

One file a thing read. Each has one function `find`; all give spans of the article's text and the
rule that found them. Regular expressions and word lists only, and no network; a parser beside
them only when the user names one (`briefing.reading.parser`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.models import Reading
from briefing.reading import events, parser, people, quotes, sentences, stance, terms, times

if TYPE_CHECKING:
    from briefing.models import Article, Span

__all__ = ["VERSION", "read"]

VERSION = 1  # of the rules; a stored reading of another version is read again


def read(article: Article) -> Reading:
    """Read `article` once; the same article is answered from memory. Never raises on any text."""
    return _read(article, parser.identity())


@lru_cache(maxsize=512)
def _read(article: Article, tools: str) -> Reading:
    spans, headings = sentences.split(article)
    dated, undated = times.find(article, _in_order(spans, headings))
    persons = people.find(article, spans)
    quoted = quotes.find(article, spans, persons)
    labelled = stance.find(article, spans, quoted)
    return Reading(
        article=article.id,
        version=VERSION,
        sentences=labelled,
        people=persons,
        quotes=quoted,
        times=dated,
        unresolved=undated,
        terms=terms.find(article, spans),
        events=events.find(article, labelled, dated, persons),
        headings=headings,
        tools=tools,
    )


def _in_order(*groups: tuple[Span, ...]) -> tuple[Span, ...]:
    """A date may stand in a heading too."""
    return tuple(sorted((span for group in groups for span in group), key=lambda s: s.start))
