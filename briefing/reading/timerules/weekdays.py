"""Weekdays, today and tomorrow: counted from the day of publication."""

from __future__ import annotations

import re
from datetime import date

from briefing.reading import dates
from briefing.reading.timerules.place import (
    UNANCHORED,
    UNDATED,
    Answer,
    Place,
    day_answer,
    range_answer,
    shift,
)
from briefing.reading.timerules.repeats import weekday_value
from briefing.reading.timevalues import part_of_day

_HOLIDAY = re.compile(
    r"(?:Black|Bloody|Good|Super|Ash|Palm|Easter|Cyber|Holy|Maundy|Shrove|Giving|Whit)\s$"
)


_PAIRED = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s(?:morning|afternoon|evening|night))?"
    r"(?:,?\s(?:and|or)\s(?:on\s|again\s)?|,\s)$"
)
_EVERY = re.compile(r"(?i)\b(?:every|each)\s(?:[a-z]{3,6}day,?\s(?:and\s|or\s)?){1,4}$")
_TITLE = re.compile(r"\s(?:Morning|Night|Evening)\s[A-Z]")

_INITIALS = re.compile(r"(?:^|\s)[^A-Z]*\b[A-Z]{2,5}\s$")  # and no line of capitals

_NOWADAYS = re.compile(
    r"['’]s\s(?:\w+\s)?(?:world|challenges|society|generation|youth|environment|threats?|standards"
    r"|economy|technology|era|age|realit(?:y|ies)|climate|children|young|international|global|complex)\b"
)


_OF = re.compile(r"(?<!\bas)\s(?:of|a|imagine)\s$")


def weekday(place: Place, match: re.Match[str]) -> Answer | None:
    """Monday: the last one in past tense, the coming one in future tense."""
    if _HOLIDAY.search(place.before(match)) or _TITLE.match(match.string, match.end("w")):
        return None
    if _EVERY.search(place.before(match, 40)):
        why = "repeats, no single date"
        return Answer(None, None, why, "SET", weekday_value(match["w"], part_of_day(match[0])))
    wanted = dates.WEEKDAYS.index(match["w"].capitalize())
    rel, in_week = (match["rel"] or "").lower(), (match["week"] or "").lower()
    if rel.startswith("the ") and rel not in ("the past", "the coming"):
        return _weekday_anchored(place, match, wanted, rel)
    if place.published is None:
        return Answer(None, None, UNDATED)
    back = (place.published.weekday() - wanted) % 7
    paired = _after_other(place, match, wanted) if not rel and not in_week else None
    if paired:
        return day_answer(paired, "weekday-paired")
    if in_week:
        step = 7 * shift(in_week) - place.published.weekday() + wanted
        rule = "weekday-of-week"
    elif rel in ("next", "the coming", "coming", "this coming"):
        step, rule = 7 - back, "weekday-next"
    elif rel in ("last", "past", "this past", "the past"):
        step, rule = -(back or 7), "weekday-last"
    elif place.tense(match) == "future":
        step, rule = (7 - back) % 7, "weekday-future"
    else:
        step, rule = -back, "weekday-past"
    return day_answer(dates.add_days(place.published, step), rule)


def _after_other(place: Place, match: re.Match[str], wanted: int) -> str | None:
    """Return the day after, or the next but one: "on Friday and Saturday" is one weekend."""
    if not _PAIRED.search(place.before(match, 40)) or not place.named:
        return None
    other = dates.parse(place.named[-1][1])
    step = (wanted - other.weekday()) % 7 if other else 0
    return dates.add_days(other, step) if other and step in (1, 2) else None


def _weekday_anchored(place: Place, match: re.Match[str], wanted: int, rel: str) -> Answer:
    base = dates.parse(place.anchor(match, 10) or "")
    if base is None:
        far = dates.parse(place.any_anchor(match, 10) or "")
        return Answer(None, None, UNANCHORED, "DATE", _beside(far, wanted, rel) if far else None)
    return day_answer(_beside(base, wanted, rel), "weekday-anchored")


def _beside(base: date, wanted: int, rel: str) -> str | None:
    """Return the weekday before or after a day."""
    back = (base.weekday() - wanted) % 7 or 7
    return dates.add_days(base, -back if "previous" in rel else (7 - back or 7))


def weekday_range(place: Place, match: re.Match[str]) -> Answer | None:
    """Monday to Wednesday."""
    if place.published is None:
        return Answer(None, None, UNDATED)
    first, last = (dates.WEEKDAYS.index(match[key].capitalize()) for key in ("w", "w2"))
    back = (place.published.weekday() - first) % 7
    step = (7 - back) % 7 if place.tense(match) == "future" else -back
    length = (last - first) % 7
    start, end = (dates.add_days(place.published, step + extra) for extra in (0, length))
    return range_answer(start, end, "range")


def named_day(place: Place, match: re.Match[str]) -> Answer | None:
    """Today, yesterday, tomorrow and their parts; not "today" in the sense of nowadays."""
    word = match[0].lower()
    if _is_title(match[0], place.before(match)):
        return None
    if word.endswith("today") and _NOWADAYS.match(place.after(match)):
        return Answer(None, None, "nowadays, no date")
    if _OF.search(place.before(match)) and word in ("today", "tomorrow"):
        reference = "PRESENT_REF" if word == "today" else "FUTURE_REF"
        return Answer(None, None, "nowadays, no date", "DATE", reference)
    if place.published is None:
        return Answer(None, None, UNDATED)
    step = 0
    if "yesterday" in word or "last " in word:
        step = -2 if "before" in word else -1
    elif "tomorrow" in word:
        step = 2 if "after" in word else 1
    return day_answer(dates.add_days(place.published, step), "named-day")


def _is_title(words: str, before: str) -> bool:
    """Tell the name of a programme or paper: CBS This Morning, USA Today."""
    if not before or not words[0].isupper():
        return False
    return (words.istitle() and " " in words) or bool(_INITIALS.search(before))
