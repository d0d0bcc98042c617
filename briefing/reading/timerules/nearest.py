"""The year of a day or month printed without one: that nearest to publication in its tense."""

from __future__ import annotations

import re

from briefing.reading.timerules.place import Place, shift


def nearest_year(place: Place, match: re.Match[str], month: int, day: int | None) -> int | None:
    """Choose the year of a month or day printed without one; None when nothing dates the text.

    In past tense the latest one not after publication, in future tense the first not before;
    without a cue, or when the cue leads far away and the other way is near, the nearest.
    """
    published = place.published
    if published is None:
        return None
    gap = (month - published.month) * 31 + ((day or published.day) - published.day)
    cue = place.tense(match)
    if cue == "past" and gap > 0:
        return published.year - (gap > (45 if day else 31))
    if cue == "future" and gap < 0:
        return published.year + (gap < (-45 if day else -31))
    if cue == "none" and abs(gap) > 183:
        return published.year + (1 if gap < 0 else -1)
    return published.year


def year_of(place: Place, match: re.Match[str], month: int, day: int | None) -> int | None:
    """Return the year printed with a day or month, else the nearest that fits its tense."""
    groups = match.groupdict()
    printed = groups.get("y") or groups.get("y2")
    if printed:
        return int(printed)
    if groups.get("rel") and place.published:
        return place.published.year + shift(groups["rel"])
    return nearest_year(place, match, month, day)


def named(match: re.Match[str]) -> str:
    """Return the name of the rule: with the year printed, or without."""
    return "absolute-day" if match.groupdict().get("y") else "day-nearest-publication"
