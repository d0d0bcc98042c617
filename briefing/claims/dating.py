"""Whether the dates of two claims agree as far as each is exact, and how far they lie apart."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from briefing.claims.records import Claim
from briefing.reading import dates

Times = Literal["agree", "open", "differ"]


def times(one: Claim, other: Claim) -> Times:
    """Whether the dates of two claims agree as far as each is exact."""
    a = dates.bounds(one.date) if one.date else None
    b = dates.bounds(other.date) if other.date else None
    if a is None or b is None:
        return "open"
    if _of_days(one.date) and _of_days(other.date):  # "June 28 and 29" is not "June 29 and 30"
        return "agree" if _within(a, b) or _within(b, a) else "differ"
    return "agree" if a[0] <= b[1] and b[0] <= a[1] else "differ"


def _of_days(value: str | None) -> bool:
    """True for a range from one day to another."""
    return len(value or "") == len("2024-06-28/2024-06-29")


def _within(inner: tuple[date, date], outer: tuple[date, date]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def gap(one: str | None, other: str | None) -> timedelta:
    """The time between two dates that are not one; the longest when either is not known."""
    a, b = dates.bounds(one or ""), dates.bounds(other or "")
    if a is None or b is None or a[0] == date.min or b[0] == date.min:
        return timedelta.max
    return max(b[0] - a[1], a[0] - b[1])


def anchor(claim: Claim) -> date | None:
    """The last day of a claim, else that of its article; None when neither is known."""
    published = claim.article.published
    bounds = dates.bounds(claim.date or (published.date if published else ""))
    return bounds[1] if bounds else None
