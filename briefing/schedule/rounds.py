"""Rounds: look what is due, begin it, wait, enter what ended; again until nothing is left."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4

from briefing.errors import UsageError
from briefing.jobs import Result
from briefing.ledger import Ledger
from briefing.schedule import lines
from briefing.schedule.claims import Claim, claim, held, worth
from briefing.schedule.crew import Crew
from briefing.schedule.entry import Schedule
from briefing.schedule.owed import Owed, owed
from briefing.schedule.works import Done, Work

LEASE = 120.0  # seconds; a claim is renewed three times in it


class Rounds:
    """A scheduler on a ledger; several may share one, on this machine and others.

    `now` gives the time that slots are compared with. `tell` hears of each slot that is begun,
    and of each that is settled. `seconds` is the length of a lease.
    """

    def __init__(
        self,
        schedule: Callable[[], Schedule],
        ledger: Ledger,
        crew: Crew,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        tell: Callable[[Owed | Done], None] = lambda _: None,
        seconds: float = LEASE,
    ) -> None:
        self._read, self._ledger, self._crew = schedule, ledger, crew
        self._now, self._tell = now, tell
        self._who = (f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:8]}", seconds)
        self._works: dict[int, Work] = {}
        self._last: Schedule | None = None

    @property
    def busy(self) -> bool:
        """True while something that was begun here runs."""
        return bool(self._works)

    def begin(self) -> list[Done]:
        """Begin what is due and may run now; return what was settled without a run."""
        schedule, now = self._schedule(), self._now()
        self._ledger.abandoned(socket.gethostname())
        due = [
            one
            for entry in schedule.enabled
            for one in owed(entry, lines.meet(self._ledger, entry, now, *self._who), now)
        ]
        found: list[Done | None] = []
        taken = held(self._ledger)
        for one in sorted(due, key=lambda one: one.slot):
            if one.runs and not self._crew.free:
                continue
            if worth(one, taken, schedule.max_running):
                found.append(self._claimed(one, schedule.max_running))
                taken = held(self._ledger)
        return [done for done in found if done]

    def wait(self, timeout: float) -> list[Done]:
        """Wait at most `timeout` seconds, enter what ended, and return it."""
        done = [self._finished(one.ticket, one.result) for one in self._crew.wait(timeout)]
        for ticket, work in self._works.items():
            if not work.claim.keep():
                self._crew.stop(ticket)
        return [one for one in done if one]

    def stop(self) -> list[Done]:
        """End everything at once; its slots are tried again by whoever comes next."""
        found: list[Done] = []
        for ticket in [*self._works]:
            self._crew.stop(ticket)
            result = Result(status="interrupted", error="the scheduler was stopped")
            found += filter(None, [self._finished(ticket, result)])
        return found

    def _claimed(self, one: Owed, most: int) -> Done | None:
        """Begin a run or leave a slot out, unless another scheduler does; tell what is settled."""
        got = claim(self._ledger, one, most, *self._who)
        if got is None:
            return None
        again = lines.still(self._ledger, one, self._now())
        if again is None or again.runs != one.runs:
            got.release()
            return None
        why = "" if one.runs else again.why
        if one.entry.fresh and one.runs:
            why = self._stale(one)
        if not why:
            self._start(again, got)
            return None
        done = Done(one.entry, one.slot, lines.skip(self._ledger, again, why))
        got.release()
        return self._told(done)

    def _stale(self, one: Owed) -> str:
        from briefing.schedule.freshness import stale  # opens libraries: not for each call

        return stale(self._ledger, one.entry)

    def _start(self, one: Owed, got: Claim) -> None:
        run = lines.begin(self._ledger, one, self._now())
        self._tell(one)
        self._works[self._crew.start(one.entry, lines.origin(one))] = Work(one, run, got)

    def _finished(self, ticket: int, result: Result) -> Done | None:
        work = self._works.pop(ticket, None)
        if work is None:
            return None
        return self._told(work.settle(self._ledger, result))

    def _told(self, done: Done) -> Done:
        self._tell(done)
        return done

    def _schedule(self) -> Schedule:
        """The schedule as it is now; the last one that could be read while a person edits it."""
        try:
            self._last = self._read()
        except UsageError:
            if self._last is None:
                raise
        return self._last
