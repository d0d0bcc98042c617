"""What has no date: listed with the reason."""

from __future__ import annotations

import re

from briefing.reading.timerules.place import LENGTH, Answer, Place, Rule, shift

_CENTURIES = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}


def why(reason: str) -> Rule:
    """Return a rule that never dates, and says why."""
    return lambda _place, _match: Answer(None, None, reason)


def vague(_: Place, match: re.Match[str]) -> Answer | None:
    """Soon, for years, wartime: listed with the reason, never dated."""
    words = match[0].lower()
    if "soon" in words:
        return Answer(None, None, "manner or wish, no date")
    if words.endswith(("time", "war")):
        return Answer(None, None, "period not given in the text")
    if re.search(r"(?:ago|later|earlier|after|before|past|future|recent|coming|few)", words):
        return Answer(None, None, "vague, no date")
    if re.search(r"(?:second|minute|hour|day|week|month|year|decade|centur|generation)", words):
        return Answer(None, None, LENGTH)
    return Answer(None, None, "vague, no date")


def fiscal(place: Place, match: re.Match[str]) -> Answer | None:
    """Fiscal 2019; this fiscal year: named by its year, its bounds are not printed."""
    why = "fiscal year, its bounds are not printed"
    digits = re.search(r"\d+", match[0])
    if digits is None:
        word = match[0].lower().removeprefix("the ").split()[0]
        year = place.published.year + shift(word) if place.published else None
        return Answer(None, None, why, "DATE", str(year) if year else None)
    short = int(digits[0]) + (2000 if int(digits[0]) < 50 else 1900)
    return Answer(None, None, why, "DATE", str(short) if len(digits[0]) == 2 else digits[0])


def century(place: Place, match: re.Match[str]) -> Answer | None:
    """The 20th century; this century: a whole century, no date."""
    if "Century" in match[0] and re.match(r"\s[A-Z]", place.after(match)):
        return None  # the name of a firm
    words = match[0].lower()
    number = next((_CENTURIES[word] for word in _CENTURIES if word in words), 0)
    digits = re.search(r"\d+", words)
    number = int(digits[0]) if digits else number
    first = f"{number - 1:02d}" if 1 <= number <= 30 else None
    if first is None and place.published and re.search(r"\b(?:this|last|next)\b", words):
        number = place.published.year // 100
        first = f"{number + ('next' in words) - ('last' in words):02d}"
    return Answer(None, None, "a whole century, no date", "DATE", first)
