"""Rounds: look what is due, begin it, wait, enter what ended; again until nothing is left."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4

from briefing.errors import UsageError
from briefing.jobs import Result
from briefing.ledger import Lease, Ledger
from briefing.schedule import lines
from briefing.schedule.claims import EVERYTHING, Claim, claim, seat
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
        found = [self._skipped(one) for one in due if not one.runs]
        for one in sorted((one for one in due if one.runs), key=lambda one: one.slot):
            if not self._crew.free:
                break
            room = seat(self._ledger, EVERYTHING, schedule.max_running, *self._who)
            if room is None:
                break
            found.append(self._begun(one, room))
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

    def _skipped(self, one: Owed) -> Done | None:
        """Write a slot down that its policy leaves out, unless another scheduler does."""
        got = claim(self._ledger, one, None, *self._who)
        if got is None:
            return None
        again = lines.still(self._ledger, one, self._now())
        done = None
        if again is not None and not again.runs:
            done = self._noted(again, again.why)
        got.release()
        return done

    def _begun(self, one: Owed, room: Lease) -> Done | None:
        """Begin a run, unless another scheduler has it. What is not new is settled at once."""
        got = claim(self._ledger, one, room, *self._who)
        if got is None:
            return None
        again = lines.still(self._ledger, one, self._now())
        if again is None or not again.runs:
            got.release()
            return None
        why = self._stale(one) if one.entry.fresh else ""
        if why:
            done = self._noted(again, why)
            got.release()
            return done
        self._start(again, got)
        return None

    def _stale(self, one: Owed) -> str:
        from briefing.schedule.freshness import stale  # opens libraries: not for each call

        return stale(self._ledger, one.entry)

    def _start(self, one: Owed, got: Claim) -> None:
        run = lines.begin(self._ledger, one, self._now())
        self._tell(one)
        self._works[self._crew.start(one.entry, lines.origin(one))] = Work(one, run, got)

    def _noted(self, one: Owed, why: str) -> Done:
        return self._told(Done(one.entry, one.slot, lines.skip(self._ledger, one, why)))

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
