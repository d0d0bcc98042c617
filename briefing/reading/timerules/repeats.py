"""What repeats: every Monday, each year, twice a week, daily."""

from __future__ import annotations

import re
from fractions import Fraction

from briefing.reading.dates import WEEKDAYS
from briefing.reading.timenumbers import duration, number_in, unit_of
from briefing.reading.timerules.place import Answer, Place, month_number, said
from briefing.reading.timevalues import part_of_day

_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_ADVERBS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "XXXX-XX-XXTNI",
    "weekly": "P1W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "bimonthly": "P2M",
    "quarterly": "P3M",
    "yearly": "P1Y",
    "annually": "P1Y",
}


def weekday_value(name: str, part: str | None = None) -> str:
    """Return the value of every such weekday: "XXXX-WXX-1" for Mondays."""
    return f"XXXX-WXX-{WEEKDAYS.index(name.capitalize()) + 1}{part or ''}"


def each(_: Place, match: re.Match[str]) -> Answer | None:
    """Every Monday; each year; every two weeks; every other day; each July."""
    if match["w"]:
        return said("SET", weekday_value(match["w"]), "repeats")
    if match["mo"]:
        return said("SET", f"XXXX-{month_number(match['mo']):02d}", "repeats")
    if match["s"]:
        return said("SET", f"XXXX-{_SEASONS[match['s'].lower()]}", "repeats")
    if match["part"]:
        return said("SET", f"XXXX-XX-XX{part_of_day(match['part'])}", "repeats")
    number = number_in(match["n"]) if match["n"] else Fraction(2 if match["other"] else 1)
    return said("SET", duration(number, unit_of(match["u"])), "repeats")


def rate(_: Place, match: re.Match[str]) -> Answer | None:
    """Twice a week; per day."""
    return said("SET", duration(Fraction(1), unit_of(match["u"])), "rate")


def regularly(_: Place, match: re.Match[str]) -> Answer | None:
    """Daily; weekly; annually."""
    value = _ADVERBS.get(match["adverb"].lower())
    return said("SET", value, "repeats") if value else None


def weekdays(_: Place, match: re.Match[str]) -> Answer | None:
    """Mondays; every Sunday; Friday nights: no single date."""
    why = "repeats, no single date"
    name = re.search("|".join(WEEKDAYS), match[0], re.IGNORECASE)
    if name is None:
        month = match[0].split()[-1]
        return Answer(None, None, why, "SET", f"XXXX-{month_number(month):02d}")
    return Answer(None, None, why, "SET", weekday_value(name[0], part_of_day(match[0])))
