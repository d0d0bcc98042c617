"""What a judgement rests on among the texts of a briefing, and how much that allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.judged import Passage
from briefing.judgements.passages import first, named
from briefing.library import kinship, kinship_sources
from briefing.models import Annex, Article, Span


@dataclass(frozen=True, slots=True)
class Basis:
    """The passages found, in the order quoted, once each, and the quotations not found."""

    spans: tuple[Span, ...]
    lost: tuple[Passage, ...] = ()


def basis(rests_on: Iterable[Passage], annex: Annex) -> Basis:
    """Find what was quoted in the sources, or else in the texts only the earlier run had."""
    gone = annex.earlier.articles if annex.earlier else ()
    found: list[Span] = []
    lost: list[Passage] = []
    for passage in rests_on:
        words, source = passage.words, passage.source
        span = first(words, source, annex.articles) or first(words, source, gone)
        if span is None:
            lost.append(passage)
        else:
            found.append(span)
    return Basis(tuple(dict.fromkeys(found)), tuple(lost))


def independent(spans: Iterable[Span], texts: Sequence[Article]) -> int:
    """How many independent sources the passages come from: copies and one outlet count once.

    Copies are looked for in the texts themselves; no mark is trusted.
    """
    cited = {span.article for span in spans}
    if len(cited) < 2:
        return len(cited)
    return sum(not cited.isdisjoint(group) for group in _groups(tuple(texts)))


@lru_cache(maxsize=8)
def _groups(texts: tuple[Article, ...]) -> tuple[frozenset[str], ...]:
    """The ids of articles by independent source."""
    found = kinship_sources.marked(texts, kinship.among(texts), range(len(texts)))
    groups = kinship_sources.independent(found)
    return tuple(frozenset(found[place].id for place in group) for group in groups)


def ambiguous(rests_on: Iterable[Passage], annex: Annex) -> Iterator[Passage]:
    """The quotations that several texts have, none a copy of another, where no source is named."""
    for passage in rests_on:
        if not passage.source:
            having = [a for a in named("", annex.articles) if first(passage.words, "", (a,))]
            if len({a.copy_of or a.id for a in having}) > 1:
                yield passage
