"""Passages that a judgement may rest on: found in the coverage, and told whether found once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from briefing.judgements.passages import fold, named, places
from briefing.judgements.rules import SHORTEST
from briefing.library import Coverage
from briefing.models import Article, Span
from briefing.reading import read

_MOST = 12  # passages shown at a time
_LONGEST = 600  # characters of a passage in a judgements file
_TYPED = 200  # characters of a search


def search(coverage: Coverage, typed: str) -> list[dict[str, Any]]:
    """The sentences that have all the words typed, those that have them in a row first.

    With nothing typed, the passages of the bottom line as it was made last.
    """
    wanted = fold(typed[:_TYPED]).casefold()
    if not wanted:
        return [*islice(_bottom_line(coverage), _MOST)]
    near = sorted(_having(coverage, wanted), key=lambda place: place[0])
    found = (one for _, article, number in near for one in _within(article, number, wanted))
    return [_shown(coverage, article, span) for article, span in islice(found, _MOST)]


def _having(coverage: Coverage, wanted: str) -> Iterator[tuple[bool, Article, int]]:
    """Each paragraph that has the words, with False when it has them in a row."""
    for article in coverage.articles:
        for number, paragraph in enumerate(() if article.copy_of else article.paragraphs, start=1):
            words = fold(paragraph).casefold()
            if all(token in words for token in wanted.split()):
                yield wanted not in words, article, number


def _within(article: Article, number: int, wanted: str) -> Iterator[tuple[Article, Span]]:
    """The sentences of a paragraph that have the words, those that have them in a row first."""
    having = []
    for sentence in read(article).sentences:
        words = fold(article.passage(sentence.span)).casefold()
        right = sentence.span.paragraph == number and len(words) >= SHORTEST
        if right and all(token in words for token in wanted.split()):
            having.append((wanted not in words, sentence.span))
    yield from ((article, span) for _, span in sorted(having, key=lambda one: one[0]))


def _bottom_line(coverage: Coverage) -> Iterator[dict[str, Any]]:
    by_id = {article.id: article for article in coverage.articles}
    made = next((s for s in coverage.sections if s.slug == "bottom_line"), None)
    spans = [span for one in (made.statements if made else ()) for span in one.spans]
    for span in dict.fromkeys(spans):
        article = by_id.get(span.article)
        if article is not None and len(article.passage(span)) >= SHORTEST:
            yield _shown(coverage, article, span)


def _shown(coverage: Coverage, article: Article, span: Span) -> dict[str, Any]:
    """A passage to choose: its words, its source as the file would name it, and where it stands."""
    words = fold_spaces(article.passage(span))
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rpartition(" ")[0]
    title = fold_spaces(article.title)
    alone = len(named(title, coverage.articles)) == 1
    source = title if alone and len(title) <= 200 else article.id
    return {
        "words": words,
        "source": source,
        "where": _where(coverage, article, span.paragraph),
        "wrong": standing(coverage, words, source)["wrong"],
    }


def fold_spaces(words: str) -> str:
    """Words as a judgements file holds them."""
    return " ".join(words.split())


def _where(coverage: Coverage, article: Article, paragraph: int) -> str:
    ids = [one.id for one in coverage.articles]
    number = f"S{ids.index(article.id) + 1}" if article.id in ids else "earlier run"
    return f"{number}, paragraph {paragraph} · {article.outlet or 'no outlet'} · {article.title}"


def standing(coverage: Coverage, words: str, source: str) -> dict[str, Any]:
    """Where a passage that was quoted stands, and what is wrong when that is not one place."""
    texts = named(source, coverage.articles)
    if not texts:
        return {"where": "", "wrong": f"no source is called “{source}”"}
    found = [(a, span) for a in texts for span in islice(places(words, a), 2)]
    originals = {a.copy_of or a.id for a, _ in found}
    if not found:
        return {"where": "", "wrong": "in no source of this coverage, letter for letter"}
    ranked = sorted(found, key=lambda one: one[0].copy_of is not None)
    article, span = ranked[0]
    return {"where": _where(coverage, article, span.paragraph), "wrong": _why(found, originals)}


def _why(found: Iterable[tuple[Article, Span]], originals: set[str]) -> str:
    if len(originals) > 1:
        return f"{len(originals)} sources have these words; name the one you mean"
    ids = [article.id for article, _ in found]
    twice = any(ids.count(one) > 1 for one in ids)
    return "stands more than once in its source; quote more words" if twice else ""
