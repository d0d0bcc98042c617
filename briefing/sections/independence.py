"""Which articles count as one source, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing import phrases
from briefing.charts.independence import Carrier, relations
from briefing.charts.independence import independence as figure
from briefing.library import Coverage, kinship_sources
from briefing.library.kinship_origin import foreign_credits
from briefing.models import Annex, Article, Figure, Part, Section, Statement, Table
from briefing.phrases import figures as words
from briefing.sections import parts
from briefing.sections.beside import beside
from briefing.sections.parts import left_out

ROWS = 40

Row = tuple[Statement, ...]


def independence(coverage: Coverage) -> Section:
    """One row an article, those of one independent source together: what it is to the others."""
    rows = tuple(_rows(coverage.articles))
    left = len(rows) - ROWS
    return coverage.keep(
        Section(
            slug="independence",
            title="Independence of the sources",
            table=Table(("Title", "Outlet", "Counts as"), rows[:ROWS]) if rows else None,
            figure=_figure(coverage.articles),
            intro=left_out(left, words.LEFT_OUT_SOURCES),
            empty="There is no source.",
        )
    )


def again(annex: Annex) -> Iterator[Row]:
    """Every row the table may show."""
    yield from _rows(annex.articles)


def drawn(annex: Annex) -> Figure | None:
    """The figure of the sources; None without one."""
    return _figure(annex.articles)


def _rows(articles: tuple[Article, ...]) -> Iterator[Row]:
    """The largest source first."""
    carriers = _carriers(articles)
    groups = sorted(kinship_sources.independent(articles), key=lambda g: (-len(g), g[0]))
    for group in groups:
        for number, (relation, lead) in relations([carriers[n] for n in group]).items():
            article = articles[number - 1]
            named = () if relation == "own" else (parts.metadata(articles[lead - 1], f"S{lead}"),)
            yield (
                Statement("fact", (parts.metadata(article, article.title),), (article.whole,)),
                Statement("fact", (_outlet(article),)),
                Statement("fact", (parts.phrase(words.RELATION[relation]), *named)),
            )


def _outlet(article: Article) -> Part:
    if article.outlet:
        return parts.metadata(article, article.outlet)
    return parts.phrase(phrases.NOT_PRINTED)


def _carriers(articles: Sequence[Article]) -> list[Carrier]:
    """The articles in their order, with the numbers of their source and of their text."""
    sources = _numbered(kinship_sources.independent(articles))
    texts = _numbered(kinship_sources.groups(articles))
    return [
        Carrier(
            number=place + 1,
            outlet=article.outlet,
            source=sources[place],
            text=texts.get(place, -place - 1),
            agency=min(foreign_credits(article), default=None),
        )
        for place, article in enumerate(articles)
    ]


def _numbered(groups: Sequence[Sequence[int]]) -> dict[int, int]:
    return {place: number for number, group in enumerate(groups) for place in group}


def _figure(articles: tuple[Article, ...]) -> Figure | None:
    made = figure(_carriers(articles)) if articles else None
    return beside(made, whole=len(articles) <= ROWS)
