"""Holidays: left out or moved, against a count of every minute."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.schedule.calendars import Calendar
from briefing.schedule.slots import between
from tests.schedule import oracle
from tests.schedule.build import entry
from tests.schedule.oracle import moment
from tests.schedule.test_cron import LINE

START, END = moment("2026-12-20T09:00"), moment("2026-12-22T09:00")
FIRST = date(2026, 12, 14)  # no holiday before it, and four days worked on in each week
MINUTES = oracle.clock("UTC", START - timedelta(days=10), END + timedelta(minutes=1))
CALENDARS = st.builds(
    lambda weekdays, days: Calendar(
        "any", weekdays=weekdays, holidays=frozenset(FIRST + timedelta(days=n) for n in days)
    ),
    st.frozensets(st.integers(0, 6), min_size=4),
    st.frozensets(st.integers(0, 10)),
)


def counted(line: str, calendar: Calendar, *, moved: bool) -> list[datetime]:
    """The slots from START to END, found minute by minute, ten days before it too."""
    found = set()
    for at in oracle.runs(line, MINUTES):
        to = at
        while moved and not calendar.works(to.date()):
            to += timedelta(days=1)
        if calendar.works(to.date()):
            found.add(to)
    return sorted(at for at in found if START < at <= END)


@pytest.mark.parametrize("policy", ["skip", "next working day"])
@settings(max_examples=8, deadline=None)
@given(LINE, CALENDARS)
@example("0 6,18 * * *", Calendar("long weekend", holidays=frozenset({date(2026, 12, 21)})))
@example("0 6 * * sat", Calendar("office"))
def test_any_calendar(policy: str, line: str, calendar: Calendar) -> None:
    """Whatever the expression, the days worked on, and the holidays."""
    expected = counted(line, calendar, moved=policy == "next working day")
    one = entry(line, calendar=calendar, on_holiday=policy)
    assert expected == [*between(one, START, END)]


def test_a_moved_slot_is_that_of_its_day() -> None:
    """Christmas is a Friday: the slots of three days meet on Monday, and are one."""
    calendar = Calendar("office", holidays=frozenset({date(2026, 12, 25)}))
    one = entry("0 6 * * *", calendar=calendar, on_holiday="next working day")
    days = [slot.day for slot in between(one, moment("2026-12-23"), moment("2026-12-30"))]
    assert days == [23, 24, 28, 29]
