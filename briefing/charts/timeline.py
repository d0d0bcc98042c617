"""A timeline of events, one row each, oldest on top; uncertainty is drawn, never hidden.

Days are points, months and ranges are bars, and what is only bounded is a dotted line between
its bounds. Status is told by colour and by shape. The colours are those of Okabe and Ito
("Color Universal Design", 2008), which the colour-blind can tell apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from briefing.models import Figure, Status
from briefing.reading import dates

MOST = 24  # rows; more would not be legible on a page
_LABEL = 56  # characters of a row's label, its date included
_ROW = 23  # pixels of a row
_LEFT, _RIGHT, _TOP, _BOTTOM = 350, 16, 46, 40  # pixels around the plot
_WIDTH = 760  # pixels
_BREAK = 0.06  # of the plot's width, between two panels
_FIRST_PANEL = 0.34  # of the plot's width, for what lies before the break
_SHAPES: dict[Status, tuple[str, str, str]] = {
    "past": ("Past", "#0072B2", "circle"),
    "ongoing": ("Ongoing", "#56B4E9", "square"),
    "scheduled": ("Scheduled", "#009E73", "diamond"),
    "possible": ("Possible only", "#E69F00", "diamond-open"),
    "speculated": ("Speculation", "#D55E00", "triangle-up-open"),
}
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


@dataclass(frozen=True, slots=True)
class Moment:
    """An event as it is drawn: first and last possible day, and a label of one line.

    `bounded` means that it lies somewhere between the two days, `approximate` that the source
    gives its date with a word such as "early".
    """

    first: date
    last: date
    label: str
    status: Status
    bounded: bool = False
    approximate: bool = False


def timeline(moments: Sequence[Moment], published: date | None) -> Figure:
    """The figure of `moments`; `published` is the information cut-off, None when unknown.

    Raises ValueError when there is nothing to draw.
    """
    if not moments:
        raise ValueError("a timeline needs at least one event")
    ordered = sorted(moments, key=lambda m: (m.first, m.last))
    shown = sorted(ordered, key=lambda m: m.last, reverse=True)[:MOST]
    rows = [moment for moment in ordered if moment in shown]
    split = _split(rows)
    layout = _layout(rows, published, split)
    return Figure(
        headline=_headline(rows, len(ordered), published),
        alt=_alt(rows, len(ordered)),
        plotly={"data": list(_traces(rows, split)), "layout": layout},
    )


def _headline(rows: list[Moment], total: int, published: date | None) -> str:
    number = f"{total} dated events" if total > 1 else "One dated event"
    if total > len(rows):
        number = f"The latest {len(rows)} of {total} dated events"
    if published is None:
        return number
    ahead = sum(moment.last > published for moment in rows)
    day = dates.spell(published.isoformat())
    return f"{number}, {ahead or 'none'} of them ahead of {day}"


def _alt(rows: list[Moment], total: int) -> str:
    """The figure in words: each event with its date and status."""
    told = [f"{_when(m)}: {_plain(m.label)} ({_SHAPES[m.status][0].lower()})" for m in rows]
    left = f" {total - len(rows)} earlier events are not drawn." if total > len(rows) else ""
    return f"Timeline of {len(rows)} events. " + "; ".join(told) + "." + left


def _when(moment: Moment) -> str:
    first, last = moment.first.isoformat(), moment.last.isoformat()
    if moment.bounded and first != last:
        return f"between {dates.spell(first)} and {dates.spell(last)}"
    value = _whole(moment) or (first if first == last else f"{first}/{last}")
    return ("about " if moment.approximate else "") + dates.spell(value)


def _whole(moment: Moment) -> str | None:
    """The month or year the moment fills, as ISO; None when it fills neither."""
    for value in (moment.first.isoformat()[:4], moment.first.isoformat()[:7]):
        if dates.bounds(value) == (moment.first, moment.last):
            return value
    return None


def _plain(label: str) -> str:
    return " ".join(_CONTROLS.sub(" ", label).split())


def _marked(text: str) -> str:
    """`text` for plotly, which reads a few tags in labels: they are to print as they are."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _tick(moment: Moment) -> str:
    label, when = _plain(moment.label), _when(moment)
    room = max(_LABEL - len(when), 12)
    if len(label) > room:
        label = label[:room].rsplit(" ", 1)[0] + " …"
    return f"{_marked(label)}  <b>{_marked(when)}</b>"


def _split(rows: list[Moment]) -> date | None:
    """The day before which the axis is broken off: where one gap leaves the rest squashed.

    None when the events spread well over one axis.
    """
    starts = sorted({moment.first for moment in rows})
    if len(starts) < 4:
        return None
    gaps = [(after - before, after) for before, after in zip(starts, starts[1:], strict=False)]
    widest, after = max(gaps)
    whole, rest = starts[-1] - starts[0], starts[-1] - after
    later = sum(start >= after for start in starts)
    return after if widest * 3 > whole and rest * 4 < whole and later > 2 else None


def _traces(rows: list[Moment], split: date | None) -> Iterable[dict[str, Any]]:
    """Bars and points of each status, on the panel each lies in."""
    for status, (name, colour, shape) in _SHAPES.items():
        places = [(len(rows) - n, m) for n, m in enumerate(rows) if m.status == status]
        if places:
            yield from _lines(places, colour, split, bounded=False)
            yield from _lines(places, colour, split, bounded=True)
            yield from _points(places, (name, colour, shape), split)


