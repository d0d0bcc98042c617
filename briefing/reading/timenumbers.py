"""Numbers of units of time in words and figures, and as ISO 8601: "two and a half years", "P2Y6M"."""

from __future__ import annotations

import re
from fractions import Fraction

from briefing.reading.timewords import SMALL, TENS

# Letter of a unit in ISO 8601 and how many of it one is; decades and centuries are years.
UNITS = {
    "second": ("S", 1),
    "minute": ("M", 1),
    "min": ("M", 1),
    "hour": ("H", 1),
    "hr": ("H", 1),
    "day": ("D", 1),
    "week": ("W", 1),
    "fortnight": ("W", 2),
    "month": ("M", 1),
    "quarter": ("M", 3),
    "year": ("Y", 1),
    "decade": ("Y", 10),
    "century": ("Y", 100),
    "weekend": ("D", 2),
}
_VAGUE = {"quarter": "PXM", "fortnight": "PXW"}
CLOCK = ("second", "minute", "min", "hour", "hr")
_PARTS = {"Y": ("M", 12)}
_PARTS_OF_CLOCK = {"H": ("M", 60), "M": ("S", 60)}


def unit_of(word: str) -> str:
    """Return the singular of a unit of time."""
    word = word.lower()
    if word == "centuries":
        return "century"
    return word[:-1] if word.endswith("s") else word


def number_in(words: str) -> Fraction | None:
    """Return the number some words or figures mean; None when they leave it open."""
    text = words.lower().replace(",", "").strip()
    text = text.replace("-and-a-half", " and a half").removesuffix("-plus").removesuffix("+")
    text = text.replace(" ½", "½").replace("½", " 1/2")
    half = text.endswith(" and a half")
    text = text.removesuffix(" and a half").removeprefix("a couple of").strip() or "couple"
    if text.startswith(("couple", "a couple", "the couple")):
        return Fraction(2)
    if text in ("a", "an"):
        return Fraction(1)
    number = _figure(text) if text[0].isdigit() else _spelt(text)
    return None if number is None else number + (Fraction(1, 2) if half else 0)


def _figure(text: str) -> Fraction | None:
    whole, _, part = text.partition(" ")
    try:
        return Fraction(whole) + (Fraction(part) if part else 0)
    except (ValueError, ZeroDivisionError):
        return None


def _spelt(text: str) -> Fraction | None:
    total = 0
    for word in re.split(r"[\s-]", text):
        if word in ("hundred", "thousand", "dozen"):
            total = max(total, 1) * {"hundred": 100, "thousand": 1000, "dozen": 12}[word]
        elif word in SMALL or word in TENS:
            total += SMALL.get(word, 0) + TENS.get(word, 0)
        elif word != "a":
            return None
    return Fraction(total) if total else None


def duration(number: Fraction | None, unit: str) -> str:
    """Return so many of a unit as ISO 8601 ("P2Y", "PT30M"), X for a number left open."""
    letter, times = UNITS[unit]
    head = "PT" if unit in CLOCK else "P"
    if number is None:
        return _VAGUE.get(unit, f"{head}X{letter}")
    number *= times
    if number == Fraction(1, 2) and letter == "D":
        return "PT12H"
    whole, rest = divmod(number, 1)
    smaller, size = (_PARTS_OF_CLOCK if unit in CLOCK else _PARTS).get(letter, ("", 0))
    if not rest or not smaller or (rest * size) % 1:
        return f"{head}{int(number) if not rest else float(number)}{letter}"
    first = f"{whole}{letter}" if whole else ""
    return f"{head}{first}{int(rest * size)}{smaller}"
