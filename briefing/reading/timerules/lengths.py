"""Lengths of time: two years, the past three months, half an hour, decades."""

from __future__ import annotations

import re
from fractions import Fraction

from briefing.reading.timenumbers import CLOCK, UNITS, duration, number_in, unit_of
from briefing.reading.timerules.counted import moved
from briefing.reading.timerules.place import Answer, Place, said
from briefing.reading.timevalues import of_calendar

_RATE = re.compile(
    r"(?:\d|million|billion|thousand|percent|per cent|cents|dollars|pounds|euros|barrels|tons|tonnes|times)\s$"
)
_MONEY = re.compile(r"[$£€]\s?[\d.,]+\s(?:[a-z]+\s){0,2}$|%\s$")
_OVER = re.compile(r"(?i)\b(?:over|in|during|for|within|throughout)\s$")
_COUNTED = re.compile(r"(?<![-/])\b\d[\d,.]*\s(?:[a-z]{3,15}\s){1,2}$")
_NO_RATE = re.compile(r"\s(?:after|before|when|of|that)\b")
_NAMED_DAY = re.compile(
    r"(?i)(?:\b(?:on|as|what|such|is|was|be|been|great|sad|good|bad|dark)|['’]s)\s$"
)
_DAY_NOUN = re.compile(r"\s(?:trip|job|care|school|pass|off|labou?rers?|traders?|nursery)\b")
_SOME_DAY = re.compile(
    r"(?:\b(?:would|will|could|can|may|might|should|to|he|she|they|we|I|you|it|that|if|who)|['’](?:d|ll))\s$"
)
_SOME_DAY_AFTER = re.compile(
    r"\s(?:be|become|have|return|come|go|see|find|make|take|the|he|she|we|they|I|you|it)\b"
)
# "vacation days", "the Reagan years", "his days in office": no length
_OWNED = re.compile(
    r"(?:\b(?i:his|her|their|its|our|my|your)|\b(?:work|working|vacation|office|business|opening|school|rush|peak|sick"
    r"|holiday|visiting|election|campaign|formative|golden|glory|teen|teenage|twilight|childhood|war"
    r"|dog|early|final|dying|college|term|prime|trading|man|flight|consulting|credit|billable|light"
    r"|morning|evening|night|other|[a-z]{3,10}est|later|younger|older|better|happier|night-?time|day-?time|daylight|overnight|afternoon|small|wee|waking)"
    r"|\bthe\s[A-Z][a-z]+)\s$"
)
# "the two-year-old war": what has lasted so long, no age of a person
_LASTING = re.compile(
    r"\s(?:[a-z]{3,12}\s)?(?:wars?|conflict|crisis|uprising|revolt|rebellion|insurgency|truce|ceasefire"
    r"|cease-fire|dispute|standoff|strike|embargo|blockade|ban|law|policy|program(?:me)?|campaign"
    r"|investigation|agreement|treaty|deal|pact|government|regime|rule|occupation|recession|feud)\b"
)
_ORDINAL = re.compile(r"(?i)\b(?:a|the|one)\s(?:second)$")


def length(place: Place, match: re.Match[str]) -> Answer | None:
    """Two years; the past three months; eight-year; decades-long; two weeks ago."""
    number, unit = number_in(match["n"]), unit_of(match["u"])
    aged = match["old"] and not _LASTING.match(place.after(match))
    if aged or _ORDINAL.search(match[0]) or (unit == "quarter" and "-" in match[0]):
        return Answer(None, None, "an age or a share, no time")
    if _no_length(place, match):
        return None
    if match["half"] and number is not None:
        number += Fraction(1, 2)
    elif match["n"].lower() in ("a", "an"):
        rate = _rate(place, match)
        if rate is not None:
            return rate
    turn = re.sub(r"\s", " ", match["dir"] or "").lower()
    if turn in ("ago", "from now", "hence", "from today"):
        return _from_now(place, number, unit, turn)
    if match["rel"] and match["rel"].lower() == "recent" and number is None:
        return said("DATE", "PAST_REF", "recent")
    return said("DURATION", duration(number, unit), "length")


