"""The words by which a correction finds what it is about: found once, and no more than needed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from briefing.errors import UsageError
from briefing.judged import Correcting, Judgements
from briefing.judgements import tried
from briefing.judgements.passages import fold, named, places
from briefing.models import Article, Span

_ENOUGH = 12  # characters, as of a passage that a judgement rests on: less soon means another
_SHOWN = 80  # of a sentence; it is known by its first words
_MOST = 500  # characters, fewer than fit a field
_AFTER = 6  # words after a passage that are quoted beside words before it
_TRIED = 240  # passages that are tried
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


def quoted(
    articles: Sequence[Article],
    span: Span,
    correcting: Correcting,
    others: Sequence[Correcting] = (),
) -> Correcting:
    """The correction with the words, and the source if need be, that lead to `span` alone.

    `articles` have no corrections, `others` are those of the file. It is proven by the very search
    a run makes. Raises UsageError when no words do.
    """
    article = next(a for a in articles if a.id == span.article)
    once = [w for w in islice(_windows(article, span), _TRIED) if _fits(w, article)]
    for words in sorted(dict.fromkeys(map(fold, once)), key=lambda words: len(words) < _ENOUGH):
        for source in _sources(words, article, articles):
            made = replace(correcting, passage=words, source=source)
            if _leads((made,), span, articles) and _leads((*others, made), span, articles):
                return made
    raise UsageError(
        "no words of this passage stand in the sources only once and mean nothing else, so a "
        "correction could not find it again; correct another passage, or mend the article"
    )


def _windows(article: Article, span: Span) -> Iterator[str]:
    """Words from the passage on, then from before it, ever more of its paragraph."""
    text = article.text
    start, end = _paragraph(article, span)
    least = min(span.end, span.start + _SHOWN)
    stops = [s for s in _stops(text, span.start, end) if s >= least] or [span.end]
    first = min(stops[0], span.end)
    yield text[span.start : first]
    yield from (text[span.start : stop] for stop in stops)
    for begin in _begins(text, start, span.start):
        yield text[begin:first]
        yield from (text[begin:stop] for stop in stops[:_AFTER])


def _paragraph(article: Article, span: Span) -> tuple[int, int]:
    start = sum(len(paragraph) + 2 for paragraph in article.paragraphs[: span.paragraph - 1])
    return start, start + len(article.paragraphs[span.paragraph - 1])


def _stops(text: str, start: int, end: int) -> list[int]:
    """Where words end, from the passage to the end of its paragraph."""
    words = re.compile(r"\S+").finditer(text, start, min(end, start + _MOST))
    return [match.end() for match in words]


def _begins(text: str, start: int, end: int) -> list[int]:
    """Where words begin before the passage, the nearest first."""
    first = max(start, end - _MOST // 2)
    return [first + match.start() for match in re.finditer(r"\S+", text[first:end])][::-1]


def _fits(words: str, article: Article) -> bool:
    """True for words that a field takes and that the article has once."""
    folded = fold(words)
    if not folded or len(folded) > _MOST or _CONTROLS.search(folded):
        return False
    found = places(folded, article)
    return next(found, None) is not None and next(found, None) is None


def _sources(words: str, article: Article, articles: Sequence[Article]) -> Iterator[str]:
    """What the source may be called: nothing at all, its title, its outlet, its id."""
    yield ""
    for name in (article.title, article.outlet or "", article.id):
        called = fold(name)
        alone = named(called, articles) if called else ()
        if called and len(called) <= _ENOUGH * 16 and not _CONTROLS.search(called):
            texts = {a.copy_of or a.id for a in alone if next(places(words, a), None)}
            if len(texts) == 1:
                yield called


def _leads(made: Sequence[Correcting], span: Span, articles: Sequence[Article]) -> bool:
    """True when a run finds just this by the last of these corrections."""
    found = tried(articles, Judgements(corrections=tuple(made)))[-1]
    return not found.lost and span in found.spans
