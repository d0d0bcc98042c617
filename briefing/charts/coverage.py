"""Coverage over time by outlet: one row an outlet, one column a period, a bar for each.

A bar is as high as its number of articles, which stands above it. Copies of a text that is
counted already are an empty frame on top of the solid part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefing.charts import coverage_drawing
from briefing.charts.coverage_drawing import Cell, Row
from briefing.charts.numerals import listed, numeral, opened, several, short
from briefing.charts.periods import Period, periods
from briefing.models import Figure
from briefing.reading import dates

__all__ = ["Appearance", "coverage"]

MOST = 12  # rows; the outlets beyond them share the last one
UNNAMED = "Outlet not printed"
UNDATED = "no exact date"


@dataclass(frozen=True, slots=True)
class Appearance:
    """An article as it appeared: outlet as printed, first and last possible day, copy or not.

    `outlet` is None when not printed, `first` and `last` are None when undated.
    """

    outlet: str | None
    first: date | None = None
    last: date | None = None
    copy: bool = False


def coverage(appearances: Sequence[Appearance]) -> Figure:
    """The figure of `appearances`: how many articles each outlet had in each period.

    Raises ValueError when there is nothing to draw.
    """
    if not appearances:
        raise ValueError("coverage over time needs at least one article")
    columns = periods([(a.first, a.last) for a in appearances if a.first and a.last])
    apart = any(_column(a, columns) is None for a in appearances)
    rows, shared = _rows(appearances, columns)
    return Figure(
        headline=_headline(appearances, columns, shared),
        alt=_alt(rows, columns),
        plotly=coverage_drawing.draw(rows, columns, apart=apart),
        columns=("Outlet", *(p.name for p in columns), *(["No exact date"] if apart else [])),
        rows=tuple(_data(row, [*range(len(columns)), *([None] if apart else [])]) for row in rows),
    )


def _data(row: Row, places: Sequence[int | None]) -> tuple[str, ...]:
    """The outlet, and how many articles it has in each period, and copies among them."""
    cells = [row.cells.get(place, Cell(0, 0)) for place in places]
    return row.outlet, *(
        f"{cell.own + cell.copies}" + (f", {cell.copies} of them copies" if cell.copies else "")
        for cell in cells
    )


def _column(appearance: Appearance, columns: Sequence[Period]) -> int | None:
    """The number of the period of an article; None when its date is none or too wide."""
    first, last = appearance.first, appearance.last
    if first is None or last is None:
        return None
    return next((n for n, p in enumerate(columns) if p.holds((first, last))), None)


def _rows(appearances: Sequence[Appearance], columns: Sequence[Period]) -> tuple[list[Row], int]:
    """The rows, the outlet of most articles first, and how many outlets share the last one."""
    number = Counter(_outlet(a) for a in appearances)
    ranked = sorted(number, key=lambda outlet: (-number[outlet], outlet))
    shared = len(ranked) - MOST + 1 if len(ranked) > MOST else 0
    groups = [(outlet, {outlet}) for outlet in ranked[: len(ranked) - shared]]
    if shared:
        groups.append((f"{shared} further outlets", set(ranked[-shared:])))
    return [_row(name, group, appearances, columns) for name, group in groups], shared


def _row(
    name: str, group: set[str], appearances: Sequence[Appearance], columns: Sequence[Period]
) -> Row:
    here = [a for a in appearances if _outlet(a) in group]
    own = Counter(_column(a, columns) for a in here if not a.copy)
    copies = Counter(_column(a, columns) for a in here if a.copy)
    cells = {place: Cell(own[place], copies[place]) for place in own | copies}
    return Row(name, cells)


def _outlet(appearance: Appearance) -> str:
    return short(appearance.outlet or "") or UNNAMED


def _headline(appearances: Sequence[Appearance], columns: Sequence[Period], shared: int) -> str:
    total = len(appearances)
    outlets = Counter(_outlet(a) for a in appearances)
    placed = Counter(p for a in appearances if (p := _column(a, columns)) is not None)
    first, most = min(outlets.items(), key=lambda item: (-item[1], item[0]))
    peak, high = min(placed.items(), key=lambda i: (-i[1], i[0])) if placed else (0, 0)
    left = f"; {numeral(shared)} outlets share the last row" if shared else ""
    if len(outlets) > 1 and most * 2 > total:
        said = f"{first} has {numeral(most)} of {several(total, 'article')}"
    elif len(columns) > 1 and high * 2 > total:
        said = f"{numeral(high)} of {several(total, 'article')} appeared in {columns[peak].name}"
    else:
        said = f"{several(total, 'article')} from {_named(outlets)}{_reach(appearances)}"
    return opened(said) + left


def _named(outlets: Counter[str]) -> str:
    if set(outlets) == {UNNAMED}:
        return "sources that print no outlet"
    named = len(outlets) - (UNNAMED in outlets)
    return several(named, "outlet") + (" and from unnamed ones" if UNNAMED in outlets else "")


def _reach(appearances: Sequence[Appearance]) -> str:
    """From the month of the first to that of the last article."""
    days = [day for a in appearances for day in (a.first, a.last) if day]
    if not days:
        return ", none with a date"
    ends = min(days).isoformat(), max(days).isoformat()
    months = dict.fromkeys(end[:7] for end in ends)
    return f", {dates.spell('/'.join(months))}"


def _alt(rows: Sequence[Row], columns: Sequence[Period]) -> str:
    """The figure in words: for each outlet the number of articles in each period."""
    told = []
    for row in rows:
        places = sorted(row.cells, key=lambda p: len(columns) if p is None else p)
        cells = [_cell(row.cells[p], UNDATED if p is None else columns[p].name) for p in places]
        told.append(f"{row.outlet}: {listed(cells)}")
    return f"Articles by outlet and time of publication. {'; '.join(told)}."


def _cell(cell: Cell, when: str) -> str:
    copies = f" ({cell.copies} of them copies)" if cell.copies else ""
    return f"{cell.own + cell.copies} in {when}{copies}".replace("in no exact", "with no exact")
