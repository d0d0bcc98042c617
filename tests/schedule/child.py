"""A scheduler in a process of its own: `python -m tests.schedule.child LEDGER LOG LEASE PAUSE`.

Its clock stands at noon of 1 June 2026. Two entries come due each minute, and all of their slots
of a quarter of an hour are owed. What it makes takes PAUSE seconds and is one line in LOG.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from briefing.jobs import Result
from briefing.ledger import Ledger
from briefing.schedule.entry import Entry, Schedule
from briefing.schedule.rounds import Rounds
from briefing.warm import Finished
from tests.schedule.build import entry

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
MINUTELY = entry("* * * * *", missed="all", horizon=3600, max_running=2)
ENTRIES = (replace(MINUTELY, name="one"), replace(MINUTELY, name="two"))


class Slow:
    """A crew of two that takes its time."""

    def __init__(self, log: Path, pause: float) -> None:
        self._log, self._pause = log, pause
        self._open: dict[int, tuple[float, str]] = {}
        self._last = 0

    @property
    def free(self) -> int:
        """How many more can be begun now."""
        return 2 - len(self._open)

    def start(self, entry: Entry, origin: dict[str, str]) -> int:
        """Say so, and remember when it ends."""
        self._last += 1
        told = f"{entry.name} {origin['scheduled']}"
        self._note(f"begun {told}")
        self._open[self._last] = (time.monotonic() + self._pause, told)
        return self._last

    def wait(self, timeout: float) -> list[Finished]:
        """What has ended by now."""
        time.sleep(min(timeout, 0.02))
        over = [ticket for ticket, (end, _) in self._open.items() if end <= time.monotonic()]
        for ticket in over:
            self._note(f"made {self._open.pop(ticket)[1]}")
        return [Finished(ticket, Result(status="succeeded")) for ticket in over]

    def stop(self, ticket: int) -> None:
        """It ends now."""
        if ticket in self._open:
            self._open[ticket] = (0.0, self._open[ticket][1])

    def close(self) -> None:
        """Nothing is open."""

    def _note(self, told: str) -> None:
        number = os.open(self._log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.write(number, f"{told}\n".encode())
        os.close(number)


def main(ledger: str, log: str, lease: str, pause: str) -> None:
    """Make what is due, and leave."""
    schedule = Schedule(Path("schedule.toml"), ENTRIES, max_running=4)
    with Ledger.open(Path(ledger)) as book:
        crew = Slow(Path(log), float(pause))
        rounds = Rounds(lambda: schedule, book, crew, now=lambda: NOON, seconds=float(lease))
        rounds.begin()
        while rounds.busy:
            rounds.wait(0.05)
            rounds.begin()


if __name__ == "__main__":
    main(*sys.argv[1:])
