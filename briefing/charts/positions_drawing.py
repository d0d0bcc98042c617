"""Positions by actor over time, drawn: lanes of marks over an axis of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from briefing.charts import frame, ground, measure, style
from briefing.charts.legend import Legend
from briefing.charts.moments import Moment, when
from briefing.charts.panels import Panel, panels
from briefing.charts.shapes import Drawing, marks, rect, rule, words
from briefing.charts.stances import SIDES, Side
from briefing.charts.style import LINE, SMALL, TEXT, WIDTH
from briefing.charts.wrapping import wrap

_ROOM = 180.0  # px, the column of actors
_AXIS = 196.0  # px, left edge of the panels
_LEVEL = 15.0  # px from a mark to the one below it
_PAD = 11.0  # px above and below the marks of a lane
_CLEAR = 3.0  # px between two marks of one level
_BAR = 3.0  # px, half the height of a bar


@dataclass(frozen=True, slots=True)
class Mark:
    """Positions of one time and side, and how many they are."""

    moment: Moment
    side: Side
    negated: bool
    times: int

    @property
    def count(self) -> str:
        """What stands beside the mark: "×3", "" for one."""
        return f"×{self.times}" if self.times > 1 else ""

    @property
    def room(self) -> float:
        """The px it takes to the right of its middle."""
        return style.MARK / 2 + (measure.width(self.count, SMALL) + 2 if self.count else 0)


@dataclass(frozen=True, slots=True)
class Lane:
    """An actor and the marks of its positions, oldest first."""

    actor: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A mark with its place in px."""

    mark: Mark
    x: float
    y: float


def draw(lanes: Sequence[Lane], published: date | None) -> Drawing:
    """The figure of `lanes`, in their order."""
    legend = _key(lanes)
    top = legend.height + ground.HEAD
    axis = panels([m.moment for lane in lanes for m in lane.marks], published, _AXIS, WIDTH - 12.0)
    strokes, told, placed = list(legend.shapes), list(legend.words), []
    at = top
    for lane in lanes:
        levels = _levels(lane, axis)
        label = wrap(lane.actor, _ROOM, TEXT, 3)
        height = max((max(levels) + 1) * _LEVEL, len(label) * LINE) + 2 * _PAD - 6
        strokes.append(rule(0, at, WIDTH - 12, at))
        told.append(words(0, at + height / 2 - (len(label) - 1) * LINE / 2, label))
        first = at + height / 2 - max(levels) * _LEVEL / 2
        for mark, level in zip(lane.marks, levels, strict=True):
            placed.append(_Placed(mark, _middle(mark.moment, axis), first + level * _LEVEL))
        at += height
    floor = ground.Ground(axis, published, top, at)
    layout = frame.layout(at + ground.FOOT)
    layout["shapes"] = [*legend.shapes, *floor.shapes(), *strokes, *_bars(placed, axis)]
    layout["annotations"] = [*told, *floor.words(), *_counts(placed)]
    return {"data": [*_traces(placed), *legend.traces], "layout": layout}


def _key(lanes: Sequence[Lane]) -> Legend:
    legend = Legend()
    drawn = [mark for lane in lanes for mark in lane.marks]
    for name, known in SIDES.items():
        if any(mark.side == name for mark in drawn):
            legend.mark(known.look)
    if any(mark.negated for mark in drawn):
        legend.mark(style.Look("Open mark: the same, with “not”", style.QUIET, "circle-open"))
    return legend


def _levels(lane: Lane, axis: Sequence[Panel]) -> list[int]:
    """On which level each mark stands, so that none covers another."""
    ends: list[float] = []  # by level, the px its last mark reaches to
    found = []
    for mark in sorted(lane.marks, key=lambda m: _middle(m.moment, axis)):
        left = _middle(mark.moment, axis) - style.MARK / 2
        level = next((n for n, end in enumerate(ends) if end + _CLEAR <= left), len(ends))
        ends[level : level + 1] = [_middle(mark.moment, axis) + mark.room]
        found.append((mark, level))
    by_mark = dict(found)
    return [by_mark[mark] for mark in lane.marks]


def _middle(moment: Moment, axis: Sequence[Panel]) -> float:
    panel = next((p for p in reversed(axis) if p.meets(moment.first, moment.last)), axis[-1])
    return (panel.at(moment.first) + panel.at(moment.last)) / 2


def _bars(placed: Sequence[_Placed], axis: Sequence[Panel]) -> Iterator[Drawing]:
    """The days a position may be of, where it is not one."""
    for one in placed:
        moment = one.mark.moment
        look = style.bar(SIDES[one.mark.side].look.colour, bounded=False)
        for panel in axis:
            if moment.first < moment.last and panel.meets(moment.first, moment.last):
                left, right = panel.at(moment.first), panel.at(moment.last)
                yield rect(left, one.y - _BAR, right, one.y + _BAR, **look)


def _counts(placed: Sequence[_Placed]) -> Iterator[Drawing]:
    for one in placed:
        if one.mark.count:
            look = {"font": {"size": SMALL, "color": style.INK}}
            yield words(one.x + style.MARK / 2 + 2, one.y, [one.mark.count], **look)


def _traces(placed: Sequence[_Placed]) -> Iterator[Drawing]:
    """One trace for each shape of mark."""
    for name, known in SIDES.items():
        for negated in (False, True):
            here = [p for p in placed if p.mark.side == name and p.mark.negated == negated]
            if here:
                look = known.mark(negated=negated)
                hints = [f"{when(p.mark.moment)}: {look.word}{p.mark.count}" for p in here]
                trace = marks(look, [p.x for p in here], [p.y for p in here])
                yield trace | {"name": look.word, "hoverinfo": "text", "text": hints}
