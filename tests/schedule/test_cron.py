"""Cron expressions over a year, in zones that change their clocks, against a slow clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.errors import ParameterError
from briefing.schedule.cron import parse
from briefing.schedule.slots import between
from tests.schedule import oracle
from tests.schedule.build import entry, walls
from tests.schedule.oracle import moment

YEAR = (moment("2026-01-01"), moment("2027-01-01"))
ZONES = (
    "America/New_York",
    "Europe/Berlin",
    "Asia/Seoul",
    "Australia/Lord_Howe",  # thirty minutes
    "Africa/Casablanca",  # back for Ramadan
)
OTHERS = (
    "Africa/Cairo",  # at midnight
    "America/Santiago",  # at midnight, back into the day before
    "America/Havana",  # back at one to midnight
    "Antarctica/Troll",  # two hours
    "Asia/Kathmandu",  # a quarter of an hour off
    "Atlantic/Azores",
)
LINES = (
    "30 2 * * *",  # in the hour that is skipped or shown twice
    "*/15 */2 * * *",
    "15 2,3 * * sun",
    "45 23 13 * fri",  # the 13th, and every Friday
    "0 3 29 2 *",
)


@cache
def year(zone: str) -> list[tuple[datetime, datetime]]:
    """Each minute of the year."""
    return oracle.clock(zone, YEAR[0] - timedelta(minutes=1), YEAR[1])


@pytest.mark.parametrize("zone", ZONES)
def test_a_year_is_as_the_slow_clock_says(zone: str) -> None:
    """Every slot of the year, for each kind of expression, and none besides."""
    before = YEAR[0] - timedelta(minutes=1)
    for line in LINES:
        found = [*between(entry(line, zone), before, YEAR[1] - timedelta(minutes=1))]
        assert [*oracle.runs(line, year(zone))] == found, line


def part(low: int, high: int) -> st.SearchStrategy[str]:
    """One part of a field: a number, a range, a star, each with or without a step."""
    number = st.integers(low, high)
    spans = st.tuples(number, number).map(lambda ends: f"{min(ends)}-{max(ends)}")
    steps = st.integers(1, high).map(lambda step: f"/{step}")
    return st.one_of(
        number.map(str),
        st.just("*"),
        st.tuples(st.just("*") | spans | number.map(str), steps).map("".join),
        spans,
    )


def field(low: int, high: int) -> st.SearchStrategy[str]:
    """A field: at most three parts."""
    return st.lists(part(low, high), min_size=1, max_size=3).map(",".join)


LINE = st.tuples(
    field(0, 59), field(0, 23), field(1, 28), st.just("*") | field(1, 12), field(0, 7)
).map(" ".join)


@cache
def changes(zone: str) -> list[datetime]:
    """The days on which the clocks of a zone change, or the first of March."""
    noons = [YEAR[0] + timedelta(days=n, hours=12) for n in range(365)]
    offsets = [noon.astimezone(entry(zone=zone).zone).utcoffset() for noon in noons]
    found = [n for n, a, b in zip(noons, offsets, offsets[1:], strict=False) if a != b]
    return found or [moment("2026-03-01")]


@given(LINE, st.sampled_from(ZONES + OTHERS), st.integers(0, 5), st.integers(0, 2880))
@example("30 2 * * *", "Australia/Lord_Howe", 0, 60)
@example("*/30 3-4 * * *", "Australia/Lord_Howe", 1, 60)
@example("5 * * * *", "America/New_York", 1, 2510)  # asked at 1:50, before it is 1:05 again
def test_any_expression_near_a_change(line: str, zone: str, which: int, minutes: int) -> None:
    """Two days round a change, begun at any minute of the day before."""
    days = changes(zone)
    start = days[which % len(days)] - timedelta(days=1) + timedelta(minutes=minutes)
    end = start + timedelta(days=2)
    shown = oracle.clock(zone, start - timedelta(days=2), end + timedelta(minutes=1))
    expected = [run for run in oracle.runs(line, shown) if start < run]
    assert expected == [*between(entry(line, zone), start, end)]


def test_the_skipped_hour_in_new_york() -> None:
    """A fixed time comes at the change, once; an hourly one goes by the clock."""
    night = (moment("2026-03-08T05:00"), moment("2026-03-08T08:00"))
    fixed = entry("0,30 2 * * *", "America/New_York")
    hourly = entry("30 * * * *", "America/New_York")
    assert walls(fixed, *night) == ["Sun 03-08 03:00 -0400"]
    assert walls(hourly, *night) == [
        "Sun 03-08 00:30 -0500",
        "Sun 03-08 01:30 -0500",
        "Sun 03-08 03:30 -0400",
    ]


def test_the_repeated_hour_in_new_york() -> None:
    """A fixed time comes once, the first time; an hourly one each hour."""
    night = (moment("2026-11-01T04:00"), moment("2026-11-01T07:00"))
    fixed = entry("30 1 * * *", "America/New_York")
    hourly = entry("30 * * * *", "America/New_York")
    assert walls(fixed, *night) == ["Sun 11-01 01:30 -0400"]
    assert walls(hourly, *night) == [
        "Sun 11-01 00:30 -0400",
        "Sun 11-01 01:30 -0400",
        "Sun 11-01 01:30 -0500",
    ]


def test_half_an_hour_on_lord_howe_island() -> None:
    """2:15 is skipped on 4 October and comes at 2:30; 1:45 of 5 April comes once."""
    spring = (moment("2026-10-03T12:00"), moment("2026-10-03T18:00"))
    autumn = (moment("2026-04-04T12:00"), moment("2026-04-04T18:00"))
    assert walls(entry("15 2 * * *", ZONES[3]), *spring) == ["Sun 10-04 02:30 +1100"]
    assert walls(entry("45 1 * * *", ZONES[3]), *autumn) == ["Sun 04-05 01:45 +1100"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("61 * * * *", "'61' is no minute"),
        ("0 24 * * *", "'24' is no hour"),
        ("0 6 * * fry", "'fry' is no day of the week"),
        ("0 6 * *", "takes five fields"),
        ("0 0 6 * * *", "takes five fields"),
        ("@reboot", "takes five fields"),
        ("0 0 30 2 *", "names a day no month has"),
        ("", "takes five fields"),
    ],
)
def test_a_wrong_expression_is_told_by_its_field(text: str, told: str) -> None:
    """What is wrong, and where in the line."""
    with pytest.raises(ParameterError, match=told):
        parse(text)


def test_short_names() -> None:
    """@weekly is midnight of Sunday."""
    week = (moment("2026-06-01"), moment("2026-06-09"))
    assert walls(entry("@weekly"), *week) == ["Sun 06-07 00:00 +0000"]


@given(st.text(alphabet="0123456789*,-/LW# adefjmnorstuw@", max_size=30) | st.text(max_size=30))
def test_any_text_is_an_expression_or_a_clear_error(text: str) -> None:
    """No other error than ours, and what is taken has a first time."""
    try:
        cron = parse(text)
    except ParameterError:
        return
    assert next(cron.walls(datetime(2026, 1, 1)))  # noqa: DTZ001 - a wall clock has no zone
