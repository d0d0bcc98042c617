"""One remark in several printings: quotations of one speaker that share their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from briefing.claims import keys
from briefing.claims.alignment import printing
from briefing.claims.names import alike
from briefing.claims.records import Printing, Utterance
from briefing.claims.words import is_pale, tokens
from briefing.models import Article, Quote, Reading, Span
from briefing.reading import dates, read
from briefing.reading.summary.stems import stem

SAME = 0.5  # share of common words (Dice) from which two quotations are one remark
INSIDE = 0.75  # share of the words of a fragment that the longer printing holds
TOLD = 0.5  # share of the words of a remark that a paraphrase has
_FEW = 3  # common words at the least
_NEAR = timedelta(days=30)  # between publications
MOST = 400  # remarks of one name compared

Names = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Told:
    """A quotation, or a sentence that may paraphrase one: the names, and stems of its words."""

    article: Article
    span: Span
    names: Names
    words: frozenset[str]
    day: date | None
    quote: Quote | None = None

    @property
    def length(self) -> int:
        return self.span.end - self.span.start


@dataclass(slots=True)
class _Remark:
    """Quotations of one remark so far."""

    printings: list[_Told] = field(default_factory=list)


def utterances(articles: Sequence[Article]) -> tuple[Utterance, ...]:
    """Remarks that two printings or more tell, in the order of their first printing."""
    return _utterances(tuple(articles))


@lru_cache(maxsize=8)
def _utterances(articles: tuple[Article, ...]) -> tuple[Utterance, ...]:
    reports = _by_name(told for article in articles for told in _reports(article))
    found = [_utterance(remark.printings, reports) for remark in _remarks(articles)]
    return tuple(u for u in found if len(u.printings) + len(u.paraphrases) > 1)


def _remarks(articles: tuple[Article, ...]) -> list[_Remark]:
    """Quotations, each joined to the first remark it matches."""
    found: list[_Remark] = []
    by_name: dict[str, list[_Remark]] = defaultdict(list)
    for said in (said for article in articles for said in _said(article)):
        near = [r for name in sorted(said.names) for r in by_name[name][-MOST:]]
        home = next((r for r in near if any(_one(said, s) for s in r.printings)), None)
        if home is None:
            home = _Remark()
            found.append(home)
        home.printings.append(said)
        for name in said.names:
            if home not in by_name[name][-1:]:
                by_name[name].append(home)
    return found


@lru_cache(maxsize=512)
def _said(article: Article) -> tuple[_Told, ...]:
    """The quotations of an article that somebody with a name said."""
    reading, day = read(article), _day(article)
    told = [
        _Told(article, q.span, _names(reading, q), _stems(article.passage(q.span)), day, q)
        for q in reading.quotes
    ]
    return tuple(said for said in told if said.names and len(said.words) >= _FEW)


@lru_cache(maxsize=512)
def _reports(article: Article) -> tuple[_Told, ...]:
    """The sentences of an article that give something to somebody with a name."""
    day, found = _day(article), []
    for sentence in read(article).sentences:
        span = sentence.span
        if sentence.label == "attributed" and sentence.rule != "turn":
            span = next(iter(sentence.facts), span)  # without the dateline
            named = keys.people(article, span.start, span.end)
            names = frozenset(name for one in named for name in one)
            if names:
                words = _stems(article.passage(span))
                found.append(_Told(article, span, names, words, day))
    return tuple(found)


def _by_name(told: Iterator[_Told]) -> dict[str, list[_Told]]:
    found: dict[str, list[_Told]] = defaultdict(list)
    for one in told:
        for name in one.names:
            found[name].append(one)
    return found


def _names(reading: Reading, quote: Quote) -> Names:
    """The words of the speaker's name; empty for a description or a group."""
    for person in reading.people:
        if quote.speaker in (person.name, *person.aliases):
            return frozenset(word for word, _, _ in tokens(person.name) if len(word) > 2)
    return frozenset()


@lru_cache(maxsize=1 << 14)
def _stems(text: str) -> frozenset[str]:
    """Content words as stems, the parts of "Korea-Japan" apart."""
    plain = text.replace("-", " ")
    return frozenset(stem(word) for word, _, _ in tokens(plain) if not is_pale(word))


def _one(one: _Told, other: _Told) -> bool:
    """Whether two quotations print one remark."""
    common = len(one.words & other.words)
    if common < _FEW or not alike(one.names, other.names) or not _near(one, other):
        return False
    shorter = min(len(one.words), len(other.words))
    return common >= SAME * (len(one.words) + len(other.words)) / 2 or common >= INSIDE * shorter


def _near(one: _Told, other: _Told) -> bool:
    """Published within a month; undated articles are taken to be."""
    return one.day is None or other.day is None or abs(one.day - other.day) <= _NEAR


def _day(article: Article) -> date | None:
    found = dates.bounds(article.published.date) if article.published else None
    return found[1] if found else None


def _utterance(group: list[_Told], reports: dict[str, list[_Told]]) -> Utterance:
    ranked = sorted(group, key=lambda said: -said.length)
    first, *rest = ranked
    printings = [Printing(first.article, first.span)]
    printings += [printing(first.article, first.span, said.article, said.span) for said in rest]
    quoting = {said.article.id for said in group}
    speaker = first.quote.speaker if first.quote else None
    return Utterance(speaker or "", tuple(printings), tuple(_paraphrases(first, quoting, reports)))


def _paraphrases(
    first: _Told, quoting: set[str], reports: dict[str, list[_Told]]
) -> Iterator[Printing]:
    """The sentence of each other article that tells most of the remark and names the speaker."""
    best: dict[str, tuple[float, _Told]] = {}
    for told in (told for name in sorted(first.names) for told in reports.get(name, ())):
        common = len(told.words & first.words)
        share = common / len(first.words)
        enough = share >= TOLD if common > _FEW else share >= INSIDE
        if told.article.id in quoting or common < _FEW or not enough or not _near(told, first):
            continue
        if share > best.get(told.article.id, (0.0, told))[0]:
            best[told.article.id] = share, told
    yield from (Printing(told.article, told.span) for _, told in best.values())
