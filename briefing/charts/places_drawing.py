"""A map drawn of lines and polygons: land, named countries, marks, labels beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.charts import frame, measure, style
from briefing.charts.legend import Legend
from briefing.charts.outlines import Point, lands
from briefing.charts.placing import Spot, spots
from briefing.charts.shapes import Drawing, marks, rect, rule, words
from briefing.charts.style import LINE, SMALL, TEXT, WIDTH
from briefing.charts.views import View, views
from briefing.charts.wrapping import wrap

_ROOM = 150.0  # px, the longest label
_MARK = 8.5  # px, across
_BETWEEN = 1.5  # px from a label's edge to its words
LAND, NAMED, BORDER = "#e2e7ee", "#b3c0d1", "#ffffff"
_FRAME: Drawing = {"line": {"color": style.HAIRLINE, "width": 1}}
_COUNTRY = style.Look("Country", style.INK, "circle-open")
_TOWN = style.Look("Town or other place", style.LOOKS["past"].colour, "diamond")
_NAMED = "Country that is named"
_NOTE = "Numbers: articles that name the place. Outlines are coarse and take no side on any border."


@dataclass(frozen=True, slots=True)
class Pin:
    """A place on the map: name, articles, longitude and latitude, and whether it is a country."""

    name: str
    texts: int
    position: Point
    country: bool
    code: str

    @property
    def label(self) -> str:
        """Its name and the number of articles, cut to the room of a label."""
        count = f" {self.texts}"
        return wrap(self.name, _ROOM - measure.width(count, TEXT), TEXT, 1)[0] + count


def draw(pins: Sequence[Pin]) -> Drawing:
    """The map round `pins`, at least one; the first have first choice of room."""
    legend = _key(pins)
    top = legend.height + 4
    shown = views([pin.position for pin in pins], WIDTH)
    bottom = top + shown[0].window.height
    traces: list[Drawing] = []
    shapes, notes = list(legend.shapes), list(legend.words)
    codes = {pin.code for pin in pins if pin.code}
    for view in shown:
        corners = view.left, top, view.left + view.window.width, bottom
        here = [pins[number] for number in view.members]
        at = [view.window.at(pin.position) for pin in here]
        lines = [pin.label for pin in here]
        sizes = [(measure.width(line, TEXT) + 2 * _BETWEEN, LINE) for line in lines]
        placed = spots(at, sizes, view.window.width, view.window.height)
        traces += [*_grounds(view, codes, top), *_marks(here, at, view.left, top)]
        shapes += [rect(*corners, **_FRAME), *_leaders(placed, view.left, top)]
        notes += _labels(placed, lines, view.left, top)
    notes.append(words(0, bottom + 12, [_NOTE], font={"size": SMALL, "color": style.QUIET}))
    layout = frame.layout(bottom + 22) | {"shapes": shapes, "annotations": notes}
    return {"data": [*traces, *legend.traces], "layout": layout}


def _key(pins: Sequence[Pin]) -> Legend:
    legend = Legend()
    if any(pin.country for pin in pins):
        legend.mark(_COUNTRY)
        legend.box(_NAMED, fillcolor=NAMED)
    if any(not pin.country for pin in pins):
        legend.mark(_TOWN)
    return legend


def _grounds(view: View, codes: set[str], top: float) -> Iterator[Drawing]:
    """Land, and above it the countries named, as polygons with gaps; discs lie below all else."""
    for disc, named in ((True, False), (True, True), (False, False), (False, True)):
        xs: list[float | None] = []
        ys: list[float | None] = []
        shown = [land for land in lands() if (land.disc, land.code in codes) == (disc, named)]
        rings = [ring for land in shown for ring in land.rings]
        for part in (part for ring in rings for part in view.window.outlines(ring)):
            xs += [round(x + view.left, 1) for x, _ in part] + [None]
            ys += [round(y + top, 1) for _, y in part] + [None]
        if xs:
            yield {
                "type": "scatter",
                "mode": "lines",
                "x": xs,
                "y": ys,
                "fill": "toself",
                "fillcolor": NAMED if named else LAND,
                "line": {"color": BORDER, "width": 0.7},
                "hoverinfo": "skip",
            }


def _marks(pins: Sequence[Pin], at: Sequence[Point], left: float, top: float) -> Iterator[Drawing]:
    for country, look in ((True, _COUNTRY), (False, _TOWN)):
        here = [(pin, point) for pin, point in zip(pins, at, strict=True) if pin.country == country]
        if here:
            trace = marks(look, [p[0] + left for _, p in here], [p[1] + top for _, p in here])
            trace["marker"]["size"] = _MARK
            hints = [style.literal(pin.label) for pin, _ in here]
            yield trace | {"name": look.word, "hoverinfo": "text", "text": hints}


def _leaders(placed: Sequence[Spot | None], left: float, top: float) -> Iterator[Drawing]:
    """A fine line from each mark to a label that stands apart from it."""
    for spot in placed:
        if spot and max(abs(a - b) for a, b in zip(spot.mark, spot.end, strict=True)) > 10:
            (x0, y0), (x1, y1) = spot.mark, spot.end
            look = {"color": style.QUIET, "width": 0.9}
            drawn = rule(x0 + left, y0 + top, x1 + left, y1 + top, **look)
            yield drawn | {"layer": "above"}


def _labels(
    placed: Sequence[Spot | None], lines: list[str], left: float, top: float
) -> Iterator[Drawing]:
    for spot, line in zip(placed, lines, strict=True):
        if spot:
            x, y = left + spot.box.left + _BETWEEN, top + (spot.box.top + spot.box.bottom) / 2
            yield words(x, y, [line], bgcolor="rgba(255,255,255,0.72)")