def _panel(moment: Moment, split: date | None) -> str:
    return "x" if split is None or moment.first >= split else "x2"


def _lines(
    places: list[tuple[int, Moment]], colour: str, split: date | None, *, bounded: bool
) -> Iterable[dict[str, Any]]:
    for panel in ("x", "x2"):
        ends = [
            (row, m)
            for row, m in places
            if m.first < m.last and m.bounded == bounded and _panel(m, split) == panel
        ]
        if ends:
            yield {
                "type": "scatter",
                "mode": "lines",
                "x": [x for _, m in ends for x in (_day(m.first), _day(m.last), None)],
                "y": [y for row, _ in ends for y in (row, row, None)],
                "xaxis": panel,
                "line": {"color": colour, "width": 2 if bounded else 7}
                | ({"dash": "dot"} if bounded else {}),
                "opacity": 1 if bounded else 0.55,
                "showlegend": False,
                "hoverinfo": "skip",
            }


def _points(
    places: list[tuple[int, Moment]], look: tuple[str, str, str], split: date | None
) -> Iterable[dict[str, Any]]:
    name, colour, shape = look
    told = False
    for panel in ("x", "x2"):
        here = [(row, m) for row, m in places if _panel(m, split) == panel]
        if here:
            yield {
                "type": "scatter",
                "mode": "markers",
                "name": name,
                "legendgroup": name,
                "showlegend": not told,
                "x": [_day(_middle(m)) for _, m in here],
                "y": [row for row, _ in here],
                "xaxis": panel,
                "text": [f"{_when(m)}: {_marked(_plain(m.label))}" for _, m in here],
                "hoverinfo": "text",
                "marker": {
                    "color": colour,
                    "symbol": shape,
                    "size": 10,
                    "line": {"color": colour, "width": 2},
                },
            }
            told = True


def _middle(moment: Moment) -> date:
    return moment.first + (moment.last - moment.first) // 2


def _day(day: date) -> str:
    return day.isoformat()


def _layout(rows: list[Moment], published: date | None, split: date | None) -> dict[str, Any]:
    later = [m for m in rows if _panel(m, split) == "x"]
    earlier = [m for m in rows if _panel(m, split) == "x2"]
    start = _FIRST_PANEL + _BREAK if earlier else 0.0
    layout: dict[str, Any] = {
        "width": _WIDTH,
        "height": _TOP + _BOTTOM + _ROW * len(rows),
        "margin": {"l": _LEFT, "r": _RIGHT, "t": _TOP, "b": _BOTTOM},
        "font": {"family": "Inter, Noto Sans KR, sans-serif", "size": 11, "color": "#1b1f27"},
        "paper_bgcolor": "#ffffff",
        "plot_bgcolor": "#ffffff",
        "legend": {"orientation": "h", "x": 1, "xanchor": "right", "y": 1, "yanchor": "bottom"},
        "yaxis": {
            "range": [0.4, len(rows) + 0.6],
            "tickmode": "array",
            "tickvals": [len(rows) - n for n in range(len(rows))],
            "ticktext": [_tick(m) for m in rows],
            "gridcolor": "#eef1f5",
            "zeroline": False,
            "fixedrange": True,
        },
        "xaxis": _axis(later, [start, 1.0], published),
        "shapes": [],
        "annotations": [],
    }
    if earlier:
        layout["xaxis2"] = _axis(earlier, [0.0, _FIRST_PANEL], None) | {"anchor": "y"}
        layout["yaxis"]["anchor"] = "x2"
        layout["shapes"].append(_gap(start))
    if published is not None:
        layout["shapes"].append(_cutoff(published))
    return layout


def _axis(rows: list[Moment], domain: list[float], also: date | None) -> dict[str, Any]:
    days = [day for m in rows for day in (m.first, m.last)] + ([also] if also else [])
    first, last = min(days), max(days)
    margin = max((last - first) // 14, timedelta(days=3))
    return {
        "type": "date",
        "domain": domain,
        "range": [_day(first - margin), _day(last + margin)],
        "gridcolor": "#dde3ea",
        "zeroline": False,
        "ticks": "outside",
        "tickcolor": "#c9d1dc",
        "nticks": 5 if domain[1] - domain[0] > 0.5 else 3,
        "tickangle": 0,
        "tickformat": _format(last - first),
        "fixedrange": True,
    }


def _format(length: timedelta) -> str:
    """Tick labels: days within a few months, months within three years, else years."""
    if length.days > 3 * 366:
        return "%Y"
    return "%b %Y" if length.days > 150 else "%-d %b<br>%Y"


def _cutoff(published: date) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "x",
        "yref": "paper",
        "x0": _day(published),
        "x1": _day(published),
        "y0": 0,
        "y1": 1,
        "line": {"color": "#a3161c", "width": 1.2, "dash": "dash"},
    }


def _gap(start: float) -> dict[str, Any]:
    """A grey band where the axis is broken off."""
    return {
        "type": "rect",
        "xref": "paper",
        "yref": "paper",
        "x0": start - _BREAK + 0.015,
        "x1": start - 0.015,
        "y0": 0,
        "y1": 1,
        "fillcolor": "#eef1f5",
        "line": {"width": 0},
    }
