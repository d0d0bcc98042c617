"""What each source is: outlet, form, date, author, length, owner, and whose copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing import phrases
from briefing.library import Coverage
from briefing.models import Annex, Article, Part, Section, Statement, Table
from briefing.phrases import comparing as words
from briefing.reading import reference
from briefing.reading.referencerows import Outlet
from briefing.sections import parts
from briefing.sections.versions import source

COLUMNS = ("Outlet", "Form", "Published", "Author", "Length", "Owner", "Text")

Row = tuple[Statement, ...]


def source_table(coverage: Coverage) -> Section:
    """One row a source, in the order of their numbers."""
    for article in coverage.articles:
        owner = _owner(article)
        if owner is not None:
            coverage.cite(reference.book().facts[owner.id])
    rows = tuple(_rows(coverage.articles))
    return coverage.keep(
        Section(
            slug="source_table",
            title="The sources compared",
            table=Table(COLUMNS, rows) if rows else None,
            empty="There is no source.",
        )
    )


def again(annex: Annex) -> Iterator[Row]:
    """Every row the table may show."""
    yield from _rows(annex.articles)


def _rows(articles: Sequence[Article]) -> Iterator[Row]:
    for article in articles:
        byline = article.byline
        length = str(len(article.text.split()))
        yield (
            Statement("fact", source(article, articles), (article.whole,)),
            parts.cell("fact", phrases.GENRE[article.genre]),
            _or_not_printed(article, parts.published(article).text),
            _or_not_printed(article, byline),
            Statement("fact", (parts.metadata(article, length), parts.phrase(words.WORDS))),
            _owned(article),
            _copied(article, articles),
        )


def _or_not_printed(article: Article, text: str | None) -> Statement:
    if not text:
        return parts.cell("fact", phrases.NOT_PRINTED)
    return Statement("fact", (parts.metadata(article, text),))


def _owner(article: Article) -> Outlet | None:
    """The outlet's row of the reference file, when it tells the owner."""
    known = reference.book().outlet(article.outlet) if article.outlet else None
    return known if known is not None and known.owner else None


def _owned(article: Article) -> Statement:
    owner = _owner(article)
    if owner is None:
        return parts.cell("fact", words.OWNER_NOT_KNOWN)
    return parts.statement("reference", Part(owner.owner, "reference", note=owner.id))


def _copied(article: Article, articles: Sequence[Article]) -> Statement:
    for lead in articles:
        if lead.id == article.copy_of:
            number = [a.id for a in articles].index(lead.id) + 1
            copy = parts.phrase(words.COPY_OF_ALONE), parts.metadata(lead, f"S{number}")
            return Statement("fact", copy)
    return parts.cell("fact", words.NO_COPY)
