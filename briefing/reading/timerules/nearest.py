"""The year of a day or month printed without one: that nearest to publication in its tense."""

from __future__ import annotations

import re

from briefing.reading.timerules.place import Place, shift

# "Feb. 17 - Rebels take the port": an entry of a chronology tells the past in the present tense
_ENTRY = re.compile(r"(?:\s?[—–:]|\s--?)\s(?=[\"'“‘A-Z])")
_AHEAD = re.compile(r"\b(?:will|to be|is to|are to|scheduled|due|deadline|expected)\b")
# what is set long before: "the November election" is the nearest one in whatever tense
_SET = re.compile(
    r"(?:['’]s)?\s(?:\w+\s){0,2}(?:elections?|primary|primaries|caucus(?:es)?|conventions?|referendum|run-?off"
    r"|ballot|polls|vote|summit|deadline|hearing|trial|Olympics|games|inauguration|midterms?)\b"
)
_SET_BEFORE = re.compile(
    r"\b(?:elections?|primary|primaries|caucus(?:es)?|conventions?|referendum|run-?off|summit|deadline"
    r"|trial|Olympics|inauguration|midterms?|ballot|polls|votes?"
    r"|takes? (?:office|place|effect))\s(?:t?here\s)?(?:(?:in|on|of|by)\s)?$"
)
_PAST = 215  # days ago up to which a day or month without cue is past
_SOON = 31  # days ahead that what reads as past may lie


def nearest_year(place: Place, match: re.Match[str], month: int, day: int | None) -> int | None:
    """Choose the year of a month or day printed without one; None when nothing dates the text.

    In past tense the latest one not after publication, in future tense the first not before;
    without a cue, or when the cue leads far away and the other way is near, the nearest.
    """
    published = place.published
    if published is None:
        return None
    gap = (month - published.month) * 31 + ((day or published.day) - published.day)
    cue = _cue(place, match)
    if cue == "past" and gap > 0:
        return published.year - (gap > (45 if day else _SOON))
    if cue == "future" and gap < 0:
        return published.year + (gap < (-45 if day else -31))
    if cue == "none" and not -_PAST <= gap <= 183:
        return published.year + (1 if gap < 0 else -1)
    return published.year


def _cue(place: Place, match: re.Match[str]) -> str:
    """Return the tense; "past" in a chronology, "none" beside what is set long before."""
    opens = not place.before(match).strip()
    if opens and _ENTRY.match(place.after(match)) and not _AHEAD.search(place.after(match, 90)):
        return "past"
    cue = place.tense(match)
    beside = _SET.match(place.after(match)) or _SET_BEFORE.search(place.before(match, 40))
    return "none" if cue == "past" and beside else cue


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
