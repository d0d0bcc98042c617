"""Where it all comes from: a citation for each source, and their full texts as an annex."""

from __future__ import annotations

from collections.abc import Iterator

from briefing import phrases
from briefing.library import Coverage, kinship_sources
from briefing.library.kinship_origin import Reason, foreign_credits, likeness, origin
from briefing.models import Annex, Article, Part, Section, Span, Statement, Table
from briefing.sections import grading, parts
from briefing.sections.quotations import printed


def sources(coverage: Coverage) -> Section:
    """One row a source, in the order of their numbers, and a summary of what they hold."""
    whole = coverage.annex
    rows = tuple(row(article, whole) for article in coverage.articles)
    columns = ("Title", "Outlet", "Form", "Published", "Reliability", "Credibility")
    return coverage.keep(
        Section(
            slug="sources",
            title="Sources",
            statements=(*_summary(coverage.articles), *counts(coverage.articles)),
            table=Table(columns, rows) if rows else None,
            empty="There is no source.",
        )
    )


def again(annex: Annex) -> Iterator[Statement | tuple[Statement, ...]]:
    """What the sources hold together, and the record of each."""
    yield from (*_summary(annex.articles), *counts(annex.articles))
    yield from (row(article, annex) for article in annex.articles)


def annex(coverage: Coverage) -> Annex:
    """The full text of every source, where each reference leads."""
    return coverage.annex


def row(article: Article, annex: Annex) -> tuple[Statement, ...]:
    """The citation of one source as a row of the table; a copy is said to be one.

    The two grades are the analyst's: one of the source, one of the item, never combined.
    """
    return (
        Statement("fact", (parts.metadata(article, article.title),), (article.whole,)),
        Statement("fact", (_outlet(article),)),
        Statement("fact", (*_form(article), *_copy(article, annex.articles))),
        Statement("fact", (_day(article),)),
        grading.reliability(annex, article),
        grading.credibility(annex, article),
    )


def _outlet(article: Article) -> Part:
    if article.outlet:
        return parts.metadata(article, article.outlet)
    return parts.phrase(phrases.NOT_PRINTED)


def _form(article: Article) -> tuple[Part, ...]:
    genre = parts.phrase(phrases.GENRE[article.genre])
    if article.byline is None:
        return (genre,)
    return (genre, parts.phrase(phrases.COMMA), parts.metadata(article, article.byline))


def _copy(article: Article, articles: tuple[Article, ...]) -> tuple[Part, ...]:
    """What the article is a copy of, and how alike the two are."""
    for number, lead in enumerate(articles, start=1):
        if lead.id == article.copy_of:
            relation = likeness(article, lead)
            holds = "inside" if relation.inside else "holds"
            kind = holds if relation.kind == "contained" else relation.kind
            return (
                parts.phrase(phrases.COPY_OF),
                parts.metadata(lead, f"S{number}"),
                parts.phrase(phrases.LIKENESS[kind]),
                parts.metadata(article, f"{relation.similarity:.2f}"),
                parts.phrase(phrases.CLOSE_ROUND),
            )
    return ()


def _day(article: Article) -> Part:
    return parts.published(article) if article.published else parts.phrase(phrases.NOT_PRINTED)


def _summary(articles: tuple[Article, ...]) -> tuple[Statement, ...]:
    """The source summary statement of ICD 206, from counts."""
    if not articles:
        return ()
    whole = tuple(article.whole for article in articles)
    quotes = printed(articles)
    views = tuple(article.whole for article in articles if article.genre == "editorial")
    rests = _counted(phrases.RESTS_ON, whole, phrases.ARTICLE_ONE, phrases.ARTICLE_MANY)
    holds = _counted(phrases.HOLDS, quotes, phrases.QUOTES_ONE, phrases.QUOTES_MANY)
    argues = _counted("", views, phrases.ONE_VIEW_TEXT, phrases.MANY_VIEW_TEXTS)
    return tuple(s for s in (rests, holds, argues) if s is not None)


def counts(articles: tuple[Article, ...]) -> tuple[Statement, ...]:
    """How many outlets and independent sources there are, and the origin of each copied text."""
    if len(articles) < 2:
        return ()
    named = {o: next(a for a in articles if a.outlet == o) for o in _outlets(articles)}
    outlets = tuple(article.whole for article in named.values())
    sources = tuple(articles[g[0]].whole for g in kinship_sources.independent(articles))
    come = _counted(phrases.COME_FROM, outlets, phrases.OUTLET_ONE, phrases.OUTLET_MANY)
    unnamed = sum(article.outlet is None for article in articles) > 1
    words = phrases.INDEPENDENT_ONE if len(sources) == 1 else phrases.INDEPENDENT_MANY
    count = parts.statement(
        "fact",
        parts.phrase(phrases.COUNT_AS),
        parts.count(len(sources)),
        parts.phrase(words),
        parts.phrase(phrases.UNNAMED_COUNT_AS_ONE if unnamed else ""),
        parts.phrase(phrases.STOP),
        cites=sources,
    )
    groups = [[articles[n] for n in g] for g in kinship_sources.groups(articles)]
    copied = [statement for group in groups for statement in _origins(group)]
    return tuple(s for s in (come, count, *copied) if s is not None)


def _outlets(articles: tuple[Article, ...]) -> tuple[str, ...]:
    return kinship_sources.outlets(articles)


def _origins(group: list[Article]) -> tuple[Statement, ...]:
    """Which of the articles that share a text had it first, and by what evidence.

    Where only some of them credit an agency, those are counted apart.
    """
    found = origin(group)
    crediting = [article for article in group if foreign_credits(article)]
    if found.reason == "elsewhere" and len(crediting) < len(group):
        apart = (_shared(crediting, "elsewhere"),) if len(crediting) > 1 else ()
        return (_shared(group, "unknown"), *apart)
    if found.place is None:
        return (_shared(group, found.reason),)
    return (_shared(group, found.reason, group[found.place]),)


def _shared(group: list[Article], reason: Reason, first: Article | None = None) -> Statement:
    named = () if first is None else (parts.metadata(first, first.title),)
    return parts.statement(
        "fact",
        parts.count(len(group)),
        parts.phrase(phrases.ORIGIN[reason]),
        *named,
        parts.phrase(phrases.CLOSE_QUOTE_STOP if named else ""),
        cites=tuple(article.whole for article in group),
    )


def _counted(lead: str, spans: tuple[Span, ...], one: str, many: str) -> Statement | None:
    if not spans:
        return None
    words = one if len(spans) == 1 else many
    stop = "" if words.endswith(phrases.STOP) else phrases.STOP
    shown = (parts.phrase(lead), parts.count(len(spans)), parts.phrase(words), parts.phrase(stop))
    return parts.statement("fact", *shown, cites=spans)
