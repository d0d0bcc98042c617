"""A timeline as a plotly figure of plain JSON values, every place given in pixels.

Plotly would choose sizes from the data; an edited figure needs its rows as high as their
words. So both axes count pixels, and words, bars and rules are put where they belong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from briefing.charts import frame, ground, style
from briefing.charts.key import key
from briefing.charts.moments import Moment, when
from briefing.charts.panels import Panel, panels
from briefing.charts.shapes import Drawing, marks, rect, rule, words
from briefing.charts.style import LINE, LOOKS, TEXT, WIDTH
from briefing.charts.wrapping import wrap

_WHEN = 130.0  # px, the column of dates
_WHAT = 138.0  # px, left edge of the column of labels
_ROOM = 232.0  # px, its width
_AXIS = 382.0  # px, left edge of the panels
_PAD = 5.0  # px above and below the words of a row
_BAR = 4.0  # px, half the height of a bar
_LINES = 3  # of a label


@dataclass(frozen=True, slots=True)
class _Row:
    """A moment, the lines of its date and its label, its upper edge and its height in px."""

    moment: Moment
    date: list[str]
    label: list[str]
    top: float
    height: float

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


def draw(moments: Sequence[Moment], published: date | None) -> Drawing:
    """The figure of `moments`, in their order."""
    legend = key(moments)
    top = legend.height + ground.HEAD
    rows = list(_rows(moments, top))
    bottom = rows[-1].top + rows[-1].height
    axis = panels(moments, published, _AXIS, WIDTH - 12.0)
    floor = ground.Ground(axis, published, top, bottom)
    strokes = [*legend.shapes, *floor.shapes()]
    told = [*legend.words, *floor.words()]
    for row in rows:
        strokes += [rule(0, row.top, _AXIS - 10, row.top), *_bars(row, axis)]
        told += _told(row)
    return {
        "data": [*_marks(rows, axis), *legend.traces],
        "layout": frame.layout(bottom + ground.FOOT) | {"shapes": strokes, "annotations": told},
    }


def _rows(moments: Sequence[Moment], top: float) -> Iterator[_Row]:
    for moment in moments:
        dated = wrap(when(moment), _WHEN, TEXT, _LINES)
        label = wrap(style.plain(moment.label), _ROOM, TEXT, _LINES)
        height = max(len(dated), len(label)) * LINE + 2 * _PAD
        yield _Row(moment, dated, label, top, height)
        top += height


def _told(row: _Row) -> list[Drawing]:
    first = row.top + _PAD + LINE / 2
    quiet = {"size": TEXT, "color": style.QUIET}
    return [words(0, first, row.date, font=quiet), words(_WHAT, first, row.label)]


def _bars(row: _Row, axis: Sequence[Panel]) -> Iterator[Drawing]:
    """The days the event may have taken, in every panel they reach into."""
    moment = row.moment
    look = style.bar(LOOKS[moment.status].colour, bounded=moment.bounded)
    for panel in axis:
        if moment.first < moment.last and panel.meets(moment.first, moment.last):
            left, right = panel.at(moment.first), panel.at(moment.last)
            yield rect(left, row.middle - _BAR, right, row.middle + _BAR, **look)


def _marks(rows: list[_Row], axis: Sequence[Panel]) -> Iterator[Drawing]:
    """One trace a status, so that colour and mark go together; a bar's mark is in its middle."""
    for status, look in LOOKS.items():
        here = [row for row in rows if row.moment.status == status]
        if here:
            trace = marks(look, [_middle(row, axis) for row in here], [row.middle for row in here])
            hints = [_hint(row.moment) for row in here]
            yield trace | {"name": look.word, "hoverinfo": "text", "text": hints}


def _middle(row: _Row, axis: Sequence[Panel]) -> float:
    first, last = row.moment.first, row.moment.last
    panel = next((p for p in reversed(axis) if p.meets(first, last)), axis[-1])
    return (panel.at(first) + panel.at(last)) / 2


def _hint(moment: Moment) -> str:
    return style.literal(f"{when(moment)}: {style.plain(moment.label)[:200]}")
