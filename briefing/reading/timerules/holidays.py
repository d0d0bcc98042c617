"""Days of a year that have a name: where they lie in the calendar of a year, and which year."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefing.reading import dates
from briefing.reading.timerules.nearest import nearest_year
from briefing.reading.timerules.place import UNDATED, Answer, Place, day_answer

_FIXED = {
    "Christmas": (12, 25),
    "Christmas Eve": (12, 24),
    "New Year's": (1, 1),
    "New Year's Eve": (12, 31),
    "Halloween": (10, 31),
    "Valentine's": (2, 14),
    "Independence": (7, 4),
    "Veterans": (11, 11),
    "Boxing": (12, 26),
    "Inauguration": (1, 20),
}
# Month, weekday (Monday is 0) and the first day it can fall on, in the United States.
_MOVING = {
    "Thanksgiving": (11, 3, 22),
    "Labor": (9, 0, 1),
    "Memorial": (5, 0, 25),
    "Election": (11, 1, 2),
}
_FROM_EASTER = {"Easter": 0, "Easter Sunday": 0, "Easter Monday": 1, "Good Friday": -2}


def holiday(place: Place, match: re.Match[str]) -> Answer | None:
    """Christmas, Easter, Thanksgiving of the United States: the nearest."""
    if place.published is None and not match["y"]:
        return Answer(None, None, UNDATED)
    name = match["name"].replace("’", "'")
    month, day = about(name)
    year = int(match["y"] or 0) or _year_of_holiday(place, match, month, day)
    value = of(name, year)
    if name.startswith(("Election", "Inauguration")):  # other countries have other days
        return Answer(None, None, "a day of the United States, if it is theirs", "DATE", value)
    return day_answer(value, "holiday")


def _year_of_holiday(place: Place, match: re.Match[str], month: int, day: int) -> int:
    published = place.published or date.min
    over = (month, day) < (published.month, published.day)
    word = (match["rel"] or "").strip().lower()
    if word == "last":
        return published.year - (not over)
    if word == "next":
        return published.year + over
    if word == "this":
        return published.year
    return nearest_year(place, match, month, day) or published.year


def about(name: str) -> tuple[int, int]:
    """Return month and day, or about which, of a holiday of this name."""
    short = _short(name)
    if short in _MOVING:
        month, _, day = _MOVING[short]
        return month, day + 3
    return _FIXED.get(short, (4, 7))


def of(name: str, year: int) -> str | None:
    """Return the day of a holiday as ISO 8601; None for a year outside the calendar."""
    short = _short(name)
    if short in _FROM_EASTER:
        day = easter(year)
        return dates.add_days(day, _FROM_EASTER[short]) if day else None
    if short in _MOVING and 1 <= year <= 9999:
        month, weekday, first = _MOVING[short]
        return dates.iso(year, month, first + (weekday - date(year, month, first).weekday()) % 7)
    return dates.iso(year, *_FIXED[short]) if short in _FIXED else None


def _short(name: str) -> str:
    return " ".join(name.split()).removesuffix(" Day").replace("Labour", "Labor")


def easter(year: int) -> date | None:
    """Return Easter Sunday of the western churches.

    The algorithm of Meeus, Jones and Butcher (Meeus, Astronomical Algorithms, 1991, chapter 8).
    """
    if not 1583 <= year <= 9998:
        return None
    golden, (century, rest) = year % 19, divmod(year, 100)
    corrected = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - corrected + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    return date(year, 3, 22) + timedelta(days=moon + sunday - 7 * late)
