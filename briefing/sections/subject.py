"""The actor a profile is about: the topic of its coverage, found among those the texts name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from briefing.library import Coverage
from briefing.models import Annex, Article, Part, Quote, Section, Span, Statement, Table
from briefing.sections import parts
from briefing.sections.cast import Actor, Seen
from briefing.sections.copies import is_repeated
from briefing.sections.lookup import sought
from briefing.sections.parts import left_out
from briefing.sections.quotations import is_named, row


def subject_of(annex: Annex) -> Actor | None:
    """The actor that a briefing is about; None when its texts name no such actor."""
    return sought(annex.articles, annex.topic)


def name_of(actor: Actor) -> Part:
    """The name of the actor as a text prints it in this form, the newest first."""
    seen = next((s for s in reversed(actor.own) if s.name == actor.name), actor.own[-1])
    return named(seen)


def named(seen: Seen) -> Part:
    """The name as this text prints it, with "the" where it has one inside a sentence."""
    name = seen.name
    for mention in seen.mentions:
        before = seen.article.text[max(0, mention.start - 5) : mention.start]
        if seen.article.passage(mention) == name and before == " the ":
            span = seen.article.span(mention.start - 4, mention.end)
            return parts.verbatim(seen.article, span)
    return parts.verbatim(seen.article, seen.span)


def mentions_in(actor: Actor, article: Article) -> tuple[Span, ...]:
    """Every mention of the actor in an article, a country's capital among them."""
    found = [s for s in actor.seen if s.article.id == article.id]
    return tuple(m for s in found for m in (*s.mentions, *s.capitals))


def quoted(annex: Annex, wanted: Callable[[Seen, Quote], bool]) -> Iterator[tuple[Statement, ...]]:
    """The quotations of the texts that name the subject, as rows; those that are `wanted`."""
    actor = subject_of(annex)
    for seen in actor.seen if actor else ():
        for quote in seen.reading.quotes:
            if (
                wanted(seen, quote)
                and is_named(seen.article, quote)
                and not is_repeated(annex.articles, quote.span)
            ):
                yield row((seen.article, seen.reading, quote))


def newest(
    coverage: Coverage,
    section: Section,
    columns: tuple[str, ...],
    rows: tuple[tuple[Statement, ...], ...],
    most: int,
    what: str,
) -> Section:
    """The section with its last `most` rows; how many stand before them is said above."""
    left = len(rows) - most
    table = Table(columns, rows[-most:]) if rows else None
    intro = left_out(left, what)
    return coverage.keep(replace(section, table=table, intro=intro))
