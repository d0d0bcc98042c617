"""A table row says of one thing only what the source says of that thing.

Each row is made again from the cited texts; a date, role, speaker or status that belongs to
another row is so found out, even when every word of it stands in the source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefing import phrases
from briefing.models import Annex, Article, Part, Statement
from briefing.reading import read
from briefing.sections.happenings import told
from briefing.sections.quotations import is_named
from briefing.sections.quotations import row as quotation
from briefing.sections.sources import row as source_row
from briefing.sections.terms import row as term_row
from briefing.sections.timeline import publication, undated
from briefing.sections.timeline import row as dated
from briefing.sections.watch import row as ahead
from briefing.sections.watch import written

Row = tuple[Statement, ...]


def unproven(slug: str, shown: tuple[Row, ...], annex: Annex) -> Iterator[tuple[Row, str]]:
    """Yield the rows of a table that its texts do not bear out, each with the reason."""
    make = _MAKERS.get(slug)
    if slug == "sources":
        known = {_key(source_row(article, annex)) for article in annex.articles}
        yield from (
            (row, "the source's record is another") for row in shown if _key(row) not in known
        )
    elif make is not None:
        known = {_key(row) for article in annex.articles for row in make(article)}
        known |= {_key(row) for row in written(annex)} if slug == "watch" else set()
        yield from (
            (row, "the source does not say this") for row in shown if _key(row) not in known
        )


def undated_events(annex: Annex) -> frozenset[tuple[Part, ...]]:
    """What a timeline may say, below its table, of the events of these articles."""
    return frozenset(undated(h).parts for article in annex.articles for h in told(article))


def _key(row: Row) -> tuple[object, ...]:
    return tuple((cell.kind, cell.parts, cell.holder) for cell in row)


def _timeline(article: Article) -> Iterator[Row]:
    yield from map(dated, told(article))
    if article.genre in phrases.PUBLISHES and article.published:
        yield publication(article)


def _watch(article: Article) -> Iterator[Row]:
    yield from map(ahead, told(article))


def _quotations(article: Article) -> Iterator[Row]:
    reading = read(article)
    for quote in reading.quotes:
        if is_named(article, quote):
            yield quotation((article, reading, quote))


def _terms(article: Article) -> Iterator[Row]:
    yield from (term_row(article, term) for term in read(article).terms)


_MAKERS: dict[str, Callable[[Article], Iterator[Row]]] = {
    "timeline": _timeline,
    "watch": _watch,
    "quotations": _quotations,
    "terms": _terms,
}
