"""Arithmetic on ISO values and how they are printed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.reading import dates


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-06-13", date(2022, 6, 13), date(2022, 6, 13)),
        ("2018/2019-08", date(2018, 1, 1), date(2019, 8, 31)),
        ("../2022-06-16", date.min, date(2022, 6, 16)),
    ],
)
def test_bounds(value: str, first: date, last: date) -> None:
    """A value names its first and last day; an open start begins on the first day of all."""
    assert (first, last) == dates.bounds(value)


@pytest.mark.parametrize(
    "value", ["", "soon", "2022-13", "2022-02-30", "0000", "/2022", "2022/soon"]
)
def test_bounds_of_what_is_no_date(value: str) -> None:
    """What is no date has no bounds."""
    assert dates.bounds(value) is None


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("2022-06-13", "13 June 2022"),
        ("2022-06-29/2022-06-30", "29 and 30 June 2022"),
        ("2022-07-03/2022-07-09", "3 to 9 July 2022"),
        ("2021-12-30/2022-01-02", "30 December 2021 to 2 January 2022"),
        ("2018/2019-08", "2018 to August 2019"),
        ("../2022-06-16", "not after 16 June 2022"),
        ("2018", "2018"),
        ("unreadable", "unreadable"),
    ],
)
def test_spell(value: str, printed: str) -> None:
    """Values are printed day first, the common end of a range once."""
    assert printed == dates.spell(value)


@given(st.dates(date(1800, 1, 8), date(2800, 1, 1)), st.integers(-400, 400))
def test_weeks_run_from_monday_to_sunday(day: date, number: int) -> None:
    """A week has seven days, and the weekend is its end."""
    whole, end = (
        dates.bounds(dates.week(day, number) or ""),
        dates.bounds(dates.weekend(day, number) or ""),
    )
    assert whole is not None
    assert end is not None
    assert (
        (whole[0].weekday(), whole[1].weekday()),
        (end[0].weekday(), end[1].weekday()),
    ) == ((0, 6), (5, 6))
    assert whole[1] == end[1]


@given(st.integers(1001, 2998), st.integers(1, 12), st.integers(-11, 11))
def test_months_can_be_added_and_taken_away(year: int, month: int, number: int) -> None:
    """Adding months and taking them away leads back."""
    there = dates.add_months(year, month, number) or ""
    assert dates.iso(year, month) == dates.add_months(int(there[:4]), int(there[5:]), -number)


def test_dates_outside_the_calendar_are_none() -> None:
    """No arithmetic raises at the ends of the calendar."""
    assert dates.add_days(date.max, 1) is None
    assert dates.iso(2022, 2, 30) is None
    assert dates.iso(99999) is None
