"""Who held one position then and holds the contrary one now."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.history.known import known, plain
from briefing.history.records import Changed, Passage
from briefing.models import Article, Position, Span
from briefing.reading import read
from briefing.reading.closed import SMALL
from briefing.reading.summary.stems import stem

_FOR = frozenset(("supports", "welcomes", "agrees", "proposes", "calls for", "demands", "promises"))
_AGAINST = frozenset(("opposes", "rejects", "condemns", "denies"))
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SAME = 0.5  # share of common words (Dice) from which two objects are one

Told = tuple[Article, Position]
_Object = tuple[frozenset[str], frozenset[str]]


def turned(then: tuple[Article, ...], fresh: tuple[Article, ...]) -> Iterator[Changed]:
    """Positions for what was opposed, and against what was supported, at the last time told."""
    old, words = _told(then), known(then)
    seen: set[tuple[str, _Object]] = set()
    for article, position in reversed(_told(fresh)):
        holder, what = _holder(article, position), _object(article, position)
        if (holder, what) in seen or words.has_sentence(article, position.cue):
            continue
        before = _last(old, holder, what)
        if before is not None and side(before[1]) != side(position):
            seen.add((holder, what))
            yield Changed(
                "position",
                Passage(article, position.who),
                Passage(before[0], _whole(*before)),
                Passage(article, _whole(article, position)),
                weight=0.8,
            )


def side(position: Position) -> int:
    """1 for a position in favour, -1 against, 0 for neither."""
    for_it = (position.stance in _FOR) - (position.stance in _AGAINST)
    return -for_it if position.negated else for_it


def _told(articles: tuple[Article, ...]) -> list[Told]:
    """The plain positions for or against something, in the order of the texts.

    Who is only called "we" or "the two leaders" may be somebody else in another text.
    """
    return [
        (a, p)
        for a in articles
        for p in read(a).positions
        if side(p) and p.hedge is None and (p.name or _is_named(a.passage(p.who)))
    ]


def _is_named(holder: str) -> bool:
    words = holder.split()
    return any(word[0].isupper() and word.lower() not in SMALL for word in words)


def _last(told: list[Told], holder: str, what: _Object) -> Told | None:
    for article, position in reversed(told):
        if _holder(article, position) == holder and _is_one(what, _object(article, position)):
            return article, position
    return None


def _holder(article: Article, position: Position) -> str:
    """The name of a person, else the words without an article."""
    return plain(position.name or article.passage(position.who)).removeprefix("the ")


def _object(article: Article, position: Position) -> _Object:
    """The stems of what a position is about, and the names in it."""
    words = _WORD.findall(article.passage(position.what))
    told = frozenset(stem(w) for w in words if w.islower() and w not in SMALL)
    return told, frozenset(plain(w) for w in words if not w.islower() and w.lower() not in SMALL)


def _is_one(one: _Object, other: _Object) -> bool:
    """Most words the same; of bare names, the same names."""
    words, names = zip(one, other, strict=True)
    if names[0] and names[1] and not names[0] & names[1]:
        return False
    if not any(words):
        return bool(names[0]) and names[0] == names[1]
    return 2 * len(words[0] & words[1]) >= _SAME * (len(words[0]) + len(words[1]))


def _whole(article: Article, position: Position) -> Span:
    """From the holder to the end of the object, as printed."""
    spans = (position.who, position.cue, position.what)
    return article.span(min(s.start for s in spans), max(s.end for s in spans))
