"""Where sources date one event differently: each version with its source, and no verdict."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from briefing import phrases
from briefing.claims import Claim, Conflict, conflicts
from briefing.library import Coverage
from briefing.models import Annex, Article, Part, Section, Span, Statement, Table
from briefing.reading import read
from briefing.sections import isodates, parts
from briefing.sections.copies import is_repeated
from briefing.sections.happenings import Happening
from briefing.sections.parts import trimmed

ROWS = 12
COLUMNS = ("One source", "Date", "Another source", "Date there")

Row = tuple[Statement, ...]


def disputed_dates(coverage: Coverage) -> Section:
    """The pairs of dates of one event that cannot both be right, the surest first."""
    rows = tuple(_rows(coverage.articles))[:ROWS]
    return coverage.keep(
        Section(
            slug="disputed_dates",
            title="Disputed dates",
            table=Table(COLUMNS, rows) if rows else None,
            empty="No two sources date one event differently, as far as rules can tell.",
        )
    )


def again(annex: Annex) -> Iterator[Row]:
    """Every pair of dates of one event that cannot both be right."""
    yield from _rows(annex.articles)


def _rows(articles: tuple[Article, ...]) -> Iterator[Row]:
    yield from (row(conflict) for conflict in _found(articles))


@lru_cache(maxsize=8)
def _found(articles: tuple[Article, ...]) -> tuple[Conflict, ...]:
    """The conflicts of dates between two sources; what a copy says again is no second version."""
    return tuple(
        conflict
        for conflict in conflicts(articles)
        if conflict.kind == "date" and conflict.one.article.id != conflict.other.article.id
        if not any(is_repeated(articles, c.span) for c in (conflict.one, conflict.other))
        if _has_dates(conflict)
    )


def _has_dates(conflict: Conflict) -> bool:
    return all(_date(claim, span) for claim, span in _versions(conflict))


def _versions(conflict: Conflict) -> tuple[tuple[Claim, Span], tuple[Claim, Span]]:
    """Both claims with the date of each, the older article first as the coverage has them."""
    return (conflict.one, conflict.here), (conflict.other, conflict.there)


def row(conflict: Conflict) -> Row:
    """Both versions side by side, each with its date as read."""
    cells: list[Statement] = []
    for claim, span in _versions(conflict):
        cells += [_words(claim), Statement("fact", _date(claim, span))]
    return tuple(cells)


def _words(claim: Claim) -> Statement:
    article = claim.article
    said = parts.capital(article, trimmed(article, claim.span))
    return Statement("fact", (parts.outlet(article), parts.phrase(phrases.COLON), said))


def _date(claim: Claim, span: Span) -> tuple[Part, ...]:
    reading = read(claim.article)
    time = next((t for t in reading.times if t.span.start <= span.start < t.span.end), None)
    return isodates.value(claim.article, time) if time else ()


def disputed(articles: tuple[Article, ...], h: Happening) -> tuple[Span, ...]:
    """The dates that other sources give for an event; empty when none disputes it."""
    mine = {one.time for one in (*h.events, *(other.event for other in h.also)) if one.time}
    found = []
    for conflict in _found(articles):
        if conflict.here in mine:
            found.append(conflict.there)
        elif conflict.there in mine:
            found.append(conflict.here)
    return tuple(found)
