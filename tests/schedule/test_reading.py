"""The schedule's file: what it says, and how a mistake in it is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import BriefingError, ParameterError, UnknownNameError
from briefing.schedule import Schedule, read
from briefing.schedule.calendars import calendar
from briefing.schedule.durations import seconds, words

WHOLE = """
max_running = 3
[defaults]
timezone = "Asia/Seoul"
horizon = "36h"
[[entry]]
name = "daily"
notebook = "topic_briefing"
parameters = { topic = "export controls" }
formats = ["html"]
cron = "30 6 * * mon-fri"
calendar = "office"
on_holiday = "next working day"
jitter = 90
missed = "all"
grace = "20m"
max_running = 2
fresh = true
[[entry]]
name = "nightly"
batch = "notebooks/nightly.toml"
cron = "@daily"
timezone = "UTC"
enabled = false
"""
OFFICE = 'weekdays = ["mon", "tue"]\nholidays = [2026-01-01]\nknown_until = 2026-12-31\n'


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a calendar."""
    (tmp_path / "data" / "calendars").mkdir(parents=True)
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "data" / "calendars" / "office.toml").write_text(OFFICE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(content: str) -> Schedule:
    """A schedule of this content."""
    place = Path("notebooks/schedule.toml")
    place.write_text(content, "utf-8")
    return read()


def test_every_key_is_read() -> None:
    """With the defaults where an entry does not say otherwise."""
    schedule = told(WHOLE)
    daily, nightly = schedule.entries
    assert schedule.problems == ()
    assert (schedule.max_running, [one.name for one in schedule.enabled]) == (3, ["daily"])
    assert (daily.zone.key, nightly.zone.key) == ("Asia/Seoul", "UTC")
    assert (daily.horizon, daily.grace, daily.jitter) == (129_600, 1200, 90)
    assert (daily.missed, daily.on_holiday, daily.fresh) == ("all", "next working day", True)
    assert (nightly.batch, nightly.cron.fields) == ("notebooks/nightly.toml", "0 0 * * *")


MISTAKES = [
    ('crom = "x"', "line 12: entry 'daily': crom is no key of an entry. Did you mean 'cron'?"),
    ('timezone = "Asia/Soul"', "timezone 'Asia/Soul' is no time zone. Did you mean 'Asia/Seoul'?"),
    ('timezone = "../../etc/passwd"', "timezone '../../etc/passwd' is no time zone"),
    ('calendar = "ofice"', "calendar no calendar named 'ofice' in data/calendars. Did you mean"),
    ('calendar = "../office"', "calendar no calendar named '../office'"),
    ('missed = "onse"', "missed takes one of ('once', 'all', 'skip'), not 'onse'. Did you mean"),
    ('jitter = "2 years"', 'jitter takes seconds, or text such as "90s", "15m", "36h" or "7d"'),
    ("jitter = -1", "from 0 s to 1 d, not -1"),
    ("max_running = 0", "max_running takes a whole number from 1 to 64, not 0"),
    ('fresh = "yes"', "fresh takes true or false, not 'yes'"),
    ('formats = ["htm"]', "formats 'htm' is no format. Did you mean 'html'?"),
    ('batch = "a.toml"', "notebook or batch must be there, and not both"),
    ('on_holiday = "skip"', "on_holiday needs a calendar"),
]


@pytest.mark.parametrize(("line", "why"), MISTAKES)
def test_a_mistake_is_told_with_file_line_entry_and_key(line: str, why: str) -> None:
    """And costs that entry only."""
    good = '[[entry]]\nname = "good"\nnotebook = "n"\ncron = "@daily"\n\n'
    bad = '[[entry]]\nname = "daily"\nnotebook = "n"\ncron = "0 6 * * *"\n\n\n'
    schedule = told(f"{good}{bad}{line}\n")
    assert [one.name for one in schedule.entries] == ["good"]
    (problem,) = schedule.problems
    assert problem.startswith(f"{Path.cwd()}/notebooks/schedule.toml, line ")
    assert why in problem


def test_names_are_used_once() -> None:
    """The ledger tells entries apart by them."""
    one = '[[entry]]\nname = "a"\nnotebook = "n"\ncron = "@daily"\n'
    assert "name is used twice" in told(one + one).problems[0]


def test_a_horizon_full_of_slots_is_refused() -> None:
    """Each minute of a week, all to be caught up with."""
    one = '[[entry]]\nname = "a"\nnotebook = "n"\ncron = "* * * * *"\nmissed = "all"\n'
    assert "horizon holds more than 2,000 times" in told(one).problems[0]
    assert told(f"{one}horizon = '6h'\n").problems == ()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("max_running = [", "is not readable as TOML"),
        ("maxrunning = 2", "no key named 'maxrunning'. Did you mean 'max_running'?"),
        ('cron = "@daily"', "An entry stands under"),
        ("entry = 3", "entries are written as"),
        ("[defaults]\nname = 'a'", "'name' belongs to an entry"),
        ("[defaults]\nmised = 'a'", "Did you mean 'missed'?"),
        ("max_running = 'two'", "max_running takes a whole number"),
    ],
)
def test_a_mistake_in_the_whole_is_an_error(content: str, why: str) -> None:
    """Nothing can be made of it."""
    with pytest.raises(BriefingError, match=why):
        told(content)


def test_the_sample_is_right_and_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """The schedule that comes with the kit makes nothing until somebody wants it."""
    from tests.conftest import PROJECT

    monkeypatch.chdir(PROJECT)
    schedule = read()
    assert (schedule.problems, schedule.enabled) == ((), ())
    assert schedule.entries


@given(st.text(alphabet="[]entry=\"'\n a1{}.#", max_size=60))
def test_any_text_is_a_schedule_or_a_clear_error(content: str) -> None:
    """No other error than ours."""
    try:
        schedule = told(content)
    except BriefingError:
        return
    assert schedule.entries == () or schedule.problems == ()


def test_a_calendar_is_read() -> None:
    """Which days are worked on."""
    office = calendar("office")
    days = [date(2025, 12, 30), date(2026, 1, 1), date(2026, 1, 5), date(2026, 1, 7)]
    assert [office.works(day) for day in days] == [True, False, True, False]
    assert office.next(date(2026, 1, 1)) == date(2026, 1, 5)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ('holidays = ["2026-01-01"]', "takes dates without quotation marks"),
        ("holydays = []", "Did you mean 'holidays'?"),
        ('weekdays = ["mo"]', "no day named 'mo'. Did you mean 'mon'?"),
        ("weekdays = []", "no day is worked on"),
        ("known_until = 2026", "known_until takes dates"),
    ],
)
def test_a_mistake_in_a_calendar_is_told(content: str, why: str) -> None:
    """With its file and key."""
    Path("data/calendars/office.toml").write_text(content)
    with pytest.raises((ParameterError, UnknownNameError), match=why):
        calendar("office")


@given(st.integers(0, 86_400 * 300))
def test_lengths_of_time_are_read_and_told(length: int) -> None:
    """Whole numbers are seconds; what is told is at most the length."""
    assert seconds(length, 0, 10**9) == seconds(f"{length}s", 0, 10**9) == length
    assert words(length).count(" ") in {1, 3}
