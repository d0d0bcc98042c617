"""Where it all comes from: a citation for each source, and their full texts as an annex."""

from __future__ import annotations

from briefing import phrases
from briefing.library import Coverage
from briefing.models import Annex, Article, Part, Section, Span, Statement, Table
from briefing.reading import read
from briefing.sections import parts


def sources(coverage: Coverage) -> Section:
    """One row a source, in the order of their numbers, and a summary of what they hold."""
    rows = tuple(row(article) for article in coverage.articles)
    columns = ("Source", "Outlet", "Form", "Published", "Grade")
    return coverage.keep(
        Section(
            slug="sources",
            title="Sources",
            statements=_summary(coverage.articles),
            table=Table(columns, rows) if rows else None,
            empty="There is no source.",
        )
    )


def annex(coverage: Coverage) -> Annex:
    """The full text of every source, where each reference leads."""
    return Annex(coverage.articles, coverage.skipped)


def row(article: Article) -> tuple[Statement, ...]:
    """The citation of one source as a row of the table."""
    return (
        Statement("fact", (parts.metadata(article, article.title),), (article.whole,)),
        Statement("fact", (_outlet(article),)),
        Statement("fact", _form(article)),
        Statement("fact", (_day(article),)),
        parts.cell("judgement", phrases.NOT_ASSIGNED),
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


def _day(article: Article) -> Part:
    return parts.published(article) if article.published else parts.phrase(phrases.NOT_PRINTED)


def _summary(articles: tuple[Article, ...]) -> tuple[Statement, ...]:
    """The source summary statement of ICD 206, from counts."""
    if not articles:
        return ()
    whole = tuple(article.whole for article in articles)
    quotes = tuple(
        quote.span for article in articles for quote in read(article).quotes if quote.speaker
    )
    views = tuple(article.whole for article in articles if article.genre == "editorial")
    rests = _counted(phrases.RESTS_ON, whole, phrases.ARTICLE_ONE, phrases.ARTICLE_MANY)
    holds = _counted(phrases.HOLDS, quotes, phrases.QUOTES_ONE, phrases.QUOTES_MANY)
    argues = _counted("", views, phrases.ONE_VIEW_TEXT, phrases.MANY_VIEW_TEXTS)
    return tuple(s for s in (rests, holds, argues) if s is not None)


def _counted(lead: str, spans: tuple[Span, ...], one: str, many: str) -> Statement | None:
    if not spans:
        return None
    words = one if len(spans) == 1 else many
    stop = "" if words.endswith(phrases.STOP) else phrases.STOP
    shown = (parts.phrase(lead), parts.count(len(spans)), parts.phrase(words), parts.phrase(stop))
    return parts.statement("fact", *shown, cites=spans)
