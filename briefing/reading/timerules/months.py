"""Months: August 2019, early August, last August, June to August 2019."""

from __future__ import annotations

import re

from briefing.reading import dates
from briefing.reading.timerules.nearest import nearest_year
from briefing.reading.timerules.place import (
    UNANCHORED,
    UNDATED,
    Answer,
    Place,
    month_number,
    range_answer,
    shift,
)

_AFTER_PREPOSITION = re.compile(
    r"\b(?:in|of|since|by|from|until|till|through|throughout|to|between|before|after|during|for"
    r"|and|on|around|back|or|that|every|beginning|starting|ending|last|next|this|about|mid|early|late|the|into)\s$",
    re.IGNORECASE,
)

_NOT_MONTH = re.compile(r"\s(?:be|have|not|also|well|they|he|she|on|against|it|I|we|you)\b|\s[A-Z]")

_IN_MONTH = re.compile(r"\b(?:in|since|until|by|last|next|this|early|late|mid)\s$", re.IGNORECASE)


def month_range(place: Place, match: re.Match[str]) -> Answer | None:
    """June to August 2019; between June and August 2019."""
    if match["and"] and not place.before(match).lower().endswith("between "):
        return None
    m1, m2, end = month_number(match["m"]), month_number(match["m2"]), int(match["y2"])
    start = int(match["y"]) if match["y"] else end - (m1 > m2)
    return range_answer(dates.iso(start, m1), dates.iso(end, m2), "range")


def month_year(_: Place, match: re.Match[str]) -> Answer | None:
    """August 2019; early August 2019."""
    value = dates.iso(int(match["y"]), month_number(match["m"]))
    return Answer(value, "approx" if match["part"] else "month", "absolute-month")


def month_of_year(place: Place, match: re.Match[str]) -> Answer | None:
    """August last year; March of the following year."""
    word, month = match["rel"].lower(), month_number(match["m"])
    if word in ("last", "this", "next"):
        base = str(place.published.year) if place.published else None
    else:
        base = place.anchor(match, 10, 7, 4)
    if base is None:
        return Answer(None, None, UNDATED if word in ("last", "this", "next") else UNANCHORED)
    value = dates.iso(int(base[:4]) + shift(word), month)
    return Answer(value, "approx" if match["part"] else "month", "month-of-year")


def month(place: Place, match: re.Match[str]) -> Answer | None:
    """August; last August; never the verbs may and march, nor a first name."""
    name, rel, before = match["m"], match["rel"], place.before(match)
    marked = bool(rel or _AFTER_PREPOSITION.search(before))
    is_verb = name.lower() in ("may", "march")
    if not marked and is_verb:
        return None
    after = place.after(match)
    opens_clause = _IN_MONTH.search(before) and after[1:2].isupper()  # "In March Seoul said"
    if (is_verb or not marked) and _NOT_MONTH.match(after) and not opens_clause:
        return None
    if name.isupper() and len(name) < 6 and not marked:
        return None
    if place.published is None:
        return Answer(None, None, UNDATED)
    number = month_number(name)
    return Answer(_month_value(place, match, number, rel), "month", "month-nearest")


def _month_value(place: Place, match: re.Match[str], number: int, rel: str | None) -> str | None:
    published = place.published
    if published is None:
        return None
    word = (rel or "").lower()
    if word in ("last", "this past"):
        return dates.iso(published.year - (number >= published.month), number)
    if word in ("next", "this coming"):
        return dates.iso(published.year + (number <= published.month), number)
    if word == "this":
        return dates.iso(published.year, number)
    return dates.iso(nearest_year(place, match, number, None) or published.year, number)


def part_month(place: Place, match: re.Match[str]) -> Answer | None:
    """Early August: the month, approximate."""
    published = place.published
    if published is None:
        return Answer(None, None, UNDATED)
    number = month_number(match["m"])
    value = dates.iso(nearest_year(place, match, number, None) or published.year, number)
    return Answer(value, "approx", "month-part")
