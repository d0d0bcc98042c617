"""Corrections of the judgements file, laid on the articles; one that finds no passage is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from briefing.judged import Correcting, Judgements
from briefing.judgements.passages import named, places
from briefing.judgements.right import LABELS, NO_DATE
from briefing.models import Annex, Article, Correction, Span
from briefing.reading import read
from briefing.reading.corrections import target

Lost = Literal["", "gone", "source", "several", "twice", "other", "again"]


@dataclass(frozen=True, slots=True)
class Tried:
    """A correction, by its number in the file from 0, and the passage it was found to be about.

    `spans` has one for each copy of the text. `lost` says why there is none: the passage is gone,
    no such source, several sources have it, it stands twice in one, it is no quotation or date,
    or an earlier correction of the file is about the same.
    """

    number: int
    correcting: Correcting
    spans: tuple[Span, ...] = ()
    lost: Lost = ""


def corrected(
    articles: Sequence[Article], judgements: Judgements | None
) -> tuple[tuple[Article, ...], tuple[Tried, ...]]:
    """The articles with the corrections due to each, and the corrections that found no passage."""
    bare = [replace(a, corrections=()) if a.corrections else a for a in articles]
    done = tried(bare, judgements)
    by_id: dict[str, list[Correction]] = {}
    for one in done:
        for span in one.spans:
            by_id.setdefault(span.article, []).append(_made(one.correcting, span))
    found = tuple(replace(a, corrections=tuple(by_id[a.id])) if a.id in by_id else a for a in bare)
    return found, tuple(one for one in done if one.lost)


def tried(articles: Sequence[Article], judgements: Judgements | None) -> tuple[Tried, ...]:
    """Every correction of the file, in its order, with what became of it."""
    found: list[Tried] = []
    taken: set[tuple[str, Span]] = set()
    for number, correcting in enumerate(judgements.corrections if judgements else ()):
        spans, lost = _targets(correcting, articles)
        if any((correcting.kind, span) in taken for span in spans):
            spans, lost = (), "again"
        taken.update((correcting.kind, span) for span in spans)
        found.append(Tried(number, correcting, spans, lost))
    return tuple(found)


def outcome(annex: Annex) -> tuple[Tried, ...]:
    """What became of every correction: in the sources, or else where the earlier run had it."""
    here = tried(annex.articles, annex.judgements)
    there = tried(annex.earlier.articles, annex.judgements) if annex.earlier else here
    return tuple(
        b if a.lost in ("gone", "source") and not b.lost else a
        for a, b in zip(here, there, strict=True)
    )


def _targets(one: Correcting, articles: Sequence[Article]) -> tuple[tuple[Span, ...], Lost]:
    texts = named(one.source, articles)
    if not texts:
        return (), "source"
    hits = [(a, tuple(islice(places(one.passage, a), 2))) for a in texts]
    hits = [(a, spans) for a, spans in hits if spans]
    if not hits:
        return (), "gone"
    if len({a.copy_of or a.id for a, _ in hits}) > 1:
        return (), "several"
    if any(len(spans) > 1 for _, spans in hits):
        return (), "twice"
    found = tuple(target(read(_bare(a)), one.kind, spans[0]) for a, spans in hits)
    spans = tuple(span for span in found if span is not None)
    return (spans, "") if spans else ((), "other")


def _bare(article: Article) -> Article:
    return replace(article, corrections=()) if article.corrections else article


def _made(one: Correcting, span: Span) -> Correction:
    value = LABELS[one.value] if one.kind == "label" else one.value
    if one.kind == "date" and value == NO_DATE:
        value = ""
    return Correction(one.kind, span, value, one.by, one.why)
