"""Numbers written as figures or words, and what they are worth."""

from __future__ import annotations

import re
from decimal import Decimal

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORTH = {word: number for number, word in enumerate(_SMALL)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
_SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "dozen": 12, "k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12,
}  # fmt: skip
_ORDINALS = {
    "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip

FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,6})?"
_ONES = "|".join(sorted(_SMALL[1:], key=len, reverse=True))
_WORD = rf"(?:(?:{'|'.join(_TENS)})(?:-(?:{_ONES}))?|(?:{_ONES})\b)"
SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen)\b"
SHORT_SCALE = r"(?:bn|mn|tn|[kmb])\b"
# "two hundred and fifty thousand"; "a dozen"; "half a million"
WORDS = (
    rf"(?:half\sa\s(?:million|billion|trillion|dozen)\b"
    rf"|(?:an?\s{SCALE}|{_WORD}(?:\s{SCALE})?)(?:(?:\sand)?\s{_WORD}(?:\s{SCALE})?){{0,3}})"
)
ORDINAL = rf"(?:\d{{1,4}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)})\b"
_TOKEN = re.compile(r"[a-z]+")


def figure(text: str, scale: str | None = None) -> Decimal:
    """The worth of figures such as "28,500" or "2.9", times that of a scale word after them."""
    factor = _SCALES[scale.lower()] if scale else 1
    return Decimal(text.replace(",", "")) * factor


def words(text: str) -> Decimal:
    """The worth of a number in words: "two hundred and fifty thousand", "half a dozen"."""
    tokens = _TOKEN.findall(text.lower())
    if tokens[0] == "half":
        return Decimal(_SCALES[tokens[-1]]) / 2
    total = part = 0
    for word in tokens:
        if word == "hundred":
            part = max(part, 1) * 100
        elif word in _SCALES:
            total, part = total + max(part, 1) * _SCALES[word], 0
        else:
            part += _WORTH.get(word, 0)
    return Decimal(total + part)


def ordinal(text: str) -> Decimal:
    """The place that "fifth" or "21st" names."""
    low = text.lower()
    return Decimal(_ORDINALS[low] if low in _ORDINALS else low[:-2])


def plain(value: Decimal) -> str:
    """The value without exponent and closing zeros: "2900000000", "4.1"."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
