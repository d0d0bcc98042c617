"""Entries of a schedule for the tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from briefing.jobs import Result, Status
from briefing.ledger import Ledger
from briefing.schedule.cron import parse
from briefing.schedule.entry import Entry, Schedule
from briefing.schedule.rounds import Rounds
from briefing.schedule.slots import between
from briefing.schedule.works import Done
from briefing.warm import Finished


def entry(cron: str = "30 6 * * *", zone: str = "UTC", **rest: Any) -> Entry:
    """An entry that makes a topic briefing."""
    usual = Entry(name="daily", cron=parse(cron), zone=ZoneInfo(zone), notebook="topic_briefing")
    return replace(usual, **rest)


def walls(one: Entry, after: datetime, until: datetime) -> list[str]:
    """Its slots as the clocks of its zone show them."""
    return [f"{s.astimezone(one.zone):%a %m-%d %H:%M %z}" for s in between(one, after, until)]


class Hands:
    """A crew that needs no time: what is begun has ended when it is asked."""

    def __init__(self, status: Status = "succeeded", free: int = 9) -> None:
        self._count = free
        self.status: Status = status
        self.made: list[tuple[str, str]] = []  # entry and slot
        self._ended: list[Finished] = []

    @property
    def free(self) -> int:
        """How many more can be begun now."""
        return self._count - len(self._ended)

    def start(self, entry: Entry, origin: dict[str, str]) -> int:
        """Note it."""
        self.made.append((entry.name, origin["scheduled"]))
        self._ended.append(Finished(len(self.made), Result(status=self.status)))
        return len(self.made)

    def wait(self, timeout: float) -> list[Finished]:  # noqa: ARG002 - nothing takes time
        """All that was begun."""
        ended, self._ended = self._ended, []
        return ended

    def stop(self, ticket: int) -> None:
        """It has ended already."""

    def close(self) -> None:
        """Nothing is open."""


class Clock:
    """A clock that stands until it is set."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """The time it shows."""
        return self.now


def rounds(ledger: Ledger, clock: Clock, *entries: Entry, hands: Hands | None = None) -> Rounds:
    """A scheduler of these entries, on a clock that somebody sets."""
    schedule = Schedule(Path("schedule.toml"), entries)
    return Rounds(lambda: schedule, ledger, hands or Hands(), now=clock)


def turn(scheduler: Rounds) -> list[Done]:
    """Make what is due, until nothing is left to begin."""
    found = scheduler.begin()
    while scheduler.busy:
        found += scheduler.wait(0) + scheduler.begin()
    return found
