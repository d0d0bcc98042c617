"""Years and their parts, decades; never a number that counts something."""

from __future__ import annotations

import re

from briefing.reading import dates
from briefing.reading.timerules.place import (
    UNDATED,
    Answer,
    Place,
    published_year,
    range_answer,
    shift,
)
from briefing.reading.timewords import ORDINAL

_AFTER_PREPOSITION = re.compile(
    r"\b(?:in|of|since|by|from|until|till|through|throughout|to|between|before|after|during|for"
    r"|and|on|around|back|or|that|every|beginning|starting|ending|last|next|this|about|mid"
    r"|early|late|the|into)\s$",
    re.IGNORECASE,
)

_PART = re.compile(r"(?i)early|mid|late")

_COUNTED = re.compile(
    r"(?:than|some|about|over|nearly|almost|least|most|exactly|approximately|roughly|number|No\.?"
    r"|Nos\.?|killed|injured|Resolution|resolution|Flight|Route|Highway|page|Article|Section|Rs"
    r"|EUR|USD"
    r"|Boeing|Windows|Area|Room|Unit)\s$"
)

_COUNTABLE = re.compile(
    r"\s(?:people|troops|soldiers|men|women|children|percent|per cent|km|kilomet\w+|miles?"
    r"|met(?:er|re)s"
    r"|feet|tons|tonnes|dollars|euros|yen|won|pounds|points|votes|jobs|workers|times|shares|cases"
    r"|deaths|copies|words|members|students|civilians|protesters|refugees|homes|hours|units|MW|kg"
    r"|million|billion|[a-z]+s of|hours|acres|square|others|GMT|EST|EDT|local|UTC)\b"
)


def year_range(place: Place, match: re.Match[str]) -> Answer | None:
    """2019-2021; 2018–19; from 2014 to 2016; between 2014 and 2016."""
    if "and" in match["to"] and not place.before(match).lower().endswith("between "):
        return None
    first, last = match["y"], match["y2"]
    if len(last) == 2:
        last = first[:2] + last
    if not int(first) < int(last) < int(first) + 200 or _COUNTABLE.match(place.after(match)):
        return None
    return range_answer(first, last, "range")


def season_year(_: Place, match: re.Match[str]) -> Answer | None:
    """Return the three months of the summer of 2019."""
    return Answer(dates.season(int(match["y"]), match["s"].lower()), "range", "season")


def part_year(_: Place, match: re.Match[str]) -> Answer | None:
    """Early 2023; the end of 2022."""
    return Answer(match["y"], "approx", "year-part")


def decade(place: Place, match: re.Match[str]) -> Answer | None:
    """Return the ten years of the 1990s."""
    if _COUNTED.search(place.before(match)):
        return None
    first = int(match["y"]) if match["y"] else 1900 + int(match["short"])
    return Answer(f"{first}/{first + 9}", "approx" if _PART.search(match[0]) else "range", "decade")


def year(place: Place, match: re.Match[str]) -> Answer | None:
    """2018, unless it counts something."""
    before, after = place.before(match), place.after(match)
    if _COUNTED.search(before) or _COUNTABLE.match(after):
        return None
    if int(match["y"]) < 1900 and not _AFTER_PREPOSITION.search(before):
        return None
    if re.match(r"-(?:page|seat|strong|man|member|meter|metre|mile|foot|year)", after):
        return None
    return Answer(match["y"], "year", "absolute-year")


def quarter(place: Place, match: re.Match[str]) -> Answer | None:
    """Return the months of the first quarter of 2024, Q3 2023, the second half of last year."""
    if not match["y"] and not place.published:
        return Answer(None, None, UNDATED)
    year = int(match["y"] or 0) or published_year(place) + shift(match["rel"] or "this")
    number = int(match["short"][1]) if match["short"] else ORDINAL[match["q"]]
    half = match["what"] == "half" if match["what"] else (match["short"] or "Q")[0] == "H"
    if half:
        number = min(number, 2)
        return Answer(f"{year}-{6 * number - 5:02d}/{year}-{6 * number:02d}", "range", "half-year")
    return Answer(dates.quarter(year, number), "range", "quarter")


def quarter_nearest(place: Place, match: re.Match[str]) -> Answer | None:
    """Return the 1988 third quarter, or the quarter of that number last begun."""
    published, number = place.published, ORDINAL[match["q"].lower()]
    if match["y"]:
        return Answer(dates.quarter(int(match["y"]), number), "range", "quarter")
    if published is None:
        return Answer(None, None, UNDATED)
    ahead = number > (published.month - 1) // 3 + 1
    return Answer(dates.quarter(published.year - ahead, number), "range", "quarter-nearest")
