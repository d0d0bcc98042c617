"""Where the actor stands now: the latest position on each issue."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.library import Coverage
from briefing.models import Annex, Section, Statement, Table
from briefing.sections import stances
from briefing.sections.stances import Stance
from briefing.sections.subject import subject_of

ROWS = 7
WORDS = 230  # of the 500 of page one
COLUMNS = ("Issue", "Stance", "Words", "When", "Basis")

Row = tuple[Statement, ...]


def position_now(coverage: Coverage) -> Section:
    """The latest position on each issue, the newest first."""
    rows: list[Row] = []
    left = WORDS
    for shown in again(coverage.annex):
        size = sum(len(cell.text.split()) for cell in shown)
        if len(rows) < ROWS and size <= left:
            left -= size
            rows.append(shown)
    return coverage.keep(
        Section(
            slug="position_now",
            title="Position now",
            table=Table(COLUMNS, tuple(rows)) if rows else None,
            empty="No position stated, in words of the actor's own or as reported.",
            front=True,
        )
    )


def again(annex: Annex) -> Iterator[Row]:
    """The latest position on each issue, the newest first."""
    actor = subject_of(annex)
    if actor is not None:
        yield from map(row, _latest(stances.stances(annex.articles, actor)))


def _latest(found: tuple[Stance, ...]) -> list[Stance]:
    groups = stances.by_issue(found)
    latest = [max(group, key=stances.order) for group in groups]
    return sorted(latest, key=stances.order, reverse=True)


def row(stance: Stance) -> Row:
    """One position as a row."""
    told, when = stances.told(stance), stances.when(stance)
    return (stances.issue(stance), stances.stand(stance), told, when, stances.basis(stance))
