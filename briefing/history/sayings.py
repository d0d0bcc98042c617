"""Quotations and terms that no text of the earlier run has."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from briefing.history.known import known, plain
from briefing.history.records import New, Passage
from briefing.models import Article
from briefing.reading import read

_VARIANT = 0.8  # of the words: the same remark in another print
_FEWEST = 3  # words of a quotation that is told as new


def quotations(then: tuple[Article, ...], fresh: tuple[Article, ...]) -> Iterator[New]:
    """Direct quotations with a speaker whose words are in no text of then, in any print of them."""
    words = known(then)
    old = [plain(a.passage(q.span)) for a in then for q in read(a).quotes]
    seen: dict[str, New] = {}
    for article in fresh:
        for quote in read(article).quotes:
            text = plain(article.passage(quote.span))
            if quote.speaker is None or len(text.split()) < _FEWEST or words.has(text):
                continue
            if any(is_variant(text, other) for other in old):
                continue
            key = next((k for k in seen if is_variant(text, k)), text)
            here = Passage(article, quote.span)
            first = seen.setdefault(key, New("quotation", here))
            if first.first is not here:
                seen[key] = New("quotation", first.first, (*first.also, here))
    yield from seen.values()


def is_variant(one: str, other: str) -> bool:
    """True when one has the words of the other, or nearly all of them in the same order."""
    if f" {one} " in f" {other} " or f" {other} " in f" {one} ":
        return True
    a, b = one.split(), other.split()
    if min(len(a), len(b)) < _VARIANT * max(len(a), len(b)):
        return False
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.quick_ratio() >= _VARIANT and matcher.ratio() >= _VARIANT


def terms(then: tuple[Article, ...], fresh: tuple[Article, ...]) -> Iterator[New]:
    """Acronyms that the texts spell out and no text of then has."""
    words = known(then)
    seen: dict[str, New] = {}
    for article in fresh:
        for term in read(article).terms:
            if term.expansion_span is None or words.has(term.acronym):
                continue
            here = Passage(article, term.span)
            first = seen.setdefault(term.acronym, New("term", here))
            if first.first is not here:
                seen[term.acronym] = New("term", first.first, (*first.also, here))
    yield from seen.values()
