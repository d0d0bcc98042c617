"""Units of measure and currencies as English texts print them."""

from __future__ import annotations

import re
from collections.abc import Iterable

# What a bare sign stands for in English news; other dollars are printed with their own letter.
# Codes: ISO 4217.
SIGNS = {
    "US$": "USD", "U.S.$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD",
    "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "NT$": "TWD", "R$": "BRL", "$": "USD",
    "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₹": "INR", "₽": "RUB", "₴": "UAH", "USD": "USD", "EUR": "EUR", "RMB": "CNY",
}  # fmt: skip
_NAMED = {
    "dollars": "USD", "dollar": "USD", "euros": "EUR", "euro": "EUR", "yen": "JPY", "won": "KRW",
    "yuan": "CNY", "renminbi": "CNY", "rupees": "INR", "roubles": "RUB", "rubles": "RUB",
    "shekels": "ILS", "francs": "CHF", "hryvnias": "UAH", "hryvnia": "UAH", "zlotys": "PLN",
    "pounds sterling": "GBP",
}  # fmt: skip
# dollars, rupees and francs of other lands
_LANDS = {
    "australian": "AUD", "canadian": "CAD", "new zealand": "NZD", "hong kong": "HKD",
    "singapore": "SGD", "taiwan": "TWD", "pakistani": "PKR", "indonesian": None, "sri lankan": "LKR",
}  # fmt: skip
_MEASURES = {
    "%": "percent", "percent": "percent", "per cent": "percent", "pct": "percent",
    "percentage points": "percentage points", "percentage point": "percentage points",
    "km": "kilometres", "kms": "kilometres", "kilometers": "kilometres", "kilometer": "kilometres",
    "kilometres": "kilometres", "kilometre": "kilometres", "miles": "miles", "mile": "miles",
    "meters": "metres", "meter": "metres", "metres": "metres", "metre": "metres", "cm": "centimetres",
    "mm": "millimetres", "feet": "feet", "foot": "feet", "inches": "inches", "inch": "inches",
    "tons": "tons", "ton": "tons", "tonnes": "tonnes", "tonne": "tonnes", "kg": "kilograms",
    "kilograms": "kilograms", "pounds": "pounds", "ounces": "ounces", "barrels": "barrels",
    "gallons": "gallons", "liters": "litres", "litres": "litres", "acres": "acres",
    "hectares": "hectares", "mph": "miles an hour", "kph": "kilometres an hour", "knots": "knots",
    "megawatts": "megawatts", "mw": "megawatts", "gigawatts": "gigawatts", "gw": "gigawatts",
    "kilowatts": "kilowatts", "kilotons": "kilotons", "degrees": "degrees", "basis points": "basis points",
    "square kilometers": "square kilometres", "square kilometres": "square kilometres",
    "square miles": "square miles", "square feet": "square feet", "nautical miles": "nautical miles",
    "metric tons": "metric tons", "cents": "cents",
}  # fmt: skip


def _either(words: Iterable[str]) -> str:
    """A pattern of any of these words, the longest first."""
    listed = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in listed)


SIGN = rf"(?:{_either(SIGNS)})\s?"
MONEY = rf"(?:(?:U\.S\.|US|{_either(_LANDS)})\s)?(?:{_either(_NAMED)})\b"
MEASURE = rf"(?:(?:{_either(k for k in _MEASURES if k != '%')})\b|%)"


def currency(sign: str | None, words: str | None) -> str | None:
    """The ISO 4217 code of a sign before or words after a number; None when neither tells."""
    if sign:
        return SIGNS[sign.strip().upper()]
    if not words:
        return None
    low = " ".join(words.lower().split())
    for land, code in _LANDS.items():
        if low.startswith(land):
            return code
    return next((code for name, code in _NAMED.items() if low.endswith(name)), None)


def measure(words: str | None) -> str | None:
    """One name for a unit however it is spelt; None for no unit."""
    return _MEASURES[" ".join(words.lower().split())] if words else None