def _no_length(place: Place, match: re.Match[str]) -> bool:
    """Tell what only looks like a length: "a months-long", "on a day when", "will one day"."""
    words, unit = match["n"].lower(), match["u"].lower()
    if words in ("a", "an") and unit.endswith("s"):
        return True
    if words not in ("a", "one") or unit != "day" or match["dir"] or match["rel"]:
        return False
    before = place.before(match)
    if words == "a":
        return bool(_NAMED_DAY.search(before) or _DAY_NOUN.match(place.after(match)))
    opens = not before.strip() and not re.match(r"\s(?:after|before)\b", place.after(match))
    return bool(opens or _SOME_DAY.search(before) or _SOME_DAY_AFTER.match(place.after(match)))


def _rate(place: Place, match: re.Match[str]) -> Answer | None:
    """$5 million a year, 140 ships a day: how much, and no time that TimeML marks."""
    before = place.before(match, 40)
    if match["dir"]:
        return None
    counted = _COUNTED.search(before) and not _NO_RATE.match(place.after(match))
    if not (counted or _RATE.search(before) or _MONEY.search(before)):
        return None
    return Answer(None, None, "a rate, no time")


def _from_now(place: Place, number: Fraction | None, unit: str, turn: str) -> Answer | None:
    """Some years ago; four decades ago: a point in the past, as exact as its unit."""
    sign = -1 if turn == "ago" else 1
    if number is None or unit in CLOCK:
        return said("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", "ago")
    if place.published is None:
        return None
    if unit in ("decade", "century"):
        year = place.published.year + sign * int(number) * UNITS[unit][1]
        return said("DATE", f"{year:04d}"[:3], "ago") if 1000 <= year < 3000 else None
    whole = {"fortnight": "week"}.get(unit, unit)
    step = sign * int(number * (2 if unit == "fortnight" else 1))
    answer = moved(place.published.isoformat(), whole, step, "ago")
    return said("DATE", of_calendar(answer.value, "")[1], "ago") if answer.value else None


def half(_: Place, match: re.Match[str]) -> Answer | None:
    """Half an hour; half a century."""
    return said("DURATION", duration(Fraction(1, 2), unit_of(match["u"])), "half")


def whole(place: Place, match: re.Match[str]) -> Answer | None:
    """The past year; over the next decade; "the next year" alone is a year, no length."""
    rel = (match.groupdict().get("rel") or "").lower()
    unit = unit_of(match["u"])
    follows = rel == "next" and (unit in ("decade", "century") or _OVER.search(place.before(match)))
    if rel == "last" and unit != "year" and place.after(match).startswith(" of "):
        return None  # the last day of the fair: one of many
    if rel == "previous" or unit == "second" or (rel == "next" and not follows):
        return None
    return said("DURATION", duration(Fraction(1), unit), "length")


def long(_: Place, match: re.Match[str]) -> Answer | None:
    """Day-long; decades-long; never "years old"."""
    if match[0].lower().endswith("old"):
        return Answer(None, None, "an age, no time")
    word = match["u"].lower()
    number = None if word.endswith("s") or word == "centuries" else Fraction(1)
    return said("DURATION", duration(number, unit_of(word)), "length")


def plural(place: Place, match: re.Match[str]) -> Answer | None:
    """Years; recent weeks; months ago; the decades to come."""
    rel = (match["rel"] or "").lower()
    turn = re.sub(r"\s", " ", match["dir"] or "").lower()
    if rel == "recent" or turn == "ago":
        return said("DATE", "PAST_REF", "recent")
    if rel == "coming" or match["ahead"]:
        return said("DATE", "FUTURE_REF", "to-come")
    if (match["u"].lower(), rel) in (("quarters", ""), ("hours", "early")):
        return None
    if not rel and _OWNED.search(place.before(match)):
        return None
    if re.search(r"[-\w]-$|\b(?:per|in)-$", place.before(match)):
        return None
    return said("DURATION", duration(None, unit_of(match["u"])), "length-open")
