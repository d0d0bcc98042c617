"""Days printed with their month: 2022-06-13, 18/11/2019, June 13, June 29 and 30."""

from __future__ import annotations

import re

from briefing.reading import dates
from briefing.reading.timerules.nearest import named, year_of
from briefing.reading.timerules.place import (
    UNDATED,
    Answer,
    Place,
    day_answer,
    digits,
    month_number,
    range_answer,
)


def iso_day(_: Place, match: re.Match[str]) -> Answer | None:
    """2022-06-13, and 2022-06-13/2022-06-16."""
    first, _slash, last = match[0].partition("/")
    if not dates.parse(first):
        return None
    return range_answer(first, last if last and dates.parse(last) else first, "iso-day")


def numeric(_: Place, match: re.Match[str]) -> Answer | None:
    """18/11/2019; both numbers up to 12 say nothing about which is the day."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    if a > 12 or a == b or match["mark"] == ".":
        value = dates.iso(year, b, a)
    elif b > 12:
        value = dates.iso(year, a, b)
    else:
        return Answer(None, None, "day and month cannot be told apart")
    return day_answer(value, "numeric-day") if value else None


def day_range(place: Place, match: re.Match[str]) -> Answer | None:
    """June 29 and 30; July 19 to August 2; 3 to 5 May 2021."""
    one, two = match["m"] or match["m2"], match["m2"] or match["m"]
    first, last, m1, m2 = (
        digits(match["d"]),
        digits(match["d2"]),
        month_number(one),
        month_number(two),
    )
    if match["and"] and not (m1 == m2 and last == first + 1):
        return None
    year = year_of(place, match, m1, first)
    if year is None:
        return Answer(None, None, UNDATED)
    if match["y2"]:
        end = int(match["y2"])
        start = int(match["y"]) if match["y"] else end - (m1 > m2)
    else:
        start, end = year, year + (m2 < m1)
    return range_answer(dates.iso(start, m1, first), dates.iso(end, m2, last), "range")


_ATTACKS = re.compile(r"\s(?:[a-z]{3,12}\s){0,2}(?:attacks|hijackings|hijackers)\b")


def _of_attacks(place: Place, match: re.Match[str]) -> int | None:
    """Return the year of "the Sept. 11 attacks": that of such a day named before, else 2001."""
    if not place.published or place.published.year < 2001 or not _ATTACKS.match(place.after(match)):
        return None
    named_before = place.before_that(match, place.named)
    return next((int(v[:4]) for _, v in named_before if v.endswith("-09-11")), 2001)


def month_day(place: Place, match: re.Match[str]) -> Answer | None:
    """June 13; Monday, 13 June 2022; June 13 last year."""
    month, day = month_number(match["m"]), digits(match["d"])
    alone = (month, day) == (9, 11) and not match.groupdict().get("y")
    year = (_of_attacks(place, match) if alone else None) or year_of(place, match, month, day)
    if year is None:
        return Answer(None, None, UNDATED)
    return day_answer(dates.iso(year, month, day), named(match))
