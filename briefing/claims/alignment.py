"""Two printings of one remark, word by word: what the second changes, adds and leaves out.

Aligned by difflib (after Ratcliff and Obershelp 1988).
"""

from __future__ import annotations

from difflib import SequenceMatcher

from briefing.claims.records import Printing
from briefing.claims.words import tokens
from briefing.models import Article, Span

_INSIDE = "-’'"  # marks inside of a word


def printing(source: Article, fullest: Span, article: Article, span: Span) -> Printing:
    """The printing at `span`, beside the fullest one at `fullest` of `source`."""
    whole, mine = _places(source, fullest), _places(article, span)
    before, now = ([word for word, _ in places] for places in (whole, mine))
    aligned = SequenceMatcher(None, before, now, autojunk=False).get_opcodes()
    differs = tuple(
        _stretch(article, mine, start, end)
        for how, _, _, start, end in aligned
        if how in ("replace", "insert")
    )
    lacks = tuple(
        _stretch(source, whole, start, end) for how, start, end, _, _ in aligned if how == "delete"
    )
    return Printing(article, span, differs, lacks, contained=not differs)


def _places(article: Article, span: Span) -> list[tuple[str, Span]]:
    """Every word of a passage in lower case, the parts of "Korea-Japan" apart."""
    text = article.passage(span).replace("-", " ")
    return [
        (word, article.span(span.start + start, span.start + end))
        for word, start, end in tokens(text)
    ]


def _stretch(article: Article, places: list[tuple[str, Span]], start: int, end: int) -> Span:
    """The passage from one word to another, words joined by a hyphen whole."""
    text, first, last = article.text, places[start][1].start, places[end - 1][1].end
    while first > 0 and (text[first - 1].isalnum() or text[first - 1] in _INSIDE):
        first -= 1
    while last < len(text) and (text[last].isalnum() or text[last] in _INSIDE):
        last += 1
    return article.span(first, last)
