"""Now, recently, the future; the quarter and the year before it; years in words."""

from __future__ import annotations

import re

from briefing.reading import dates
from briefing.reading.timerules.counted import moved
from briefing.reading.timerules.place import Answer, Place, Rule, month_number, said
from briefing.reading.timevalues import of_calendar, part_of_day
from briefing.reading.timewords import SMALL, TENS

_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_THROUGH = re.compile(
    r"\b(?:for|during|through|throughout|in|(?:months|weeks|half|quarter|part|rest"
    r"|remainder|most|much|some|all|course|end|start"
    r"|beginning)\sof)\s$",
    re.IGNORECASE,
)


def reference(value: str) -> Rule:
    """Return a rule that answers with the same reference always."""
    return lambda _place, _match: said("DATE", value, "reference")


def year_earlier(place: Place, match: re.Match[str]) -> Answer | None:
    """The year-earlier period; the 1988 quarter: as the quarter or year last named."""
    if match["y"] and not match["what"]:
        return None
    quarter = place.printed_quarter(match)
    year = int(match["y"] or 0)
    what = (match["what"] or "").lower()
    if quarter and what in ("", "quarter", "period"):
        number = (int(quarter[5:7]) + 2) // 3
        year = year or int(quarter[:4]) - 1
        return said("DATE", f"{year:04d}-Q{number}", "year-earlier")
    if what.endswith("quarter") and " " in what and (year or place.published):
        number = ("first", "second", "third", "fourth").index(what.split()[0]) + 1
        year = year or (place.published.year - 1 if place.published else 0)
        return said("DATE", f"{year:04d}-Q{number}", "year-earlier")
    year = year or (place.published.year - 1 if place.published else 0)
    return said("DATE", f"{year:04d}", "year-earlier") if year else None


def the_quarter(place: Place, match: re.Match[str]) -> Answer | None:
    """The quarter last named; else that of publication, or the one before it for the latest."""
    if match["month"] and place.published:
        month = month_number(match["month"])
        year = place.published.year - (month > place.published.month)
        return said("DATE", f"{year:04d}-Q{(month + 2) // 3}", "quarter-ended")
    quarter = place.printed_quarter(match)
    if (match["rel"] or "").lower() != "current" and quarter:
        return said("DATE", of_calendar(quarter, "")[1], "quarter-named")
    if place.published is None:
        return None
    number = (place.published.month - 1) // 3 + 1
    number -= (match["rel"] or "").lower() != "current"
    value = dates.quarter(place.published.year, number)
    return said("DATE", of_calendar(value, "")[1], "quarter-nearest")


def the_year(place: Place, match: re.Match[str]) -> Answer | None:
    """The year ended 31 March is a length; the fiscal year, for the year: that of publication."""
    if match["end"] and "fiscal" not in (match["what"] or ""):
        return said("DURATION", "P1Y", "length")
    if not (match["what"] or _THROUGH.search(place.before(match))) or place.published is None:
        return None
    unit = match["u"].lower()
    if unit != "year":
        value = moved(place.published.isoformat(), unit, 0, "nearest").value
        return said("DATE", of_calendar(value or "", unit)[1], f"{unit}-nearest")
    return said("DATE", f"{place.published.year:04d}", "year-nearest")


def within(place: Place, match: re.Match[str]) -> Answer | None:
    """Later in the day: that last named; earlier in the week: that of publication."""
    if match["part"]:
        day = place.day_near(match)
        return said("TIME", f"{day}{part_of_day(match['part'])}", "within") if day else None
    unit = match["u"].lower()
    near = place.anchor(match, 10) if unit == "day" else None
    base = near or (place.published.isoformat() if place.published else None)
    value = moved(base, unit, 0, "within").value if base else None
    return said("DATE", of_calendar(value, unit)[1], "within") if value else None


def half_of_year(place: Place, match: re.Match[str]) -> Answer | None:
    """The second half of the year."""
    if place.published is None:
        return None
    step = {"last": -1, "next": 1}.get(match["year"].lower().split()[0], 0)
    half = 1 if match["q"].lower() == "first" else 2
    return said("DATE", f"{place.published.year + step:04d}-H{half}", "half-year")


def decade_of(place: Place, match: re.Match[str]) -> Answer | None:
    """This decade, the end of the decade: that of publication, or the one beside it."""
    if place.published is None:
        return None
    step = {"last": -1, "next": 1}.get((match["the"] or match["rel"]).lower(), 0)
    return said("DATE", f"{place.published.year // 10 + step}", "decade-of")


def the_season(place: Place, match: re.Match[str]) -> Answer | None:
    """The summer: that of the year of publication."""
    if place.published is None or match["s"].lower() == "fall":
        return None
    if match["s"].lower() == "spring" and re.match(r"\s(?:of|in)\b", place.after(match)):
        return None
    return said("DATE", f"{place.published.year}-{_SEASONS[match['s'].lower()]}", "season-nearest")


def spelt_year(_: Place, match: re.Match[str]) -> Answer | None:
    """Nineteen ninety-six; the year two thousand."""
    if match["thousand"]:
        return said("DATE", "2000", "spelt-year")
    ones = SMALL[match["ones"].lower()] if match["ones"] else 0
    return said("DATE", str(1900 + TENS[match["tens"].lower()] + ones), "spelt-year")


def spelt_decade(place: Place, match: re.Match[str]) -> Answer | None:
    """The seventies of the last century; ages and temperatures are none."""
    if re.search(r"\b(?:his|her|their|my|our|your)\s(?:\w+\s)?$", place.before(match)):
        return None
    if not match[0].lower().startswith(("the ", "nineteen")):
        return None
    return said("DATE", "19" + str(TENS[match["tens"].lower()[:-3] + "y"])[0], "spelt-decade")
