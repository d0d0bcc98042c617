"""What one trace of a figure says, in a sentence: where it begins and ends, its extremes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from briefing.charts import amounts, labels, points
from briefing.charts.numerals import listed, opened, several
from briefing.charts.points import TOLD
from briefing.charts.records import Sheet

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


def _course(sheet: Sheet) -> str:
    """Few names with their values; else the first and last value, the highest and the lowest."""
    if "To" in sheet.heads:
        return _spans(sheet)
    found = points.points(sheet)
    if not found:
        return ""
    if len(found) <= TOLD and _are_names(sheet):
        return f"values: {listed([f'{name} {labels.brief(n)}' for name, n in found])}"
    if _is_cloud(sheet):
        return _spread(sheet)
    first, last = found[0], found[-1]
    low, high = min(found, key=lambda p: p[1]), max(found, key=lambda p: p[1])
    if len(found) == 1:
        return points.told(first)
    told = f"from {points.told(first)} to {points.told(last)}"
    if high not in (first, last):
        told += f", highest {points.told(high)}"
    if low not in (first, last):
        told += f", lowest {points.told(low)}"
    return told


def _are_names(sheet: Sheet) -> bool:
    """True for values of categories."""
    named = [row[0] for row in sheet.rows if row[0] is not None]
    return any(isinstance(name, str | list) and not labels.is_day(name) for name in named)


def _is_cloud(sheet: Sheet) -> bool:
    """True for points in no order, which have neither a first nor a last."""
    places = [labels.number(row[0]) for row in sheet.rows]
    if None in places:
        return False
    ordered = sorted(place for place in places if place is not None)
    return places not in (ordered, ordered[::-1])


def _spans(sheet: Sheet) -> str:
    """Bars from one date to another."""
    named = [" ".join(filter(None, (labels.said(n), _from(a, b)))) for n, a, b in sheet.rows[:TOLD]]
    return f"{'; '.join(named)}{points.more(len(sheet.rows) - TOLD, 'bar')}"


def _from(start: Any, end: Any) -> str:
    return " to ".join(dict.fromkeys(map(labels.said, (start, end))))


def _spread(sheet: Sheet) -> str:
    """How many points, and from where to where their values go."""
    column = points.numbers(sheet)
    told = points.reach([row[column] for row in sheet.rows if column < len(row)])
    return f"{several(len(sheet.rows), 'point')}, {sheet.heads[column]} {told}" if told else ""


_TOLD: dict[str, Callable[[Sheet], str]] = {
    **dict.fromkeys(("pie", "funnelarea"), amounts.shares),
    **dict.fromkeys(("sunburst", "treemap", "icicle"), amounts.largest),
    **dict.fromkeys(("choropleth", "choroplethmap", "choroplethmapbox"), amounts.largest),
    **dict.fromkeys(("heatmap", "contour", "surface", "contourcarpet"), amounts.matrix),
    **dict.fromkeys(("box", "violin"), amounts.boxes),
    **dict.fromkeys(("candlestick", "ohlc"), amounts.prices),
    **dict.fromkeys(("table", "parcoords", "parcats", "splom"), amounts.columns),
    **dict.fromkeys(
        ("scatter3d", "mesh3d", "scatterternary", "histogram", "histogram2d", "scattersmith"),
        _spread,
    ),
    **dict.fromkeys(
        ("scattergeo", "scattermap", "scattermapbox", "densitymap", "densitymapbox"), amounts.places
    ),
    "sankey": amounts.flows,
    "indicator": amounts.single,
}
