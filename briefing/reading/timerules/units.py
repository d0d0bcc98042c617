"""Last week, this month, later this year, the weekend: a whole unit round publication."""

from __future__ import annotations

import re
from datetime import date

from briefing.reading.timerules.counted import moved
from briefing.reading.timerules.place import LENGTH, UNDATED, Answer, Place, shift

_EXACT = ("last", "next", "this")
_LENGTHS = ("past", "the past", "the last", "the coming", "coming")
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def unit(place: Place, match: re.Match[str]) -> Answer | None:
    """Return last week, this month, next year; "the past year" is a length of time."""
    if match[0].istitle() and " " in match[0] and re.search(r"['\"“‘]$", place.before(match)):
        return None  # the name of a programme: "This Week"
    word, what = match["rel"].lower(), match["u"].lower()
    if what == "day" and word != "the" and place.before(match).lower().endswith("to "):
        return Answer(None, None, "nowadays, no date", "DATE", "PRESENT_REF")
    if (what == "day" and word != "this") or (what == "quarter" and word not in _EXACT):
        return None
    if word == "the":
        return _weekend(place, match) if what == "weekend" else None
    if word in _LENGTHS and what != "weekend":
        return Answer(None, None, LENGTH)
    if place.published is None:
        return Answer(None, None, UNDATED)
    rule = "named-day" if what == "day" else f"unit-{word.split()[-1]}"
    answer = moved(place.published.isoformat(), what, _step(place, what, word), rule)
    return answer._replace(precision="approx") if match["part"] else answer


def _step(place: Place, what: str, word: str) -> int:
    if what == "weekend":
        return _weekend_step(place, word)
    if what in _SEASONS:
        return _season_step(place.published or date.min, what, word)
    return shift(word)


def _weekend(place: Place, match: re.Match[str]) -> Answer:
    if place.published is None:
        return Answer(None, None, UNDATED)
    step = 0 if place.tense(match) == "future" or place.published.weekday() > 5 else -1
    return moved(place.published.isoformat(), "weekend", step, "weekend")


def _weekend_step(place: Place, word: str) -> int:
    sunday = place.published is not None and place.published.weekday() > 4
    if word.endswith("next"):
        return 1
    if word in ("last", "this past", "past", "the past"):
        return -1
    return 1 if word.endswith("coming") and sunday else 0


def _season_step(published: date, name: str, word: str) -> int:
    """Last summer is the last that ended, next summer the first to begin."""
    if word == "this":
        return -1 if name == "winter" and published.month < 4 else 0
    first = _SEASONS[name]
    if word in ("last", "this past"):
        return 0 if published.month > first + 2 else -1
    return 0 if published.month < first else 1


def part_of_unit(place: Place, match: re.Match[str]) -> Answer | None:
    """Later this week, early next year, the end of the month: the whole unit, approximate."""
    if place.published is None:
        return Answer(None, None, UNDATED)
    if match["end"]:
        return Answer(str(place.published.year), "approx", "unit-part")
    word, what = match["rel"].lower(), match["u"].lower()
    step = 0 if word.startswith("the") else shift(word)
    if what not in ("week", "month", "year") and step:
        step = _season_step(place.published, what, word)
    answer = moved(place.published.isoformat(), what, step, "unit-part")
    return answer._replace(precision="approx")
