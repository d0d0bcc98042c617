"""Where each actor stands, from the first position on record to the latest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from briefing.charts.positions import Stand
from briefing.charts.positions import positions as figure
from briefing.library import Coverage
from briefing.models import Annex, Article, Figure, Section, Span, Statement, Table
from briefing.phrases import figures as words
from briefing.reading import dates
from briefing.sections import parts, stances
from briefing.sections.beside import beside
from briefing.sections.cast import Actor, Seen, cast
from briefing.sections.copies import repeated
from briefing.sections.cutoff import latest
from briefing.sections.holders import is_holder
from briefing.sections.issues import of_position
from briefing.sections.parts import left_out
from briefing.sections.stances import Stance, sentence_of

ROWS = 24

Row = tuple[Statement, ...]
Held = tuple[Actor, Stance]


def positions_over_time(coverage: Coverage) -> Section:
    """One row a position: when, whose, for or against, in the words of the source."""
    found = _found(coverage.articles)
    left = len(found) - ROWS
    columns = ("When", "Actor", "Stance", "As told")
    return coverage.keep(
        Section(
            slug="positions_over_time",
            title="Positions over time",
            table=Table(columns, tuple(_row(*held) for held in found[-ROWS:])) if found else None,
            figure=_figure(found, coverage.articles),
            intro=left_out(left, words.LEFT_OUT_STANDS),
            empty="No actor of the sources takes a position.",
        )
    )


def again(annex: Annex) -> Iterator[Row]:
    """Every row the table may show."""
    yield from (_row(*held) for held in _found(annex.articles))


def drawn(annex: Annex) -> Figure | None:
    """The figure of the positions; None when none has a date."""
    return _figure(_found(annex.articles), annex.articles)


@lru_cache(maxsize=8)
def _found(articles: tuple[Article, ...]) -> tuple[Held, ...]:
    """Every position whose holder is plainly an actor, in order of time, undated ones first."""
    again = repeated(articles)
    held = [
        (actor, stance)
        for actor in cast(articles)
        for seen in actor.seen
        for stance in _stances(seen, again)
    ]
    return tuple(sorted(held, key=_order))


def _stances(seen: Seen, again: frozenset[Span]) -> Iterator[Stance]:
    """The positions that a verb of the text gives to an actor; sentences of `again` are repeats."""
    article, reading = seen.article, seen.reading
    for position in reading.positions:
        sentence = sentence_of(reading, position.cue)
        if sentence is None or sentence.span in again:
            continue
        if not is_holder(seen, sentence, position.who):
            continue
        told = stances.clause(article, reading, sentence, position.cue)
        issue = of_position(article, reading, position)
        if told and issue:
            spoken = stances.day_of(article, reading, sentence.span)
            yield Stance(seen, issue, told, position, spoken=spoken)


def _order(held: Held) -> tuple[date, str, int]:
    bounds = _bounds(held[1])
    return (bounds[0] if bounds else date.min), held[0].name, held[1].issue.start


def _bounds(stance: Stance) -> tuple[date, date] | None:
    """The day the stand was taken, else when it was published; None when neither is known."""
    if stance.spoken is not None:
        for time in stance.seen.reading.times:
            if time.span == stance.spoken.span and time.value:
                return dates.bounds(time.value)
    published = stance.article.published
    return dates.bounds(published.date) if published else None


def _row(actor: Actor, stance: Stance) -> Row:
    del actor  # named as its article prints it
    name = Statement("fact", (parts.verbatim(stance.article, stance.seen.span),))
    return stances.when(stance), name, stances.stand(stance), stances.told(stance)


def _figure(found: tuple[Held, ...], articles: tuple[Article, ...]) -> Figure | None:
    stands = [
        Stand(
            actor.name,
            *bounds,
            stance.position.stance,
            stance.article.passage(stance.issue),
            negated=stance.position.negated,
        )
        for actor, stance in found
        if stance.position and (bounds := _bounds(stance))
    ]
    made = figure(stands, latest(articles)) if stands else None
    return beside(made, whole=len(found) <= ROWS)
