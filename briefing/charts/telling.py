"""What one trace of a figure says, in a sentence: where it begins and ends, its extremes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from briefing.charts import series
from briefing.charts.numerals import listed, opened, several
from briefing.charts.records import Sheet

TOLD = 5  # parts of a whole, flows or rows that are named
WITHOUT_AXES = frozenset(
    "pie funnelarea sunburst treemap icicle sankey table indicator parcoords parcats splom "
    "scattergeo choropleth scattermap choroplethmap densitymap scattermapbox choroplethmapbox "
    "densitymapbox scatterpolar barpolar scatterpolargl scatterternary scattersmith".split()
)


def sentence(sheet: Sheet, *, alone: bool) -> str:
    """The trace in a sentence; empty when it has no values. One that is `alone` needs no name."""
    told = _TOLD.get(sheet.kind, _course)(sheet)
    if not told:
        return ""
    told = told if told.endswith(".") else f"{told}."
    named = sheet.name and not alone
    return f"{sheet.name}: {told.removeprefix('values: ')}" if named else opened(told)


def reach(values: Sequence[Any]) -> str:
    """From the lowest to the highest of numbers or dates; of names how many there are."""
    numbers = [n for n in map(series.number, values) if n is not None]
    said = [value for value in values if value is not None]
    if not said:
        return ""
    if len(numbers) == len(said):
        return " to ".join(dict.fromkeys(map(series.brief, (min(numbers), max(numbers)))))
    days = sorted(str(value) for value in said if series.is_day(value))
    if len(days) == len(said):
        ends = dict.fromkeys(series.said(day) for day in (days[0], days[-1]))
        return " to ".join(ends)
    return several(len({series.said(value) for value in said}), "category", "categories")


def _points(sheet: Sheet) -> list[tuple[str, float]]:
    """Where and how much: the column of numbers, and the words of the one before it."""
    column = _numbers(sheet)
    place = 0 if column else 1
    found = []
    for row in sheet.rows:
        number = series.number(row[column]) if column < len(row) else None
        if number is not None:
            found.append((series.brief(row[place]) if place < len(row) else "", number))
    return found


def _numbers(sheet: Sheet) -> int:
    """The last column of numbers."""
    for column in reversed(range(len(sheet.heads))):
        if any(series.number(row[column]) is not None for row in sheet.rows):
            return column
    return 0


def _course(sheet: Sheet) -> str:
    """Few names with their values; else the first and last value, the highest and the lowest."""
    if "To" in sheet.heads:
        return _spans(sheet)
    points = _points(sheet)
    if not points:
        return ""
    if len(points) <= TOLD and _are_names(sheet):
        return f"values: {listed([f'{name} {series.brief(n)}' for name, n in points])}"
    if _is_cloud(sheet):
        return _spread(sheet)
    first, last = points[0], points[-1]
    low, high = min(points, key=lambda p: p[1]), max(points, key=lambda p: p[1])
    told = f"from {_said(first)} to {_said(last)}" if len(points) > 1 else _said(first)
    if high not in (first, last):
        told += f", highest {_said(high)}"
    if low not in (first, last):
        told += f", lowest {_said(low)}"
    return told


def _are_names(sheet: Sheet) -> bool:
    """True for values of categories."""
    named = [row[0] for row in sheet.rows if row[0] is not None]
    return any(isinstance(name, str | list) and not series.is_day(name) for name in named)


def _is_cloud(sheet: Sheet) -> bool:
    """True for points in no order, which have neither a first nor a last."""
    places = [series.number(row[0]) for row in sheet.rows]
    if None in places:
        return False
    ordered = sorted(place for place in places if place is not None)
    return places not in (ordered, ordered[::-1])


def _spans(sheet: Sheet) -> str:
    """Bars from one date to another."""
    named = [" ".join(filter(None, (series.said(n), _from(a, b)))) for n, a, b in sheet.rows[:TOLD]]
    return f"{'; '.join(named)}{_more(len(sheet.rows) - TOLD, 'bar')}"


def _from(start: Any, end: Any) -> str:
    return " to ".join(dict.fromkeys(map(series.said, (start, end))))


def _said(point: tuple[str, float]) -> str:
    return f"{series.brief(point[1])}{_at(point[0])}"


def _at(place: str) -> str:
    return f" ({place})" if place else ""


def _spread(sheet: Sheet) -> str:
    """How many points, and from where to where their values go."""
    column = _numbers(sheet)
    told = reach([row[column] for row in sheet.rows if column < len(row)])
    return f"{several(len(sheet.rows), 'point')}, {sheet.heads[column]} {told}" if told else ""


def _shares(sheet: Sheet) -> str:
    """The parts of a whole, the largest first."""
    points = sorted(_points(sheet), key=lambda point: -point[1])
    total = sum(number for _, number in points)
    if not points or total <= 0:
        return _largest(sheet)
    named = [f"{name or '?'} {series.brief(n)} ({n / total:.0%})" for name, n in points[:TOLD]]
    return f"parts: {listed(named)}{_more(len(points) - TOLD, 'part')}"


def _largest(sheet: Sheet) -> str:
    """How many rows, and those of the highest value."""
    column = _numbers(sheet)
    rows = [row for row in sheet.rows if series.number(row[column]) is not None]
    rows.sort(key=lambda row: -(series.number(row[column]) or 0))
    if not rows:
        return several(len(sheet.rows), "part")
    named = [f"{series.said(row[0])} {series.brief(row[column])}" for row in rows[:3]]
    return f"{several(len(rows), 'part')}, the largest {listed(named)}"


def _flows(sheet: Sheet) -> str:
    rows = sorted(sheet.rows, key=lambda row: -(series.number(row[2]) or 0))
    named = [f"{series.said(a)} to {series.said(b)} {series.brief(n)}" for a, b, n in rows[:TOLD]]
    return f"{several(len(rows), 'flow')}: {listed(named)}{_more(len(rows) - TOLD, 'flow')}"


def _columns(sheet: Sheet) -> str:
    heads = [head for head in sheet.heads if head]
    return f"{several(len(sheet.rows), 'row')} under {listed(heads[:TOLD])}" if heads else ""


def _matrix(sheet: Sheet) -> str:
    """The lowest and the highest value of a matrix, and where they are."""
    long = sheet.heads[-1] == "Value"
    cells = [
        (f"{series.said(row[0])}, {series.said(row[1])}", row[2])
        if long
        else (f"{head}, {series.said(row[0])}", value)
        for row in sheet.rows
        for head, value in ([("", 0)] if long else zip(sheet.heads[1:], row[1:], strict=False))
    ]
    points = [(name, n) for name, value in cells if (n := series.number(value)) is not None]
    if not points:
        return ""
    low, high = min(points, key=lambda p: p[1]), max(points, key=lambda p: p[1])
    return f"{several(len(points), 'value')}, lowest {_said(low)}, highest {_said(high)}"


def _boxes(sheet: Sheet) -> str:
    middle = sheet.heads.index("Median")
    named = [
        f"{series.said(row[0])} {series.brief(row[middle])} "
        f"({series.brief(row[middle - 2])} to {series.brief(row[middle + 2])})"
        for row in sheet.rows[:TOLD]
    ]
    more = _more(len(sheet.rows) - TOLD, "group")
    return f"medians, with lowest and highest, of {listed(named)}{more}"


def _single(sheet: Sheet) -> str:
    row = sheet.rows[0]
    against = f", compared with {series.brief(row[1])}" if len(row) > 1 else ""
    return f"{sheet.heads[0]} {series.brief(row[0])}{against}"


def _places(sheet: Sheet) -> str:
    """Places with their values; without values only their names."""
    column = _numbers(sheet)
    if sheet.heads[column] == "Value":
        return _largest(sheet)
    names = [series.said(row[0]) for row in sheet.rows] if sheet.heads[0] == "Place" else []
    told = f": {listed(names[:TOLD])}{_more(len(names) - TOLD, 'place')}" if names else ""
    return several(len(sheet.rows), "place") + told


def _prices(sheet: Sheet) -> str:
    """The first opening, the last close, the highest and the lowest price."""
    rows = [row for row in sheet.rows if len(row) == 5 and None not in map(series.number, row[1:])]
    if not rows:
        return ""
    high, low = (
        max(rows, key=lambda r: series.number(r[2]) or 0),
        min(rows, key=lambda r: series.number(r[3]) or 0),
    )
    return (
        f"opens at {series.brief(rows[0][1])} ({series.said(rows[0][0])}), closes at "
        f"{series.brief(rows[-1][4])} ({series.said(rows[-1][0])}), highest {series.brief(high[2])}"
        f"{_at(series.said(high[0]))}, lowest {series.brief(low[3])}{_at(series.said(low[0]))}"
    )


def _more(left: int, what: str) -> str:
    return f" and {several(left, f'more {what}')}" if left > 0 else ""


_TOLD: dict[str, Callable[[Sheet], str]] = {
    **dict.fromkeys(("pie", "funnelarea"), _shares),
    **dict.fromkeys(("sunburst", "treemap", "icicle"), _largest),
    **dict.fromkeys(("choropleth", "choroplethmap", "choroplethmapbox"), _largest),
    **dict.fromkeys(("heatmap", "contour", "surface", "contourcarpet"), _matrix),
    **dict.fromkeys(("box", "violin"), _boxes),
    **dict.fromkeys(("candlestick", "ohlc"), _prices),
    **dict.fromkeys(("table", "parcoords", "parcats", "splom"), _columns),
    **dict.fromkeys(
        ("scatter3d", "mesh3d", "scatterternary", "histogram", "histogram2d", "scattersmith"),
        _spread,
    ),
    **dict.fromkeys(
        ("scattergeo", "scattermap", "scattermapbox", "densitymap", "densitymapbox"), _places
    ),
    "sankey": _flows,
    "indicator": _single,
}
