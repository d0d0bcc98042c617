"""The dates printed under a panel of the time axis: as many as fit, at round dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from briefing.charts import measure, style
from briefing.charts.panels import Panel

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_SPACE = 10.0  # px between two dates
_OVER = 8.0  # px a date may reach over the edge of its panel
_MOST = 6  # dates in a panel
# Steps tried, finest first: days apart, or months apart.
_DAYS = (1, 2, 5, 10, 15)
_MONTH_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600)

Tick = tuple[float, tuple[str, ...]]


def ticks(panel: Panel) -> list[Tick]:
    """The place in px and the lines ("13 Jun", "2022") of each date of the panel's axis.

    Empty when the panel is too narrow for two; a panel of one day has that day.
    The year stands under the first date of a panel and of each year.
    """
    for step in _DAYS:
        if found := _fitting(panel, list(_days(panel, step)), "day"):
            return found
    for step in _MONTH_STEPS:
        unit = "month" if step < 12 else "year"
        if found := _fitting(panel, list(_months(panel, step)), unit):
            return found
    return []


def caption(panel: Panel) -> tuple[str, ...]:
    """What stands under a panel too narrow for dates: "Jun to Aug", "2022"."""
    first, last = panel.first, panel.last
    if first.year != last.year:
        return (f"{first.year} to", str(last.year))
    if (last - first).days >= 364:
        return (str(first.year),)
    months = [_MONTHS[day.month - 1] for day in (first, last)]
    return (months[0] if months[0] == months[1] else " to ".join(months), str(first.year))


def _fitting(panel: Panel, days: list[date], unit: str) -> list[Tick]:
    if not 1 <= len(days) <= _MOST or (len(days) == 1 and panel.first != panel.last):
        return []
    found: list[Tick] = []
    edge, year = panel.left - _OVER - _SPACE, 0
    for day in days:
        lines = _lines(day, unit, new_year=day.year != year)
        half = max(measure.width(line, style.SMALL) for line in lines) / 2
        if panel.at(day) - half < edge + _SPACE:
            return []
        edge, year = panel.at(day) + half, day.year
        found.append((panel.at(day), lines))
    return found if edge <= panel.right + _OVER else []


def _lines(day: date, unit: str, *, new_year: bool) -> tuple[str, ...]:
    if unit == "year":
        return (str(day.year),)
    month = _MONTHS[day.month - 1]
    top = f"{day.day} {month}" if unit == "day" else month
    return (top, str(day.year)) if new_year else (top,)


def _days(panel: Panel, step: int) -> Iterator[date]:
    length = (panel.last - panel.first).days
    if length / step > 2 * _MOST:
        return
    for number in range(length + 1):
        day = panel.first + timedelta(days=number)
        if step == 1 or (day.day == 1 or (day.day % step == 0 and day.day < 31)):
            yield day


def _months(panel: Panel, step: int) -> Iterator[date]:
    first, last = panel.first, panel.last
    start = -(-(first.year * 12 + first.month - (first.day == 1)) // step) * step
    end = last.year * 12 + last.month - 1
    if (end - start) / step > 2 * _MOST:
        return
    for months in range(start, end + 1, step):
        yield date(months // 12, months % 12 + 1, 1)
