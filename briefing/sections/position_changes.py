"""Where the actor's stance on one issue differs from an earlier one; both passages are cited."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefing.library import Coverage
from briefing.models import Annex, Section, Statement, Table
from briefing.sections import stances
from briefing.sections.choice import terms
from briefing.sections.stances import Stance
from briefing.sections.subject import subject_of

ROWS = 10
COLUMNS = ("Issue", "Before", "Words", "When", "After", "Words then", "When then")
_SAME = 0.4  # share of common words (Dice) of two objects from which they are one thing

Row = tuple[Statement, ...]


def position_changes(coverage: Coverage) -> Section:
    """Pairs of positions, one for and one against, that follow each other on one issue."""
    rows = tuple(again(coverage.annex))[:ROWS]
    return coverage.keep(
        Section(
            slug="position_changes",
            title="Changes of position",
            table=Table(COLUMNS, rows) if rows else None,
            empty="No change of position was found: no two stances on one issue differ in side.",
        )
    )


def again(annex: Annex) -> Iterator[Row]:
    """Every pair of positions that differ in side."""
    actor = subject_of(annex)
    if actor is not None:
        yield from _rows(stances.stances(annex.articles, actor))


def _rows(found: tuple[Stance, ...]) -> Iterator[Row]:
    for group in stances.by_issue(tuple(s for s in found if s.side)):
        for before, after in pairwise(sorted(group, key=stances.order)):
            if before.side != after.side and _is_later(before, after) and _one(before, after):
                yield row(before, after)


def _is_later(before: Stance, after: Stance) -> bool:
    """True when both are dated, the second later: two sides on one day are no change."""
    return "" < stances.order(before)[0] < stances.order(after)[0]


def _one(before: Stance, after: Stance) -> bool:
    a, b = _object(before), _object(after)
    return 2 * len(a & b) >= _SAME * (len(a) + len(b)) > 0


def _object(stance: Stance) -> frozenset[str]:
    position = stance.position
    return frozenset(terms(stance.article.passage(position.what))) if position else frozenset()


def row(before: Stance, after: Stance) -> Row:
    """Both positions side by side."""
    told = [(stances.stand(s), stances.told(s), stances.when(s)) for s in (before, after)]
    return (stances.issue(after), *told[0], *told[1])
