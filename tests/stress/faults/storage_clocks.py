"""Clocks that are set back or ahead, and zones that change between two runs."""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from briefing.delivery.policy import plan
from briefing.delivery.policy.records import Rule
from briefing.ledger import Ledger
from tests.delivery.policy import build as policies
from tests.ledger.runs import enter
from tests.schedule.build import Clock, Hands, entry, rounds, turn
from tests.stress.trials import trial

_HOUR, _YEAR = 3600.0, 365 * 86_400.0
_JUMPS = (-_HOUR, _HOUR, -_YEAR, 10 * _YEAR, -10 * _YEAR, 1.0, -1.0, 86_400.0)
_ZONES = ("UTC", "Asia/Seoul", "America/New_York", "Pacific/Kiritimati", "Australia/Lord_Howe")


@contextmanager
def _set(seconds: float) -> Iterator[None]:
    """The clock of this process, set ahead by so many seconds; nobody else's."""
    true = time.time
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "time", lambda: true() + seconds)
        yield


@contextmanager
def _zone(name: str) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", name)
        time.tzset()
        yield
    time.tzset()


@trial(
    "fault", who="a batch, a schedule", title="the clock is set back or ahead while items are held",
    holds="no item is given to a second one, none is lost, no run on record goes", cases=160,
    part=10,
)  # fmt: skip
def clock_set_under_leases(case: int, folder: Path) -> None:
    """Leases of an hour; the clock goes by up to ten years between any two steps."""
    chance = random.Random(case)  # noqa: S311 - the same jumps each time
    with Ledger.open(folder / "ledger.db", mend=True) as mine:
        runs = [enter(mine, key=f"old-{number}") for number in range(3)]
        mine.begin("now", key="a", notebook="n")
        lease = mine.lease("a", "me", 3600)
        assert lease is not None
        for step in range(8):
            with _set(chance.choice(_JUMPS)), Ledger.open(folder / "ledger.db") as other:
                assert other.lease("a", "another", 60) is None, "given twice"
                assert mine.renew(lease), "lost by who holds it"
                assert other.abandoned() == [], "a run that goes on counts as lost"
                enter(other, key=f"new-{step}")
                other.prune()
        known = {one.run for one in mine.runs(limit=99)}
        assert known >= {*runs[-1:], "now"}, "what is on record went"
        assert mine.release(lease)
        with _set(chance.choice(_JUMPS)):
            assert mine.lease("a", "another", 60) is not None, "nobody gets it any more"


@trial(
    "fault", who="a schedule", title="the clock is set back or ahead, and the zone of the machine "
    "changes between two looks", holds="no slot is made twice, and once the clock is right the "
    "latest slot has been made", cases=160, part=10,
)  # fmt: skip
def clock_set_under_a_schedule(case: int, folder: Path) -> None:
    """Forty looks at a schedule of hours and one of days, each at another time."""
    chance = random.Random(case)  # noqa: S311 - the same jumps each time
    start = datetime(2026, 12, 31, 20, tzinfo=UTC)  # over the end of a year
    clock, hands = Clock(start), Hands()
    hourly = entry("15 * * * *", zone=chance.choice(_ZONES), name="hourly")
    daily = entry("30 6 * * *", zone=chance.choice(_ZONES), name="daily", missed="all")
    with Ledger.open(folder / "ledger.db") as ledger:
        scheduler = rounds(ledger, clock, hourly, daily, hands=hands)
        right = start
        for _ in range(40):
            right += timedelta(minutes=chance.randrange(1, 90))
            off = chance.choice([0.0, 0.0, 0.0, -_HOUR, _HOUR, -86_400.0, -_YEAR, 10 * _YEAR])
            clock.now = right + timedelta(seconds=off)
            with _zone(chance.choice(_ZONES)):
                turn(scheduler)
        clock.now = right + timedelta(hours=3)
        turn(scheduler)
    # A clock that is a year behind makes what was due then; that may come again.
    made = Counter(one for one in hands.made if one[1] > f"{start - timedelta(days=2)}")
    twice = {slot: count for slot, count in made.items() if count > 1}
    assert not twice, twice
    last = clock.now.replace(minute=15)
    last -= timedelta(hours=1) if last > clock.now else timedelta()
    shift = last.astimezone(ZoneInfo("Australia/Lord_Howe")).utcoffset()
    if hourly.zone.key == "Australia/Lord_Howe" and shift:
        return  # half an hour off the others: its slots are at other minutes
    assert ("hourly", last.isoformat().replace("+00:00", "Z")) in hands.made


@trial(
    "fault", who="a delivery", title="the zone of the machine is another one",
    holds="nothing leaves before its embargo ends or after it expires, nor is kept back then",
    cases=400, part=60,
)  # fmt: skip
def zones_under_an_embargo(case: int, folder: Path) -> None:  # noqa: ARG001 - nothing is stored
    """The same policy at the same moment in two zones, and one second before and at the end."""
    chance = random.Random(case)  # noqa: S311 - the same moments each time
    ends = datetime(2026, chance.randrange(1, 13), 28, 3, 30, tzinfo=UTC)
    ends += timedelta(minutes=chance.randrange(0, 1440))
    place = ZoneInfo(chance.choice(_ZONES))
    written = [ends.isoformat(), f"{ends.astimezone(place):%Y-%m-%d %H:%M} {place.key}"]
    rule = Rule(embargo=written[case % 2])
    house = policies.policy(rule, way=policies.way(), readers=policies.readers())
    copy = policies.copy(day="2026-01-01")
    for name in chance.sample(_ZONES, 3):
        with _zone(name):
            assert os.environ["TZ"] == name
            for moment, held in ((ends - timedelta(seconds=1), True), (ends, False)):
                refused = any(
                    refusal.rule == "embargo"
                    for errand in plan([copy], house, moment)
                    for refusal in errand.refusals
                )
                assert refused == held, (written, name, moment)
