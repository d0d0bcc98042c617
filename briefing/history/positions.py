"""Who held one position then and holds the contrary one now."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.history.known import known, plain
from briefing.history.records import Changed, Passage
from briefing.models import Article, Position, Span
from briefing.reading import read
from briefing.reading.summary.stems import stem

_FOR = frozenset(("supports", "welcomes", "agrees", "proposes", "calls for", "demands", "promises"))
_AGAINST = frozenset(("opposes", "rejects", "condemns", "denies"))
_SAME = 0.5  # share of common words (Dice) from which two objects are one
_SMALL = frozenset(
    "the a an of for to in on at its their his her any all with and or that by".split()
)

Told = tuple[Article, Position]


def turned(then: tuple[Article, ...], fresh: tuple[Article, ...]) -> Iterator[Changed]:
    """Positions for what was opposed, and against what was supported, at the last time told."""
    old, words = _told(then), known(then)
    seen: set[tuple[str, frozenset[str]]] = set()
    for article, position in reversed(_told(fresh)):
        key = (_holder(article, position), _object(article, position))
        if key in seen or words.has_sentence(article, position.cue):
            continue
        before = _last(old, key)
        if before is not None and side(before[1]) != side(position):
            seen.add(key)
            now = Passage(article, _whole(article, position))
            yield Changed(
                "position",
                Passage(article, position.who),
                Passage(before[0], _whole(*before)),
                now,
                weight=0.8,
            )


def side(position: Position) -> int:
    """1 for a position in favour, -1 against, 0 for neither."""
    for_it = (position.stance in _FOR) - (position.stance in _AGAINST)
    return -for_it if position.negated else for_it


def _told(articles: tuple[Article, ...]) -> list[Told]:
    """The plain positions for or against something, in the order of the texts."""
    return [(a, p) for a in articles for p in read(a).positions if side(p) and p.hedge is None]


def _last(told: list[Told], key: tuple[str, frozenset[str]]) -> Told | None:
    holder, words = key
    for article, position in reversed(told):
        if _holder(article, position) == holder:
            other = _object(article, position)
            if other and 2 * len(words & other) / (len(words) + len(other)) >= _SAME:
                return article, position
    return None


def _holder(article: Article, position: Position) -> str:
    """The name of a person, else the words without an article."""
    return plain(position.name or article.passage(position.who)).removeprefix("the ")


def _object(article: Article, position: Position) -> frozenset[str]:
    words = plain(article.passage(position.what)).split()
    return frozenset(stem(w) for w in words if w not in _SMALL)


def _whole(article: Article, position: Position) -> Span:
    """From the holder to the end of the object, as printed."""
    spans = (position.who, position.cue, position.what)
    return article.span(min(s.start for s in spans), max(s.end for s in spans))
