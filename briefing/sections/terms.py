"""Acronyms and what they stand for, as the sources print them."""

from __future__ import annotations

from collections.abc import Iterator

from briefing import phrases
from briefing.library import Coverage
from briefing.models import Annex, Article, Section, Statement, Table, Term
from briefing.phrases import lengths
from briefing.reading import read
from briefing.sections import parts
from briefing.sections.parts import left_out

ROWS = 9


def terms(coverage: Coverage) -> Section:
    """Each acronym once, with the first expansion printed by any source.

    >>> from briefing import open_library, sections
    >>> coverage = open_library("data/sample").about("trilateral security cooperation")
    >>> [cell.text for cell in sections.terms(coverage).table.rows[0]]
    ['APEC', 'Asia-Pacific Economic Cooperation']
    """
    found: dict[str, tuple[Article, Term]] = {}
    for article in coverage.articles:
        for term in read(article).terms:
            known = found.get(term.acronym)
            if known is None or (known[1].expansion is None and term.expansion is not None):
                found[term.acronym] = (article, term)
    spelt = sorted(found, key=lambda name: (found[name][1].expansion is None, name.casefold()))
    rows = tuple(row(*found[name]) for name in spelt[:ROWS])
    return coverage.keep(
        Section(
            slug="terms",
            title="Terms",
            table=Table(("Term", "Expansion as printed"), rows) if rows else None,
            intro=left_out(len(spelt) - len(rows), lengths.LEFT_OUT_TERMS),
            empty="The sources use no acronym.",
        )
    )


def again(annex: Annex) -> Iterator[tuple[Statement, ...]]:
    """Every acronym of every source."""
    yield from (row(article, t) for article in annex.articles for t in read(article).terms)


def row(article: Article, term: Term) -> tuple[Statement, ...]:
    """One acronym as a row of the table."""
    if term.expansion_span is None:
        meaning = parts.cell("fact", phrases.NOT_SPELT_OUT, term.span)
    else:
        meaning = Statement("fact", (parts.verbatim(article, term.expansion_span),))
    return (Statement("fact", (parts.verbatim(article, term.span),)), meaning)
