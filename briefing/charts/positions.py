"""Positions by actor over time: one lane an actor, one mark a position.

Marks tell by their shape whether somebody is in favour, against, asks for or warns of something;
an open mark is the same with "not".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from briefing.charts import positions_drawing, style
from briefing.charts.moments import Moment, when
from briefing.charts.numerals import listed, numeral, opened, several, short
from briefing.charts.positions_drawing import Lane, Mark
from briefing.charts.stances import SIDES, Side, side
from briefing.models import Figure, StanceKind
from briefing.reading import dates

__all__ = ["Stand", "positions"]

MOST = 12  # lanes
MARKS = 20  # marks in a lane
_LABEL = 90  # characters of what a position is about, in the text alternative


@dataclass(frozen=True, slots=True)
class Stand:
    """A position somebody is said to take: actor, first and last possible day, stance, object.

    `negated` turns the stance round ("does not support"). `what` is what it is about, as printed.
    """

    actor: str
    first: date
    last: date
    stance: StanceKind
    what: str
    negated: bool = False


def positions(stands: Sequence[Stand], published: date | None) -> Figure:
    """The figure of `stands`; `published` is the information cut-off, None when unknown.

    The actors of most positions are drawn, of each the latest. Raises ValueError when there is
    nothing to draw.
    """
    if not stands:
        raise ValueError("positions over time need at least one position")
    lanes = _lanes(stands)
    left = len(stands) - sum(mark.times for lane in lanes for mark in lane.marks)
    return Figure(
        headline=_headline(stands, left),
        alt=_alt(stands, {lane.actor for lane in lanes}, published),
        plotly=positions_drawing.draw(lanes, published),
        columns=("Actor", "When", "Stance", "About"),
        rows=tuple(_data(stands, {lane.actor for lane in lanes})),
    )


def _data(stands: Sequence[Stand], shown: set[str]) -> Iterator[tuple[str, ...]]:
    """The positions drawn, those of one actor together, oldest first."""
    told: dict[str, list[Stand]] = {}
    for stand in sorted(stands, key=lambda s: (s.first, s.last)):
        told.setdefault(short(stand.actor), []).append(stand)
    for actor in (one for one in told if one in shown):
        for stand in told[actor][-MARKS:]:
            yield actor, _day(stand), _verb(stand), _about(stand)


def _lanes(stands: Sequence[Stand]) -> list[Lane]:
    """The actors of most positions, the one first who is heard first."""
    groups: dict[str, list[Stand]] = {}
    for stand in sorted(stands, key=lambda s: (s.first, s.last)):
        groups.setdefault(short(stand.actor), []).append(stand)
    ranked = sorted(groups, key=lambda actor: (-len(groups[actor]), actor))[:MOST]
    return [Lane(actor, _marks(groups[actor])) for actor in groups if actor in ranked]


def _marks(stands: list[Stand]) -> tuple[Mark, ...]:
    """One mark for positions of one time and side, the latest when there are too many."""
    found: dict[tuple[date, date, Side, bool], int] = {}
    for s in stands:
        place = s.first, s.last, side(s.stance), s.negated
        found[place] = found.get(place, 0) + 1
    marks = [
        Mark(Moment(first, last, "", "past"), kind, negated, times)
        for (first, last, kind, negated), times in found.items()
    ]
    return tuple(marks[-MARKS:])


def _headline(stands: Sequence[Stand], left: int) -> str:
    actors = Counter(short(stand.actor) for stand in stands)
    sides = Counter(side(s.stance) for s in stands if not s.negated)
    told = [f"{numeral(sides[k])} {SIDES[k].phrase}" for k in SIDES if sides[k]]
    negated = sum(stand.negated for stand in stands)
    told += [f"{numeral(negated)} negated"] if negated else []
    total = several(len(stands), "position")
    who = next(iter(actors)) if len(actors) == 1 else several(len(actors), "actor")
    said = f"{who} {'takes' if len(actors) == 1 else 'take'} {total}: {listed(told)}"
    rest = f"; {several(left, 'position')} not drawn" if left else ""
    return opened(said) + rest


def _alt(stands: Sequence[Stand], shown: set[str], published: date | None) -> str:
    """The figure in words: of each actor, every position with its date."""
    told: dict[str, list[str]] = {}
    for s in sorted(stands, key=lambda s: (s.first, s.last)):
        if short(s.actor) in shown:
            told.setdefault(short(s.actor), []).append(_words(s))
    cut = dates.spell(published.isoformat()) if published else ""
    before = f" Information cut-off: {cut}." if cut else ""
    said = "; ".join(f"{actor}: {', '.join(marks[-MARKS:])}" for actor, marks in told.items())
    return f"Positions by actor and date of publication.{before} {said}."


def _words(stand: Stand) -> str:
    return f"{_day(stand)} ({_verb(stand)}) {_about(stand)}".rstrip()


def _day(stand: Stand) -> str:
    return when(Moment(stand.first, stand.last, "", "past"))


def _verb(stand: Stand) -> str:
    return f"not: {stand.stance}" if stand.negated else stand.stance


def _about(stand: Stand) -> str:
    about = style.plain(stand.what)
    return about if len(about) <= _LABEL else about[:_LABEL].rsplit(" ", 1)[0] + " …"
