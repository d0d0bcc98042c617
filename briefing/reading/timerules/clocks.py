"""Hours of a day: 9 a.m. Tuesday, noon, 14:30 GMT, overnight."""

from __future__ import annotations

import re

from briefing.reading import dates
from briefing.reading.timerules.place import Answer, Place, said
from briefing.reading.timevalues import part_of_day
from briefing.reading.timewords import SMALL

_WORDS = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
_SCORE = re.compile(
    r"(?:\b(?:won|lost|beat|score|led|lead|record|time of|in|Psalm|John|Matthew)\s)$"
)


def clock(place: Place, match: re.Match[str]) -> Answer | None:
    """The hour of the day that stands nearest in the sentence, else of publication."""
    if match["h2"] and not match["zone"] and _SCORE.search(place.before(match)):
        return None
    hour = _hour(match)
    if hour is None:
        return None
    day = place.day_near(match)
    return said("TIME", f"{day or 'XXXX-XX-XX'}T{hour}", "clock")


def _hour(match: re.Match[str]) -> str | None:
    if match["word"]:
        return _WORDS[match["word"].lower()]
    printed = next(match[name] for name in ("h", "h2", "h3", "h4") if match[name])
    hour = int(printed) if printed.isdigit() else SMALL[printed.lower()]
    minute = int(match["m"] or match["m2"] or match["m3"] or 0)
    late = (match["ap"] or "").lower() == "p" or (match["part"] or "").lower()[:1] in ("a", "e")
    if match["ap"]:
        hour = hour % 12
    hour += 12 if late and hour < 12 else 0
    return f"{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None


def overnight(place: Place, match: re.Match[str]) -> Answer | None:
    """The night of the day named or of publication."""
    day = place.day_near(match)
    return said("TIME", f"{day}TNI", "overnight") if day else None


def same_part(place: Place, match: re.Match[str]) -> Answer | None:
    """That night: of the day last named, else of publication; the next morning: of the day after."""
    day = place.anchor(match, 10) or place.any_anchor(match, 10)
    base = dates.parse(day) if day and match["next"] else None
    day = dates.add_days(base, 1) if base else day
    return said("TIME", f"{day}{part_of_day(match['part'])}", "same-part") if day else None
