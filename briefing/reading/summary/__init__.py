"""Extractive summaries: the few sentences of a text, or of several, that tell most of it.

Nothing is rewritten. `chances` says what a summary is likely to say, `choose` takes the sentences
that say most of it in least space, once; `article` and `coverage` give both for articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.models import Article, Reading, Span
from briefing.reading.summary.candidates import EARLY, early, printable, stands
from briefing.reading.summary.choosing import FULL, RULE, Pick, choose
from briefing.reading.summary.likely import Chances, chances, together

__all__ = [
    "FULL",
    "Chances",
    "Chosen",
    "Pick",
    "chances",
    "choose",
    "early",
    "of_article",
    "of_coverage",
    "read_chances",
    "stands",
    "summarise",
    "together",
]

MOST = 200  # sentences looked at in all, as long as each article has its
LEAST = 5


@dataclass(frozen=True, slots=True)
class Chosen:
    """A sentence of a summary: its words, the rule that chose it, and what it added (0 to 1)."""

    span: Span
    rule: str
    gain: float


def summarise(sentences: Sequence[str], number: int) -> tuple[int, ...]:
    """The places, from 0 and in order, of the `number` sentences that tell most of a text."""
    places = early(sentences, number)
    picks = choose([sentences[place] for place in places], chances(sentences), number)
    return tuple(sorted(places[pick.place] for pick in picks))


def read_chances(article: Article, reading: Reading) -> Chances:
    """What a summary of `article` is likely to say."""
    return chances([article.passage(sentence.span) for sentence in reading.sentences])


def of_article(article: Article, reading: Reading, number: int = 3) -> tuple[Chosen, ...]:
    """Up to `number` sentences of one article, in its order; none when none can stand alone."""
    return of_coverage([(article, reading)], number)


def of_coverage(told: Iterable[tuple[Article, Reading]], number: int = 5) -> tuple[Chosen, ...]:
    """Up to `number` sentences of several articles, in the order given; nothing is said twice.

    Copies (`Article.copy_of` one of the others) are passed over.
    """
    own = _originals(list(told))
    spans = [
        (article, span)
        for article, reading in own
        for span in printable(article, reading)[: min(EARLY, _early(len(own)))]
    ]
    known = together(read_chances(article, reading) for article, reading in own)
    picks = choose([article.passage(span) for article, span in spans], known, number, usual=FULL)
    ordered = sorted(picks, key=lambda pick: pick.place)
    return tuple(Chosen(spans[pick.place][1], RULE, pick.gain) for pick in ordered)


def _originals(told: list[tuple[Article, Reading]]) -> list[tuple[Article, Reading]]:
    known = {article.id for article, _ in told}
    return [one for one in told if one[0].copy_of not in known]


def _early(articles: int) -> int:
    """How many sentences of each of so many articles are looked at: fewer of each of many."""
    return max(LEAST, MOST // articles)
