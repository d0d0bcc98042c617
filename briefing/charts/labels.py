"""Words, numbers and dates of a figure as a reader is told them."""

from __future__ import annotations

import datetime as dt
import html
import math
import re
from collections.abc import Mapping
from typing import Any

from briefing.charts.style import plain

MONTHS = (
    "January February March April May June July August September October November December"
).split()


_TAG = re.compile(r"<(/?)(\w{1,12})\b[^<>]{0,400}>")


_DATE = re.compile(
    r"(\d{4})-(\d\d)(?:-(\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.(\d{1,9}))?(?:Z|[+-]\d\d:?\d\d)?)?)?"
)


_DIGITS = 10  # significant digits, so that 0.1 + 0.2 reads 0.3


def words(label: Any, most: int = 120) -> str:
    """The words of a label in one line of `most` characters, without plotly's tags in it."""
    if isinstance(label, Mapping):
        label = label.get("text")
    if label is None or isinstance(label, list | bool):
        return ""
    text = _TAG.sub(lambda tag: " " if tag[2].lower() == "br" else "", str(label))
    line = plain(html.unescape(text))
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def said(value: Any) -> str:
    """A value as a reader is told it: numbers as written, days spelled, labels without tags."""
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, list | tuple):
        return words(" ".join(filter(None, map(said, value))))
    return _day(str(value)) or words(value)


def brief(value: Any) -> str:
    """A value as a sentence has room for it: five digits, thousands apart from 10,000 on."""
    found = None if isinstance(value, str) else number(value)
    if found is None:
        return said(value)
    short = f"{found:.5g}"
    whole = found.is_integer() and abs(found) < 1e15
    if whole or ("e" not in short and abs(found) >= 1e4) or (1e5 <= abs(found) < 1e15):
        short = f"{found:,.0f}" if abs(found) >= 1e4 else f"{found:.0f}"
    return short.replace("-", "−", 1) if found < 0 else short


def number(value: Any) -> float | None:
    """A value as a number; None when it is none."""
    if isinstance(value, bool | None):
        return None
    try:
        found = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def is_day(value: Any) -> bool:
    """True for a date of ISO 8601, with or without a time of day."""
    return isinstance(value, str) and bool(_day(value))


def later(start: Any, milliseconds: Any) -> str:
    """The time so long after an ISO date or time; empty when one of them is none."""
    try:
        begun = dt.datetime.fromisoformat(str(start))
        return (begun + dt.timedelta(milliseconds=float(milliseconds))).isoformat()
    except (ValueError, TypeError, OverflowError):
        return ""


def _number(value: float) -> str:
    whole = isinstance(value, int) or (value.is_integer() and abs(value) < 1e15)
    size = str(abs(int(value))) if whole else f"{abs(value):.{_DIGITS}g}"
    return f"−{size}" if value < 0 else size


def _day(text: str) -> str:
    """The ISO date 2026-11-30 as "30 November 2026", a time of day after it; "" for no date."""
    found = _DATE.fullmatch(text)
    if not found or not 1 <= int(found[2]) <= 12:
        return ""
    year, month, day, minute, second, _ = found.groups()
    spelled = " ".join(filter(None, [day and str(int(day)), MONTHS[int(month) - 1], year]))
    second = (second or "").replace(":00", "")
    return spelled if not minute or minute + second == "00:00" else f"{spelled}, {minute}{second}"
