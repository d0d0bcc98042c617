"""How much each outlet published, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing import phrases
from briefing.charts.coverage import Appearance
from briefing.charts.coverage import coverage as figure
from briefing.library import Coverage, kinship_sources
from briefing.models import Annex, Article, Figure, Part, Section, Statement, Table
from briefing.phrases import figures as words
from briefing.reading import dates
from briefing.sections import parts
from briefing.sections.parts import left_out

ROWS = 24
FEW = 2  # articles; of a single one, the list of sources tells as much

Row = tuple[Statement, ...]


def coverage_over_time(coverage: Coverage) -> Section:
    """One row an outlet: its articles, how many are copies, first and last day of publication.

    Of a single article there is nothing to show, and the report leaves the section out.
    """
    many = len(coverage.articles) >= FEW
    rows = tuple(_rows(coverage.articles)) if many else ()
    columns = ("Outlet", "Articles", "Of them copies", "Published")
    left = len(rows) - ROWS
    return coverage.keep(
        Section(
            slug="coverage_over_time",
            title="Coverage over time",
            table=Table(columns, rows[:ROWS]) if rows else None,
            figure=_figure(coverage.articles) if many else None,
            intro=left_out(left, words.LEFT_OUT_OUTLETS),
        )
    )


def again(annex: Annex) -> Iterator[Row]:
    """Every row the table may show."""
    yield from _rows(annex.articles)


def drawn(annex: Annex) -> Figure | None:
    """The figure of the articles; None without one."""
    return _figure(annex.articles)


def _rows(articles: tuple[Article, ...]) -> list[Row]:
    """The outlet of most articles first."""
    groups = sorted(_by_outlet(articles), key=lambda group: -len(group))
    return [_row(group) for group in groups]


def _by_outlet(articles: tuple[Article, ...]) -> list[list[Article]]:
    """The articles of each outlet, those that print none together."""
    groups: list[list[Article]] = []
    known: dict[str | None, list[Article]] = {}  # by the outlet as printed
    for article in articles:
        if article.outlet not in known:
            group = next((g for g in groups if _is_of_one(g[0], article)), None)
            if group is None:
                groups.append(group := [])
            known[article.outlet] = group
        known[article.outlet].append(article)
    return groups


def _is_of_one(one: Article, other: Article) -> bool:
    if not one.outlet or not other.outlet:
        return not one.outlet and not other.outlet
    return one.outlet == other.outlet or len(kinship_sources.outlets((one, other))) == 1


def _row(group: list[Article]) -> Row:
    whole = tuple(article.whole for article in group)
    copies = tuple(article.whole for article in group if article.copy_of)
    none = parts.phrase(words.NO_COPIES)
    return (
        Statement("fact", (_outlet(group[0]),), whole),
        Statement("fact", (parts.count(len(whole)),), whole),
        Statement("fact", (parts.count(len(copies)) if copies else none,), copies),
        Statement("fact", _published(group)),
    )


def _outlet(article: Article) -> Part:
    if article.outlet:
        return parts.metadata(article, article.outlet)
    return parts.phrase(phrases.NOT_PRINTED)


def _published(group: Iterable[Article]) -> tuple[Part, ...]:
    """The first and the last day of publication, as precise as they are printed."""
    dated = sorted((a for a in group if a.published), key=_order)
    if not dated:
        return (parts.phrase(phrases.NOT_PRINTED),)
    first, last = parts.published(dated[0]), parts.published(dated[-1])
    if first.text == last.text:
        return (first,)
    return (first, parts.phrase(words.FROM_DAY_TO), last)


def _order(article: Article) -> str:
    return article.published.date if article.published else ""


def _figure(articles: tuple[Article, ...]) -> Figure | None:
    if not articles:
        return None
    return figure([_appearance(a, g[0]) for g in _by_outlet(articles) for a in g])


def _appearance(article: Article, named: Article) -> Appearance:
    """The article under the name its outlet is first printed by."""
    bounds = dates.bounds(article.published.date) if article.published else None
    first, last = bounds or (None, None)
    return Appearance(named.outlet, first, last, copy=article.copy_of is not None)
