"""Calendar arithmetic on ISO 8601 values: "2022", "2022-06", "2022-06-13" and "start/end".

An open start is written "../2022-06-13". Weeks run from Monday to Sunday.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

MONTHS = (
    "January February March April May June July August September October November December"
).split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def parse(value: str) -> date | None:
    """Return the day `value` names, None when it is less than a day exact or no date."""
    try:
        return date.fromisoformat(value) if len(value) == 10 else None
    except ValueError:
        return None


def iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """Return year, month or day as ISO 8601; None when there is no such date."""
    if not 1000 <= year <= 2999:
        return None
    if month is None:
        return f"{year:04d}"
    if day is None:
        return f"{year:04d}-{month:02d}" if 1 <= month <= 12 else None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def bounds(value: str) -> tuple[date, date] | None:
    """Return the first and last day of `value`; an open start begins on the first day of all."""
    start, _, end = value.partition("/")
    first = (date.min, date.min) if start == ".." else _days(start)
    last = _days(end) if end else first
    return (first[0], last[1]) if first and last else None


def _days(point: str) -> tuple[date, date] | None:
    match = _POINT.fullmatch(point)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if year is None or month is None:
            return date(year or 0, 1, 1), date(year or 0, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except (ValueError, calendar.IllegalMonthError):
        return None


def add_days(day: date, number: int) -> str | None:
    """Return the day `number` days after `day`, None outside the calendar."""
    try:
        return iso(*(day + timedelta(days=number)).timetuple()[:3])
    except OverflowError:
        return None


def add_months(year: int, month: int, number: int) -> str | None:
    """Return the month `number` months after the given one."""
    years, months = divmod(year * 12 + month - 1 + number, 12)
    return iso(years, months + 1)


def week(day: date, number: int = 0) -> str | None:
    """Return Monday/Sunday of the week `number` weeks after that of `day`."""
    start = 7 * number - day.weekday()
    first, last = add_days(day, start), add_days(day, start + 6)
    return f"{first}/{last}" if first and last else None


def weekend(day: date, number: int = 0) -> str | None:
    """Return Saturday/Sunday of the week `number` weeks after that of `day`."""
    start = 7 * number + 5 - day.weekday()
    first, last = add_days(day, start), add_days(day, start + 1)
    return f"{first}/{last}" if first and last else None


def quarter(year: int, number: int) -> str:
    """Return the months of quarter 1 to 4; other numbers run into the years around."""
    years, index = divmod(number - 1, 4)
    return f"{year + years:04d}-{3 * index + 1:02d}/{year + years:04d}-{3 * index + 3:02d}"


def season(year: int, name: str) -> str:
    """Return the three months of a northern season; winter begins in December of `year`."""
    first = _SEASONS[name]
    return f"{iso(year, first)}/{add_months(year, first, 2)}"


def spell(value: str) -> str:
    """Print an ISO value for readers: "13 June 2022", "29 and 30 June 2022", "2018"."""
    start, slash, end = value.partition("/")
    if not slash:
        return " ".join(_words(start))
    if start == "..":
        return "not after " + " ".join(_words(end))
    first, last = _words(start), _words(end)
    if len(first) == len(last):
        while len(first) > 1 and first[-1] == last[len(first) - 1]:
            first.pop()
    joint = " and " if _is_next_day(start, end) else " to "
    return " ".join(first) + joint + " ".join(last)


def _is_next_day(start: str, end: str) -> bool:
    first, last = parse(start), parse(end)
    return first is not None and last is not None and (last - first).days == 1


def _words(point: str) -> list[str]:
    match = _POINT.fullmatch(point)
    if not match or not 1 <= int(match[2] or 1) <= 12:
        return [point]
    year, month, day = match.groups()
    names = [str(int(day))] if day else []
    return [*names, *([MONTHS[int(month) - 1]] if month else []), year]
