"""One remark in several printings: quotations of one speaker that share their words.

Printings are aligned word by word (difflib, after Ratcliff and Obershelp 1988).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from functools import lru_cache

from briefing.claims import keys
from briefing.claims.names import alike
from briefing.claims.records import Printing, Utterance
from briefing.claims.words import is_pale, tokens
from briefing.models import Article, Quote, Reading, Sentence, Span
from briefing.reading import dates, read
from briefing.reading.summary.stems import stem

SAME = 0.5  # share of common words (Dice) from which two quotations are one remark
INSIDE = 0.75  # share of the words of a fragment that the longer printing holds
TOLD = 0.5  # share of the words of a paraphrase's sentence, or of the remark, that are common
_FEW = 3  # common words at the least
_NEAR = timedelta(days=30)  # between publications
MOST = 600  # quotations of one speaker compared


@dataclass(frozen=True, slots=True)
class _Said:
    """A quotation with a speaker: the names, and the stems of its content words."""

    article: Article
    quote: Quote
    names: frozenset[str]
    words: frozenset[str]

    @property
    def length(self) -> int:
        return self.quote.span.end - self.quote.span.start


def utterances(articles: Sequence[Article]) -> tuple[Utterance, ...]:
    """Remarks that two printings or more tell, in the order of their first printing."""
    return _utterances(tuple(articles))


@lru_cache(maxsize=8)
def _utterances(articles: tuple[Article, ...]) -> tuple[Utterance, ...]:
    found = [_utterance(group, articles) for group in _clusters(articles)]
    return tuple(u for u in found if len(u.printings) + len(u.paraphrases) > 1)


def _said(article: Article) -> Iterator[_Said]:
    reading = read(article)
    for quote in reading.quotes:
        names = _names(reading, quote)
        words = _stems(article.passage(quote.span))
        if names and len(words) >= _FEW:
            yield _Said(article, quote, names, words)


def _names(reading: Reading, quote: Quote) -> frozenset[str]:
    """The words of the speaker's name; empty for a description or a group."""
    for person in reading.people:
        if quote.speaker in (person.name, *person.aliases):
            return frozenset(word for word, _, _ in tokens(person.name))
    return frozenset()


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    """Content words as stems, the parts of "Korea-Japan" apart."""
    plain = text.replace("-", " ")
    return frozenset(stem(word) for word, _, _ in tokens(plain) if not is_pale(word))


def _clusters(articles: tuple[Article, ...]) -> list[list[_Said]]:
    """Quotations of one remark, each joined to the first it matches."""
    clusters: list[list[_Said]] = []
    for article in articles:
        for said in _said(article):
            home = next((c for c in clusters[-MOST:] if any(_one(said, s) for s in c)), None)
            if home is None:
                clusters.append([said])
            else:
                home.append(said)
    return clusters


def _one(one: _Said, other: _Said) -> bool:
    if not alike(one.names, other.names) or not _near(one.article, other.article):
        return False
    common = len(one.words & other.words)
    if common < _FEW:
        return False
    shorter = min(len(one.words), len(other.words))
    return common >= SAME * (len(one.words) + len(other.words)) / 2 or common >= INSIDE * shorter


def _near(one: Article, other: Article) -> bool:
    """Published within a month; undated articles are taken to be."""
    a, b = (_day(article) for article in (one, other))
    return a is None or b is None or abs(a - b) <= _NEAR


def _day(article: Article) -> date | None:
    found = dates.bounds(article.published.date) if article.published else None
    return found[1] if found else None


def _utterance(group: list[_Said], articles: tuple[Article, ...]) -> Utterance:
    ranked = sorted(group, key=lambda said: -said.length)
    first, *rest = ranked
    printings = [Printing(first.article, first.quote.span)]
    printings += [_printing(first, said) for said in rest]
    told = tuple(_paraphrases(first, {said.article.id for said in group}, articles))
    return Utterance(str(first.quote.speaker), tuple(printings), told)


def _printing(first: _Said, said: _Said) -> Printing:
    mine = _places(said.article, said.quote.span)
    whole = [word for word, _ in _places(first.article, first.quote.span)]
    differs = tuple(_differing(said.article, mine, whole))
    return Printing(said.article, said.quote.span, differs, contained=not differs)


def _places(article: Article, span: Span) -> list[tuple[str, Span]]:
    """Every word of a passage in lower case, the parts of "Korea-Japan" apart."""
    text = article.passage(span).replace("-", " ")
    return [
        (word, article.span(span.start + start, span.start + end))
        for word, start, end in tokens(text)
    ]


def _differing(article: Article, mine: list[tuple[str, Span]], whole: list[str]) -> Iterator[Span]:
    """The stretches of a printing that the other does not have in this place."""
    matcher = SequenceMatcher(None, whole, [word for word, _ in mine], autojunk=False)
    for how, _, _, start, end in matcher.get_opcodes():
        if how in ("replace", "insert"):
            yield article.span(mine[start][1].start, mine[end - 1][1].end)


def _paraphrases(
    first: _Said, quoting: set[str], articles: tuple[Article, ...]
) -> Iterator[Printing]:
    """The sentence of each other article that tells most of the remark and names the speaker."""
    for article in articles:
        if article.id in quoting or not _near(article, first.article):
            continue
        reading = read(article)
        ranked = [
            (_share(first, article, s), s)
            for s in reading.sentences
            if _names_him(first, article, s)
        ]
        best = max(ranked, key=lambda item: item[0], default=None)
        if best and best[0] >= TOLD:
            yield Printing(article, best[1].span)


def _names_him(first: _Said, article: Article, sentence: Sentence) -> bool:
    if sentence.label != "attributed":
        return False
    named = keys.people(article, sentence.span.start, sentence.span.end)
    return any(alike(name, first.names) for name in named)


def _share(first: _Said, article: Article, sentence: Sentence) -> float:
    """The share of the remark's content words that a sentence has."""
    words = _stems(article.passage(sentence.span))
    common = len(words & first.words)
    return common / len(first.words) if common >= _FEW else 0.0
