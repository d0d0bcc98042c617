"""Dates as values of TimeML: weeks, quarters, seasons, decades, parts of the day, modifiers.

TimeML 1.2.1, TIMEX3: "1998-W32" for a week, "1998-W32-WE" for its weekend, "1998-Q3", "1998-H1",
"1998-SU", "199" for a decade, "1998-08-07TMO" for a morning.
"""

from __future__ import annotations

import re
from datetime import date

from briefing.models import TimeKind
from briefing.reading import dates

_SEASON = re.compile(r"(?i)\b(?:(spring)|(summer)|(autumn|fall)|(winter))\b")
_SEASONS = ("SP", "SU", "FA", "WI")
_PART = re.compile(r"(?i)(?:(morning)|(after)?noon\b|(evening)|(night)s?\b)")
_MODIFIERS = (
    (re.compile(r"(?i)\b(?:early|earlier|start|beginning|first (?:half|days) of)\b"), "START"),
    (re.compile(r"(?i)\b(?:mid|middle)\b"), "MID"),
    (re.compile(r"(?i)\b(?:late|later|end|second half of)\b"), "END"),
    (re.compile(r"(?i)\b(?:more than|over|upwards of)\b"), "MORE_THAN"),
    (re.compile(r"(?i)\b(?:less than|nearly|almost|under)\b"), "LESS_THAN"),
    (re.compile(r"(?i)\b(?:at least|no less than)\b"), "EQUAL_OR_MORE"),
    (re.compile(r"(?i)\b(?:at most|no more than|up to|as (?:many|much) as)\b"), "EQUAL_OR_LESS"),
    (re.compile(r"(?i)\b(?:about|around|some|roughly|approximately|or so)\b"), "APPROX"),
)


def modifier(words: str) -> str | None:
    """Return the mod of an expression of these words, None when nothing shades it."""
    return next((name for pattern, name in _MODIFIERS if pattern.search(words)), None)


def of_calendar(value: str, words: str) -> tuple[TimeKind, str]:
    """Return type and value of TIMEX3 for an ISO date or range with these words."""
    first, slash, last = value.partition("/")
    if slash:
        return "DATE", _stretch(first, last, words)
    part = part_of_day(words) if len(value) == 10 else None
    return ("TIME", value + part) if part else ("DATE", value)


def part_of_day(words: str) -> str | None:
    """Return "TMO", "TAF", "TEV" or "TNI" for words that name that part of a day."""
    found = _PART.search(words)
    if found is None or not any(found.groups()):
        return None
    return ("TMO", "TAF", "TEV", "TNI")[next(n for n, one in enumerate(found.groups()) if one)]


def _stretch(first: str, last: str, words: str) -> str:
    """Name a stretch that is a unit of the calendar; "start/end" for any other."""
    if len(first) == 10 and len(last) == 10:
        return week_of(first, last) or f"{first}/{last}"
    if len(first) == 4 and len(last) == 4:
        whole = first.endswith("0") and int(last) == int(first) + 9
        return first[:3] if whole else f"{first}/{last}"
    season = _SEASON.search(words)
    if season:
        return f"{first[:4]}-{_SEASONS[next(n for n, one in enumerate(season.groups()) if one)]}"
    return _months(first, last) or f"{first}/{last}"


def week_of(first: str, last: str) -> str | None:
    """Return the ISO week from Monday to Sunday, or its weekend; None for other days."""
    start, end = dates.parse(first), dates.parse(last)
    if start is None or end is None or end.weekday() != 6:
        return None
    length = (end - start).days
    return {6: iso_week(start), 1: f"{iso_week(start)}-WE"}.get(length)


def iso_week(day: date) -> str:
    """Return the ISO week `day` lies in."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def _months(first: str, last: str) -> str | None:
    if len(first) != 7 or len(last) != 7 or first[:4] != last[:4]:
        return None
    start, end = int(first[5:]), int(last[5:])
    if end - start == 2 and start % 3 == 1:
        return f"{first[:4]}-Q{start // 3 + 1}"
    return f"{first[:4]}-H{start // 6 + 1}" if end - start == 5 and start % 6 == 1 else None
