"""Names in two columns, and the lines between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from briefing.charts import frame, style
from briefing.charts.legend import Legend
from briefing.charts.shapes import Drawing, marks, words
from briefing.charts.style import LINE, SMALL, TEXT, WIDTH
from briefing.charts.wrapping import wrap

_ROOM = 200.0  # px, the width of a column of names
_LEFT = 236.0  # px, where lines begin
_RIGHT = WIDTH - 236.0  # px, where they end
_GAP = 11.0  # px between two names
_HEAD = 26.0  # px, the heads of the columns
_THIN, _STEP, _WIDEST = 1.2, 0.8, 4.4  # px of a line: of one passage, a further one, at most
_BOTH = style.LOOKS["past"].colour
_SPEAKS = style.Look("", style.INK, "circle")
_NAMED = style.Look("", style.INK, "triangle-right")


@dataclass(frozen=True, slots=True)
class Link:
    """Who names whom, in how many passages, and whether the other does too."""

    speaker: str
    named: str
    passages: int
    mutual: bool


@dataclass(frozen=True, slots=True)
class _Name:
    """A name, its lines, and the px of its middle."""

    name: str
    lines: list[str]
    middle: float


def draw(links: Sequence[Link]) -> Drawing:
    """The figure of `links`, speakers in their order, those named near who names them."""
    legend = _key(links)
    top = legend.height + _HEAD
    speakers = list(dict.fromkeys(link.speaker for link in links))
    named = _near(links, speakers)
    left, low = _column(speakers, top)
    right, other = _column(named, top)
    left, right = _centred(left, max(low, other) - low), _centred(right, max(low, other) - other)
    told = [*legend.words, *_heads(legend.height), *_told(left, _LEFT - 12, "right")]
    told += _told(right, _RIGHT + 12, "left")
    ends = [row.middle for row in left], [row.middle for row in right]
    shapes = [*legend.shapes, *_lines(links, left, right)]
    traces = [
        marks(_SPEAKS, [_LEFT] * len(left), ends[0]) | {"hoverinfo": "skip"},
        marks(_NAMED, [_RIGHT] * len(right), ends[1]) | {"hoverinfo": "skip"},
    ]
    return {
        "data": [*legend.traces, *traces],
        "layout": frame.layout(max(low, other)) | {"shapes": shapes, "annotations": told},
    }


def _key(links: Sequence[Link]) -> Legend:
    legend = Legend()
    if any(not link.mutual for link in links):
        legend.line("Names", **_look(1, mutual=False))
    if any(link.mutual for link in links):
        legend.line("Each names the other", **_look(1, mutual=True))
    if any(link.passages > 1 for link in links):
        legend.line("The wider, the more passages", **_look(4, mutual=True) | {"color": style.INK})
    return legend


def _look(passages: int, *, mutual: bool) -> dict[str, Any]:
    width = min(_THIN + _STEP * (passages - 1), _WIDEST)
    if mutual:
        return {"color": _BOTH, "width": width}
    return {"color": style.QUIET, "width": width, "dash": "5px,3px"}


def _near(links: Sequence[Link], speakers: Sequence[str]) -> list[str]:
    """Those named, ordered by the middle of their speakers, so that few lines cross."""
    places: dict[str, list[int]] = {}
    for link in links:
        places.setdefault(link.named, []).append(speakers.index(link.speaker))
    return sorted(places, key=lambda name: sum(places[name]) / len(places[name]))


def _column(names: Sequence[str], top: float) -> tuple[list[_Name], float]:
    """The names one below the other, and where the column ends."""
    rows = []
    for name in names:
        lines = wrap(name, _ROOM, TEXT, 2)
        height = len(lines) * LINE + _GAP
        rows.append(_Name(name, lines, top + height / 2))
        top += height
    return rows, top


def _centred(rows: list[_Name], spare: float) -> list[_Name]:
    """The rows of the shorter column, spread over the height of the longer one."""
    count = len(rows)
    return [
        _Name(row.name, row.lines, row.middle + spare * (number + 0.5) / count)
        for number, row in enumerate(rows)
    ]


def _heads(top: float) -> Iterator[Drawing]:
    look: Drawing = {"font": {"size": SMALL, "color": style.QUIET}}
    yield words(_LEFT - 12, top + 12, ["Whose words"], **look, xanchor="right")
    yield words(_RIGHT + 12, top + 12, ["Whom they name"], **look)


def _told(rows: list[_Name], x: float, anchor: str) -> Iterator[Drawing]:
    for row in rows:
        yield words(x, row.middle - (len(row.lines) - 1) * LINE / 2, row.lines, xanchor=anchor)


def _lines(links: Sequence[Link], left: list[_Name], right: list[_Name]) -> Iterator[Drawing]:
    """Curves from speaker to named, the rarest below."""
    start = {row.name: row.middle for row in left}
    end = {row.name: row.middle for row in right}
    bend = (_RIGHT - _LEFT) * 0.45
    for link in sorted(links, key=lambda k: (k.mutual, k.passages)):
        y0, y1 = start[link.speaker], end[link.named]
        x0, x1 = _LEFT + 6, _RIGHT - 5
        path = f"M{x0:.1f},{y0:.1f} C{x0 + bend:.1f},{y0:.1f} {x1 - bend:.1f},{y1:.1f} "
        look = _look(link.passages, mutual=link.mutual)
        yield {
            "type": "path",
            "path": path + f"{x1:.1f},{y1:.1f}",
            "xref": "x",
            "yref": "y",
            "layer": "below",
            "line": look,
        }
