"""The actor's positions over time: on what, when, for or against, in which words."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.charts.positions import Stand
from briefing.charts.positions import positions as figure
from briefing.library import Coverage
from briefing.models import Annex, Figure, Section, Statement, Table
from briefing.phrases import profile as words
from briefing.reading import dates
from briefing.sections import stances
from briefing.sections.beside import beside
from briefing.sections.cast import Actor
from briefing.sections.cutoff import latest
from briefing.sections.parts import left_out
from briefing.sections.stances import Stance
from briefing.sections.subject import subject_of

ROWS = 30
FEWEST = 3  # positions that are drawn; of fewer the table tells as much
COLUMNS = ("Issue", "When", "Stance", "Words", "Basis")

Row = tuple[Statement, ...]


def positions(coverage: Coverage) -> Section:
    """Every position, those on one issue together, each issue in order of time."""
    rows = tuple(again(coverage.annex))
    left = len(rows) - ROWS
    return coverage.keep(
        Section(
            slug="positions",
            title="Positions over time",
            table=Table(COLUMNS, rows[:ROWS]) if rows else None,
            figure=drawn(coverage.annex),
            intro=left_out(left, words.LEFT_OUT_POSITIONS),
            empty="No position stated.",
        )
    )


def again(annex: Annex) -> Iterator[Row]:
    """Every position of the actor the briefing is about."""
    actor = subject_of(annex)
    if actor is not None:
        yield from map(row, _found(stances.stances(annex.articles, actor)))


def drawn(annex: Annex) -> Figure | None:
    """The figure of the positions that a verb takes; None when too few have a date."""
    actor = subject_of(annex)
    told = stances.stances(annex.articles, actor) if actor else ()
    stands = [stand for stance in told if actor and (stand := _stand(actor, stance))]
    made = figure(stands, latest(annex.articles)) if len(stands) >= FEWEST else None
    return beside(made, whole=len(told) <= ROWS)


def _stand(actor: Actor, stance: Stance) -> Stand | None:
    bounds = dates.bounds(stances.order(stance)[0])
    position = stance.position
    if position is None or bounds is None:
        return None
    what = stance.article.passage(stance.issue)
    return Stand(actor.name, *bounds, position.stance, what, negated=position.negated)


def _found(told: tuple[Stance, ...]) -> list[Stance]:
    """The issues with most positions first, then the newest."""
    groups = [sorted(group, key=stances.order) for group in stances.by_issue(told)]
    groups.sort(key=lambda group: stances.order(group[-1]), reverse=True)
    groups.sort(key=len, reverse=True)
    return [stance for group in groups for stance in group]


def row(stance: Stance) -> Row:
    """One position as a row."""
    told, when = stances.told(stance), stances.when(stance)
    return (stances.issue(stance), when, stances.stand(stance), told, stances.basis(stance))
