"""What happened when, one event a row, in order of time and never of mention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefing.library import Coverage, kinship_sources
from briefing.models import Annex, Article, Figure, Kind, Part, Section, Span, Statement, Table
from briefing.phrases import chronology as words
from briefing.sections import cells, isodates, parts
from briefing.sections.beside import beside
from briefing.sections.corroboration import tellers
from briefing.sections.cutoff import latest
from briefing.sections.disputed_dates import disputed
from briefing.sections.happenings import Happening, happenings
from briefing.sections.named import actors_of, place_of
from briefing.sections.parts import left_out
from briefing.sections.timeline import figure_of
from briefing.sections.weight import weights

ROWS = 40
DRAWN = 16  # events of the figure
COLUMNS = ("Date", "Event", "Actors", "Place", "Status", "Told by")

Row = tuple[Statement, ...]


def chronology(coverage: Coverage) -> Section:
    """Every dated event; of too many, the weightiest of each year."""
    dated = told(coverage)
    shown = kept(coverage, dated)
    rows = tuple(row(h, coverage.articles) for h in shown)
    return coverage.keep(
        Section(
            slug="chronology",
            title="Chronology",
            table=Table(COLUMNS, rows) if rows else None,
            figure=drawn(coverage.annex),
            intro=left_out(len(dated) - len(shown), words.LEFT_OUT_ROWS),
            empty="No event of the sources has a date.",
        )
    )


def again(annex: Annex) -> Iterator[Row]:
    """Every dated event of the articles as a row."""
    coverage = Coverage(annex.topic, annex.articles)
    yield from (row(h, annex.articles) for h in told(coverage))


def drawn(annex: Annex) -> Figure | None:
    """The figure of the events that weigh most; None when none has a date."""
    coverage = Coverage(annex.topic, annex.articles)
    heavy = weights(coverage)
    dated = told(coverage)
    ranked = sorted(dated, key=lambda h: -heavy[h.event.sentence, h.event.date])
    made = figure_of(sorted(ranked[:DRAWN], key=lambda h: h.order), annex.articles)
    return beside(made, whole=len(dated) <= ROWS)


def told(coverage: Coverage) -> list[Happening]:
    """The events with a date, in order of time."""
    return [h for h in happenings(coverage) if h.event.date is not None]


def kept(coverage: Coverage, dated: list[Happening]) -> list[Happening]:
    """The events that are shown: all, or of each year in turn the weightiest, in order of time."""
    if len(dated) <= ROWS:
        return dated
    heavy = weights(coverage)
    ranked = sorted(dated, key=lambda h: -heavy[h.event.sentence, h.event.date])
    turn: Counter[int] = Counter()
    placed: list[tuple[int, int, Happening]] = []
    for h in ranked:
        year = h.order[1].year
        placed.append((turn[year] // 2, len(placed), h))
        turn[year] += 1
    chosen = [h for _, _, h in sorted(placed, key=lambda one: one[:2])[:ROWS]]
    return sorted(chosen, key=lambda h: h.order)


def row(h: Happening, articles: tuple[Article, ...]) -> Row:
    """One event as a row of the table."""
    kind: Kind = "fact" if h.event.status in ("past", "ongoing") else "watch"
    also, place = tuple(other.event.span for other in h.also), place_of(h)
    return (
        isodates.when(kind, h.article, h.reading, *h.events),
        Statement(kind, h.words, also),
        Statement("fact", _listed(h.article, actors_of(h), words.NOBODY)),
        Statement("fact", _listed(h.article, [place] if place else [], words.NOWHERE)),
        _status(kind, h, articles),
        _sources(h, articles),
    )


def _listed(article: Article, spans: list[Span], nothing: str) -> tuple[Part, ...]:
    shown = parts.joined([parts.verbatim(article, span) for span in spans])
    return tuple(shown) or (parts.phrase(nothing),)


def _status(kind: Kind, h: Happening, articles: tuple[Article, ...]) -> Statement:
    """As told; of what lay ahead and is over, also when; and whether another source disputes it."""
    plain = cells.status(kind, h.event)
    rivals = disputed(articles, h)
    over = (parts.phrase(words.AS_TOLD), parts.published(h.article))
    told = over if _is_over(h, articles) else ()
    mark = (parts.phrase(words.DISPUTED),) if rivals else ()
    return Statement(kind, (*plain.parts, *told, *mark), (*plain.cites, *rivals))


def _is_over(h: Happening, articles: tuple[Article, ...]) -> bool:
    """True for what was ahead when told and is not any more at the cut-off."""
    cutoff, bounds = latest(articles), h.bounds
    ahead = h.event.status in ("scheduled", "possible", "speculated")
    if not ahead or h.article.published is None or cutoff is None or bounds is None:
        return False
    return bounds[1] <= cutoff


def _sources(h: Happening, articles: tuple[Article, ...]) -> Statement:
    """How many independent sources tell it; a passage of each is cited."""
    told = [*tellers(articles, h).values()]
    groups = kinship_sources.independent([article for article, _ in told])
    cites = tuple(told[group[0]][1] for group in groups)
    many = words.TOLD_BY_ONE if len(cites) == 1 else words.TOLD_BY_MANY
    return Statement("fact", (parts.count(len(cites)), parts.phrase(many)), cites)
