"""Four months later, two days ago, the next year: counted from a day named or of publication."""

from __future__ import annotations

import re
from datetime import date

from briefing.reading import dates
from briefing.reading.timerules.place import (
    LENGTH,
    UNANCHORED,
    UNDATED,
    Answer,
    Place,
    day_answer,
    number_of,
)
from briefing.reading.timevalues import of_calendar
from briefing.reading.timewords import ROUND

# what is compared with the same quarter of another year
_FIGURES = re.compile(
    r"[$£€%]|\b(?:cents|percent|per cent|millions?|billions?|earn\w*|profits?|sales|revenues?|loss(?:es)?"
    r"|shares?|income|net|output|deliveries|shipments)\b"
)
_OVER = re.compile(r"\b(?:over|in|for|within|during|throughout|across|of|by)\s$", re.IGNORECASE)


def anchored_count(place: Place, match: re.Match[str]) -> Answer | None:
    """Four months later: from the date named before."""
    sign = -1 if match["dir"].lower() in ("earlier", "before that") else 1
    answer = _counted(place, match, sign * number_of(match["n"]), UNANCHORED, "count-from-named")
    return _beside_quarter(place, match, answer) if sign < 0 else answer


def ago(place: Place, match: re.Match[str]) -> Answer | None:
    """Two days ago: from publication."""
    number = number_of(match["n"])
    if match["u"].lower() == "year" and number >= ROUND and number % 10 == 0:
        year = place.published.year - number if place.published else None
        timex = str(year) if year and match["dir"].lower() == "ago" else None
        return Answer(None, None, "round figure, no date", "DATE", timex)
    sign = -1 if match["dir"].lower() == "ago" else 1
    answer = _counted(place, match, sign * number, UNDATED, "count-from-publication")
    return _beside_quarter(place, match, answer) if sign < 0 else answer


def _beside_quarter(place: Place, match: re.Match[str], answer: Answer) -> Answer:
    """A year ago, a year earlier beside the figures of a quarter: that quarter of the year."""
    if match["u"].lower() != "year" or match["n"].lower() not in ("a", "one"):
        return answer
    quarter = place.printed_quarter(match)
    if quarter is None or answer.value is None or not _FIGURES.search(place.sentence()):
        return answer
    return answer._replace(timex=f"{int(quarter[:4]) - 1:04d}-Q{(int(quarter[5:7]) + 2) // 3}")


def _counted(place: Place, match: re.Match[str], step: int, why: str, rule: str) -> Answer:
    unit = match["u"].lower()
    lengths = {"day": (10,), "week": (10,), "month": (10, 7), "year": (10, 7, 4)}[unit]
    if rule == "count-from-publication":
        point = place.published.isoformat() if place.published else None
    else:
        point = place.anchor(match, *lengths)
    if point is None:
        return Answer(None, None, why)
    quarter = place.quarter(match) if unit == "year" and rule == "count-from-named" else None
    if quarter:
        first, last = (f"{int(month[:4]) + step:04d}{month[4:]}" for month in quarter.split("/"))
        return Answer(f"{first}/{last}", "range", rule)
    answer = moved(point, unit, step, rule)
    if rule == "count-from-named" and _too_late(place, match, answer.value):
        return Answer(None, None, UNANCHORED)
    return answer._replace(precision="approx") if unit == "week" and answer.value else answer


def _too_late(place: Place, match: re.Match[str], value: str | None) -> bool:
    """A day told as past cannot lie after publication: it counts from another day."""
    bounds = dates.bounds(value) if value else None
    if bounds is None or place.published is None or bounds[0] <= place.published:
        return False
    return place.tense(match) != "future"


def anchored(place: Place, match: re.Match[str]) -> Answer | None:
    """The previous week, the same day, the next year: from the date named before."""
    which, unit = match["which"].lower(), match["u"].lower()
    direction = (match["dir"] or "").strip().lower()
    if which == "the" and direction not in ("before", "after", "earlier"):
        return None
    if direction and which != "the":
        return None
    if _OVER.search(place.before(match)) and "next" in which:
        return Answer(None, None, LENGTH)
    if which == "the" and re.match(r"\s[a-z]", place.after(match)) and direction != "earlier":
        return None  # "the day after the vote"
    backwards = direction in ("before", "earlier") or "previous" in which or "preceding" in which
    step = -1 if backwards else 0 if "same" in which or which == "that" else 1
    lengths = (10, 7, 4) if unit == "year" else (10, 7) if unit == "month" else (10,)
    point = place.anchor(match, *lengths)
    if point:
        return moved(point, unit, step, "anchored")
    far = place.any_anchor(match, *lengths)  # TimeML wants a value; for readers it is too far off
    value = moved(far, unit, step, "anchored").value if far else None
    timex = of_calendar(value, unit)[1] if value else None
    return Answer(None, None, UNANCHORED, "DATE", timex)


def moved(point: str, unit: str, step: int, rule: str) -> Answer:
    """Move `point` by `step` units and widen it to the unit."""
    if unit == "year":
        return Answer(dates.iso(int(point[:4]) + step), "year", rule)
    if unit == "month":
        return Answer(dates.add_months(int(point[:4]), int(point[5:7]), step), "month", rule)
    base = dates.parse(point)
    if base is None:
        return Answer(None, None, UNANCHORED)
    if unit == "day":
        return day_answer(dates.add_days(base, step), rule)
    return Answer(_stretch(base, unit, step), "range", rule)


def _stretch(base: date, unit: str, step: int) -> str | None:
    """Return the week, weekend, quarter or season `step` after that of `base`."""
    if unit == "week":
        return dates.week(base, step)
    if unit == "weekend":
        return dates.weekend(base, step)
    if unit == "quarter":
        return dates.quarter(base.year, (base.month - 1) // 3 + 1 + step)
    return dates.season(base.year + step, unit)
