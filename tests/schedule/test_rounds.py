"""Rounds: caps, what is tried again, what is new, and entries that nobody knew before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefing.errors import ParameterError
from briefing.jobs import Result
from briefing.ledger import Ledger
from briefing.schedule.entry import Schedule
from briefing.schedule.lines import news
from briefing.schedule.outlook import due_now
from briefing.schedule.rounds import Rounds
from briefing.schedule.slots import utc
from tests.schedule.build import Clock, Hands, entry, rounds, turn
from tests.schedule.oracle import moment

NOON = moment("2026-06-01T12:00:30")
NOONS = entry("0 12 * * *")


def named(count: int) -> list[str]:
    """Names of entries."""
    return [f"entry-{number}" for number in range(count)]


def test_a_new_entry_owes_what_is_on_time(ledger: Ledger) -> None:
    """Noon is half a minute ago; the noons before it were before the entry was there."""
    hands = Hands()
    done = turn(rounds(ledger, Clock(NOON), NOONS, hands=hands))
    assert [(one.entry.name, utc(one.slot)) for one in done] == [("daily", "2026-06-01T12:00:00Z")]
    assert [line.status for line in ledger.runs()] == ["succeeded", "skipped"]
    assert (
        ledger.runs()[-1].error
        == "new in the schedule: nothing before 2026-06-01T11:45:30Z is owed"
    )


def test_a_new_entry_owes_nothing_of_yesterday(ledger: Ledger) -> None:
    """An hour after noon it waits for the next one."""
    clock = Clock(NOON + timedelta(hours=1))
    assert turn(rounds(ledger, clock, NOONS)) == []
    clock.now += timedelta(days=1)
    assert len(turn(rounds(ledger, clock, NOONS))) == 1


def test_caps_hold_for_an_entry_and_for_all(ledger: Ledger) -> None:
    """Of four entries due, three may run at once, on any number of schedulers."""
    entries = [replace(NOONS, name=name) for name in named(4)]
    schedule = Schedule(Path("schedule.toml"), tuple(entries), max_running=3)
    first, second = Hands(free=2), Hands(free=2)
    here = Rounds(lambda: schedule, ledger, first, now=Clock(NOON))
    there = Rounds(lambda: schedule, ledger, second, now=Clock(NOON))
    here.begin()
    there.begin()
    assert [name for name, _ in first.made + second.made] == named(3)
    there.wait(0)
    there.begin()
    assert [name for name, _ in first.made + second.made] == named(4)


def test_an_entry_runs_once_at_a_time_unless_it_says_otherwise(ledger: Ledger) -> None:
    """Three noons are owed, and may be made one at a time, or two."""
    for most in (1, 2):
        one = replace(NOONS, name=f"most-{most}", missed="all", max_running=most)
        clock, hands = Clock(NOON), Hands()
        turn(rounds(ledger, clock, one))
        clock.now += timedelta(days=3)
        scheduler = rounds(ledger, clock, one, hands=hands)
        scheduler.begin()
        assert len(hands.made) == most
        turn(scheduler)
        assert len(hands.made) == 3


def test_what_is_lost_is_tried_three_times(ledger: Ledger) -> None:
    """A worker that is killed each time does not stop the desk for good."""
    hands = Hands("lost")
    assert [one.result.status for one in turn(rounds(ledger, Clock(NOON), NOONS, hands=hands))] == [
        "lost"
    ] * 3
    assert turn(rounds(ledger, Clock(NOON), NOONS)) == []


@pytest.mark.parametrize("status", ["failed", "checks failed", "timed out", "kernel died"])
def test_what_failed_is_settled(ledger: Ledger, status: str) -> None:
    """It would fail again; the next slot is tried."""
    hands = Hands(status)  # type: ignore[arg-type] # each is a Status
    clock = Clock(NOON)
    assert len(turn(rounds(ledger, clock, NOONS, hands=hands))) == 1
    clock.now += timedelta(days=1)
    assert len(turn(rounds(ledger, clock, NOONS, hands=hands))) == 1


def test_a_scheduler_that_is_stopped_leaves_its_slot_to_the_next(ledger: Ledger) -> None:
    """It is entered as interrupted, and made by another."""
    scheduler = rounds(ledger, Clock(NOON), NOONS)
    scheduler.begin()
    (stopped,) = scheduler.stop()
    assert (stopped.result.status, scheduler.busy) == ("interrupted", False)
    assert [one.result.status for one in turn(rounds(ledger, Clock(NOON), NOONS))] == ["succeeded"]


def test_due_tells_what_runs_and_writes_nothing(ledger: Ledger) -> None:
    """Before, while and after a run."""
    schedule = Schedule(Path("schedule.toml"), (NOONS,))
    scheduler = rounds(ledger, Clock(NOON), NOONS)
    seen = [[(one.what, one.why) for one in due_now(schedule, ledger, NOON)]]
    assert ledger.runs() == []
    scheduler.begin()
    seen.append([(one.what, one.why[:6]) for one in due_now(schedule, ledger, NOON)])
    turn(scheduler)
    seen.append([(one.what, one.why) for one in due_now(schedule, ledger, NOON)])
    assert seen == [[("run", "due")], [("running", "since ")], []]


def test_due_does_not_take_the_dead_for_running(ledger: Ledger) -> None:
    """A line says that the slot runs; nobody holds it."""
    origin = {"schedule": "daily", "scheduled": "2026-06-01T12:00:00Z"}
    ledger.begin("elsewhere", key=NOONS.key, origin=origin)
    schedule = Schedule(Path("schedule.toml"), (NOONS,))
    assert [(one.what, one.why) for one in due_now(schedule, ledger, NOON)] == [("run", "due")]


def test_an_edited_schedule_is_seen_and_a_broken_one_costs_nothing(ledger: Ledger) -> None:
    """While a person is writing, the last schedule that could be read counts."""
    found = [Schedule(Path("s"), (NOONS,)), None, Schedule(Path("s"), ())]

    def read() -> Schedule:
        now = found.pop(0)
        if now is None:
            raise ParameterError("half a line")
        return now

    clock = Clock(NOON)
    scheduler = Rounds(read, ledger, Hands(), now=clock)
    turn(scheduler)  # reads twice: before the run, and after it
    clock.now += timedelta(days=1)
    assert turn(scheduler) == []


def test_mistakes_of_a_schedule_are_told_once(ledger: Ledger) -> None:
    """Not each minute; again when they change, or come back."""
    wrong = Schedule(Path("s.toml"), problems=("cron is missing",))
    right = Schedule(Path("s.toml"))
    told = [news(ledger, one) for one in (right, wrong, wrong, right, right, wrong)]
    assert told == [(), ("cron is missing",), (), (), (), ("cron is missing",)]


def test_a_run_that_another_began_and_lost_is_closed(ledger: Ledger) -> None:
    """Its line says so, and the slot is made once more."""
    origin = {"schedule": "daily", "scheduled": "2026-06-01T12:00:00Z"}
    ledger.begin("elsewhere", key=NOONS.key, origin=origin)
    assert len(turn(rounds(ledger, Clock(NOON), NOONS))) == 1
    assert {line.run: line.status for line in ledger.runs()}["elsewhere"] == "lost"
    assert ledger.find("elsewhere").error == "another scheduler took its slot over"


def test_what_ends_without_its_claim_does_not_count(ledger: Ledger) -> None:
    """Its lease was given to another while it slept."""
    scheduler = rounds(ledger, Clock(NOON), NOONS)
    scheduler.begin()
    for lease in ledger.leases():
        with ledger.file.change() as db:
            db.execute("UPDATE leases SET token = token + 1000 WHERE key = ?", (lease.key,))
    (done,) = scheduler.wait(0)
    assert done.result == Result(status="lost", error="another scheduler took its slot over")


def test_a_clock_that_was_years_ahead_ends_no_schedule(tmp_path: Path) -> None:
    """What was made then counts for then; the next slot is made on time."""
    day = datetime(2026, 11, 30, 6, 31, tzinfo=UTC)
    clock, hands = Clock(day), Hands()
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        scheduler = rounds(ledger, clock, entry(), hands=hands)
        turn(scheduler)
        clock.now = day + timedelta(days=3650)
        turn(scheduler)
        clock.now = day + timedelta(days=1)
        turn(scheduler)
    slots = [slot[:10] for _, slot in hands.made]
    assert (slots[0], slots[-1]) == ("2026-11-30", "2026-12-01")
