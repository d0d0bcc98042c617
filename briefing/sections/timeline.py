"""What happened when: a table and a figure, in order of time and never of mention."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefing import phrases
from briefing.charts.timeline import Moment
from briefing.charts.timeline import timeline as figure
from briefing.library import Coverage
from briefing.models import Annex, Article, Figure, Kind, Part, Section, Statement, Table
from briefing.reading import dates, read
from briefing.reading.timeline import rank
from briefing.sections import cells, parts
from briefing.sections.beside import beside
from briefing.sections.cutoff import latest
from briefing.sections.happenings import Happening, everything, happenings
from briefing.sections.parts import left_out
from briefing.sections.watch import STILL_OPEN, due

ROWS = 16
LOOSE = 3  # events without a date
WORDS = 260  # of the events in the table
LONG = 35  # words of an event; one of more is told only where there is room left
MANY = 4  # sources
LABEL = 60  # characters of a figure's label

Row = tuple[Statement, ...]


def timeline(coverage: Coverage) -> Section:
    """Every dated event with its precision and status; undated ones below the table."""
    found = happenings(coverage)
    dated = _dated(coverage)
    loose = [h for h in found if h.event.date is None][:LOOSE]
    rows = [*((h.order[:2], row(h)) for h in dated), *_publications(coverage.articles)]
    rows.sort(key=lambda item: item[0])
    return coverage.keep(
        Section(
            slug="timeline",
            title="Timeline",
            statements=tuple(undated(h) for h in loose),
            table=Table(("Date", "Event", "Status"), tuple(r for _, r in rows)) if rows else None,
            figure=beside(figure_of(dated, coverage.articles), whole=True),
            empty="No event of the sources has a date.",
            intro=left_out(len(found) - len(dated) - len(loose), phrases.LEFT_OUT_EVENTS),
        )
    )


def drawn(annex: Annex) -> Figure | None:
    """The figure of the articles' events; None when none of them has a date."""
    return beside(figure_of(_dated(Coverage("", annex.articles)), annex.articles), whole=True)


def _dated(coverage: Coverage) -> list[Happening]:
    dated = [h for h in happenings(coverage) if h.event.date is not None]
    return _within(dated, coverage.articles)


def again(annex: Annex) -> Iterator[Statement | Row]:
    """Every event, dated as a row and undated as a statement, and every publication."""
    for happening in everything(annex.articles):
        yield row(happening)
        yield undated(happening)
    for article in annex.articles:
        if article.genre in phrases.PUBLISHES and article.published:
            yield publication(article)


def row(happening: Happening) -> Row:
    """One event as a row of the table."""
    h = happening
    kind = _kind(h)
    also = tuple(other.event.span for other in h.also)
    return (
        cells.when(kind, h.article, h.reading, *h.events),
        Statement(kind, h.words, also),
        cells.status(kind, h.event),
    )


def _kind(h: Happening) -> Kind:
    return "fact" if h.event.status in ("past", "ongoing") else "watch"


def _within(dated: list[Happening], articles: tuple[Article, ...]) -> list[Happening]:
    """What lies ahead, the events of most sources, then of the days later articles still name."""
    cutoff = latest(articles)
    days = {day.value: day.weight for day in rank((a, read(a).times) for a in articles)}
    ranked = sorted(
        dated,
        key=lambda h: (
            h.event.status not in STILL_OPEN or not due(h, cutoff),
            -len(h.also),
            -days.get(h.event.date or "", 0.0),
            -h.order[1].toordinal(),
        ),
    )
    return sorted(_fitting(ranked) or ranked[:1], key=lambda h: h.order)


def _fitting(ranked: list[Happening]) -> list[Happening]:
    """The first of them that fit the table; a long one leaves its place to shorter ones."""
    kept: list[Happening] = []
    left = WORDS
    for happening in sorted(ranked, key=lambda h: len(h.text.split()) > LONG):
        words = len(happening.text.split())
        if words <= left and len(kept) < ROWS:
            kept.append(happening)
            left -= words
    return kept


def undated(h: Happening) -> Statement:
    """What has no date, and is forced onto none."""
    label = parts.phrase(phrases.UNDATED_STATUS[h.event.status])
    return parts.statement(_kind(h), label, *h.words, parts.phrase(phrases.STOP))


def _publications(articles: tuple[Article, ...]) -> list[tuple[tuple[date, date], Row]]:
    """Editorials, statements and speeches are themselves events; reports are not.

    Of many sources only their table tells the publication.
    """
    if len(articles) > MANY:
        return []
    found = []
    for article in articles:
        bounds = dates.bounds(article.published.date) if article.published else None
        if bounds and article.genre in phrases.PUBLISHES:
            found.append((bounds, publication(article)))
    return found


def publication(article: Article) -> Row:
    """The publication of an article as a row of the table."""
    return (
        Statement("fact", (parts.published(article),)),
        Statement("fact", _publication(article), (article.whole,)),
        parts.cell("fact", phrases.STATUS["past"]),
    )


def _publication(article: Article) -> tuple[Part, ...]:
    return (
        parts.outlet(article),
        parts.phrase(phrases.PUBLISHES[article.genre]),
        parts.metadata(article, article.title),
        parts.phrase(phrases.CLOSE_QUOTE),
    )


def figure_of(dated: list[Happening], articles: tuple[Article, ...]) -> Figure | None:
    """The figure of these events; None when there is none."""
    moments = [_moment(h, *h.bounds) for h in dated if h.bounds]
    return figure(moments, latest(articles)) if moments else None


def _moment(h: Happening, first: date, last: date) -> Moment:
    first = last if first == date.min else first
    label = h.text if len(h.text) <= LABEL else h.text[:LABEL].rsplit(" ", 1)[0] + " …"
    approximate = h.event.precision == "approx"
    return Moment(first, last, label, h.event.status, h.event.bounded, approximate)
