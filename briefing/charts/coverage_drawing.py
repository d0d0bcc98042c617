"""Coverage by outlet and period, drawn: a grid of small bars with their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.charts import frame, measure, style
from briefing.charts.legend import Legend
from briefing.charts.periods import Period
from briefing.charts.shapes import Drawing, rect, rule, words
from briefing.charts.style import LINE, SMALL, TEXT, WIDTH
from briefing.charts.wrapping import wrap

_LABEL = 150.0  # px, the column of outlets
_LEFT = 166.0  # px, left edge of the periods
_SUM = 34.0  # px, the column of sums
_ROW = 48.0  # px
_BAR = 26.0  # px, the highest bar
_WIDEST = 30.0  # px, the width of a bar
_SPACE = 8.0  # px between two names of periods
_FOOT = 40.0  # px, the names of the periods
_APART = ("No exact", "date")
_SOLID: Drawing = {"fillcolor": style.LOOKS["past"].colour}
_OPEN: Drawing = {
    "fillcolor": "#ffffff",
    "line": {"color": style.LOOKS["past"].colour, "width": 1.4},
}


@dataclass(frozen=True, slots=True)
class Cell:
    """How many articles an outlet had in a period: texts of its own, and copies."""

    own: int
    copies: int


@dataclass(frozen=True, slots=True)
class Row:
    """An outlet and its cells by the number of the period; None stands for no exact date."""

    outlet: str
    cells: Mapping[int | None, Cell]


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the columns of periods stand, and how many px an article is high."""

    columns: Sequence[Period]
    apart: bool
    top: float
    unit: float

    @property
    def step(self) -> float:
        return (WIDTH - _SUM - _LEFT) / max(len(self.columns) + self.apart, 4)

    def middle(self, place: int | None) -> float:
        number = len(self.columns) if place is None else place
        return _LEFT + self.step * (number + 0.5)

    def base(self, row: int) -> float:
        """The px of the line that the bars of a row stand on."""
        return self.top + _ROW * (row + 1) - 4


def draw(rows: Sequence[Row], columns: Sequence[Period], *, apart: bool) -> Drawing:
    """The figure of `rows`; `apart` tells whether there is a column without an exact date."""
    legend = _key(rows)
    cells = [cell for row in rows for cell in row.cells.values()]
    unit = _BAR / max(cell.own + cell.copies for cell in cells)
    grid = _Grid(columns, apart, legend.height, unit)
    strokes, told = list(legend.shapes), [*legend.words, *_foot(grid, len(rows))]
    for number, row in enumerate(rows):
        strokes += _bars(row, grid, number)
        told += _told(row, grid, number)
    height = grid.base(len(rows) - 1) + _FOOT
    return {
        "data": legend.traces,
        "layout": frame.layout(height) | {"shapes": strokes, "annotations": told},
    }


def _key(rows: Sequence[Row]) -> Legend:
    legend = Legend()
    if any(cell.copies for row in rows for cell in row.cells.values()):
        legend.box("Texts of its own", **_SOLID)
        legend.box("Copies of a text that is among the sources", **_OPEN)
    return legend


def _bars(row: Row, grid: _Grid, number: int) -> Iterator[Drawing]:
    base = grid.base(number)
    yield rule(_LEFT, base, _LEFT + grid.step * (len(grid.columns) + grid.apart), base)
    for place, cell in row.cells.items():
        half = min(grid.step * 0.7, _WIDEST) / 2
        left, right = grid.middle(place) - half, grid.middle(place) + half
        middle = base - cell.own * grid.unit
        if cell.own:
            yield rect(left, middle, right, base, **_SOLID)
        if cell.copies:
            yield rect(left, middle - cell.copies * grid.unit, right, middle, **_OPEN)


def _told(row: Row, grid: _Grid, number: int) -> Iterator[Drawing]:
    """The name of the outlet, the number above each bar, and their sum."""
    base = grid.base(number)
    lines = wrap(row.outlet, _LABEL, TEXT, 2)
    yield words(0, base - 11 - (len(lines) - 1) * LINE / 2, lines)
    small = {"font": {"size": SMALL, "color": style.INK}, "xanchor": "center"}
    for place, cell in row.cells.items():
        count = cell.own + cell.copies
        yield words(grid.middle(place), base - count * grid.unit - 8, [str(count)], **small)
    if len(grid.columns) + grid.apart > 1:
        total = str(sum(cell.own + cell.copies for cell in row.cells.values()))
        bold = {"font": {"size": TEXT, "color": style.QUIET}, "xanchor": "right"}
        yield words(WIDTH - 2, base - 11, [f"{total}"], **bold)


def _foot(grid: _Grid, rows: int) -> Iterator[Drawing]:
    """The names of the periods, as many as fit; the year only where it changes."""
    look = {"font": {"size": SMALL, "color": style.QUIET}, "xanchor": "center"}
    at = grid.base(rows - 1) + 12
    if len(grid.columns) > 1:
        yield words(0, at, [f"Columns: {grid.columns[0].unit}"], font=look["font"])
    year = ""
    every = _every(grid)
    for number in range(0, len(grid.columns) - (every - 1) * grid.apart, every):
        top, below = grid.columns[number].lines
        shown = [top] if below in ("", year) else [top, below]
        year = below
        yield words(grid.middle(number), at, shown, **look)
    if grid.apart:
        yield words(grid.middle(None), at, _APART, **look)
    if len(grid.columns) + grid.apart > 1:
        yield words(WIDTH - 2, at, ["All"], **look | {"xanchor": "right"})


def _every(grid: _Grid) -> int:
    """Every how many periods are named, so that their names do not touch."""
    lines = [line for period in grid.columns for line in period.lines]
    lines += _APART if grid.apart else ()
    widest = max(measure.width(line, SMALL) for line in lines)
    return 1 + int((widest + _SPACE) // grid.step)
