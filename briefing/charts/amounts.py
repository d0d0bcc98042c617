"""What a trace says that has parts, cells or prices rather than a course."""

from __future__ import annotations

from briefing.charts import labels, points
from briefing.charts.numerals import listed, several
from briefing.charts.points import TOLD
from briefing.charts.records import Sheet


def shares(sheet: Sheet) -> str:
    """The parts of a whole, the largest first."""
    found = sorted(points.points(sheet), key=lambda point: -point[1])
    total = sum(number for _, number in found)
    if not found or total <= 0:
        return largest(sheet)
    named = [f"{name or '?'} {labels.brief(n)} ({n / total:.0%})" for name, n in found[:TOLD]]
    return f"parts: {listed(named)}{points.more(len(found) - TOLD, 'part')}"


def largest(sheet: Sheet) -> str:
    """How many rows, and those of the highest value."""
    column = points.numbers(sheet)
    rows = [row for row in sheet.rows if labels.number(row[column]) is not None]
    rows.sort(key=lambda row: -(labels.number(row[column]) or 0))
    if not rows:
        return several(len(sheet.rows), "part")
    named = [f"{labels.said(row[0])} {labels.brief(row[column])}" for row in rows[:3]]
    return f"{several(len(rows), 'part')}, the largest {listed(named)}"


def flows(sheet: Sheet) -> str:
    """The largest flows, from where to where."""
    rows = sorted(sheet.rows, key=lambda row: -(labels.number(row[2]) or 0))
    named = [f"{labels.said(a)} to {labels.said(b)} {labels.brief(n)}" for a, b, n in rows[:TOLD]]
    return f"{several(len(rows), 'flow')}: {listed(named)}{points.more(len(rows) - TOLD, 'flow')}"


def columns(sheet: Sheet) -> str:
    """How many rows, and the heads of the columns."""
    heads = [head for head in sheet.heads if head]
    return f"{several(len(sheet.rows), 'row')} under {listed(heads[:TOLD])}" if heads else ""


def matrix(sheet: Sheet) -> str:
    """The lowest and the highest value of a matrix, and where they are."""
    long = sheet.heads[-1] == "Value"
    cells = [
        (f"{labels.said(row[0])}, {labels.said(row[1])}", row[2])
        if long
        else (f"{head}, {labels.said(row[0])}", value)
        for row in sheet.rows
        for head, value in ([("", 0)] if long else zip(sheet.heads[1:], row[1:], strict=False))
    ]
    found = [(name, n) for name, value in cells if (n := labels.number(value)) is not None]
    if not found:
        return ""
    low, high = min(found, key=lambda p: p[1]), max(found, key=lambda p: p[1])
    return f"{several(len(found), 'value')}, lowest {points.told(low)}, highest {points.told(high)}"


def boxes(sheet: Sheet) -> str:
    """The median of each group, with its lowest and highest value."""
    middle = sheet.heads.index("Median")
    named = [
        f"{labels.said(row[0])} {labels.brief(row[middle])} "
        f"({labels.brief(row[middle - 2])} to {labels.brief(row[middle + 2])})"
        for row in sheet.rows[:TOLD]
    ]
    more = points.more(len(sheet.rows) - TOLD, "group")
    return f"medians, with lowest and highest, of {listed(named)}{more}"


def single(sheet: Sheet) -> str:
    """A number with its name, and what it is compared with."""
    row = sheet.rows[0]
    against = f", compared with {labels.brief(row[1])}" if len(row) > 1 else ""
    return f"{sheet.heads[0]} {labels.brief(row[0])}{against}"


def places(sheet: Sheet) -> str:
    """Places with their values; without values only their names."""
    column = points.numbers(sheet)
    if sheet.heads[column] == "Value":
        return largest(sheet)
    names = [labels.said(row[0]) for row in sheet.rows] if sheet.heads[0] == "Place" else []
    told = f": {listed(names[:TOLD])}{points.more(len(names) - TOLD, 'place')}" if names else ""
    return several(len(sheet.rows), "place") + told


def prices(sheet: Sheet) -> str:
    """The first opening, the last close, the highest and the lowest price."""
    rows = [row for row in sheet.rows if len(row) == 5 and None not in map(labels.number, row[1:])]
    if not rows:
        return ""
    high, low = (
        max(rows, key=lambda r: labels.number(r[2]) or 0),
        min(rows, key=lambda r: labels.number(r[3]) or 0),
    )
    ends = [points.told((labels.said(row[0]), row[n])) for row, n in ((high, 2), (low, 3))]
    return (
        f"opens at {labels.brief(rows[0][1])} ({labels.said(rows[0][0])}), closes at "
        f"{labels.brief(rows[-1][4])} ({labels.said(rows[-1][0])}), highest {ends[0]}, "
        f"lowest {ends[1]}"
    )
