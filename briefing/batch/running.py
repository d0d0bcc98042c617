"""The loop of a batch: starts what may start, waits for what runs, tries again what may pass."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack

import msgspec

from briefing.batch.crew import Crew
from briefing.batch.retrying import pause
from briefing.batch.room import Room
from briefing.batch.standing import LEASE, Standing
from briefing.batch.stopping import Stop
from briefing.batch.telling import Teller
from briefing.batch.turns import Ended, Turn
from briefing.jobs import Result

GRACE = 60.0  # seconds beyond its limit until the worker of a run that hangs is ended
PATIENCE = 300.0  # seconds an item waits for memory while nothing else of the batch runs
_LOOK = 0.25  # seconds between two looks for signals, limits and leases
_ELSEWHERE = 1.0  # seconds until an item that somebody else makes is looked at again
_TOO_LARGE = "not started: it needs {:,} bytes of memory, more than the limit of {:,}"


class Running:
    """A batch that runs. `call` makes the crew, when the first item needs one.

    `grace` and `patience` are seconds; see GRACE and PATIENCE.
    """

    def __init__(
        self, standing: Standing, call: Callable[[], Crew], room: Room, teller: Teller,
        *, grace: float = GRACE, patience: float = PATIENCE,
    ) -> None:  # fmt: skip
        self._standing, self._call, self._room, self._teller = standing, call, room, teller
        self._grace, self._patience = grace, patience
        self._waiting: list[Turn] = []
        self._running: dict[int, Turn] = {}  # by ticket
        self._renewed = time.monotonic()

    def run(self, turns: list[Turn], stop: Stop) -> None:
        """Go on until every turn is over, or somebody wants to stop."""
        self._waiting = [turn for turn in turns if turn.row is None]
        with ExitStack() as stack:
            crew: Crew | None = None
            while self._waiting or self._running:
                if stop.asked:
                    self._stop(crew)
                while not stop.asked and (turn := self._next(crew)):
                    crew = crew or stack.enter_context(self._call())
                    self._begin(turn, crew)
                self._mind(crew)
                self._wait(crew)

    # ------------------------------------------------------------------ starting

    def _next(self, crew: Crew | None) -> Turn | None:
        """The next turn that must run and may start; what need not run is over on the way.

        Comes back without one after a while, so that those that run are not forgotten.
        """
        until = time.monotonic() + _LOOK
        if crew is not None and crew.free < 1:
            return None
        for turn in [t for t in self._waiting if t.due <= time.monotonic()]:
            if self._must_run(turn) and self._fits(turn):
                return turn
            if turn.short or (self._running and time.monotonic() > until):
                break
        return None

    def _must_run(self, turn: Turn) -> bool:
        """True for one that nobody has made and that is claimed now."""
        if turn.lease is not None:
            return True  # another try, or memory was short
        began = time.monotonic()
        result = self._standing.settled(turn)
        if result is None:
            if not self._standing.claim(turn):
                turn.due = time.monotonic() + _ELSEWHERE
                return False
            result = self._standing.settled(turn)  # somebody may have made it just now
        if result is not None:
            spent = result.seconds or time.monotonic() - began
            self._over(turn, msgspec.structs.replace(result, seconds=spent))
        return result is None

    def _fits(self, turn: Turn) -> bool:
        """True when there is memory for one more. One that waits too long alone is given up."""
        self._room.learn(turn.item, self._standing.peak(turn))
        running, now = self._running.values(), time.monotonic()
        if self._room.is_too_large(turn.item):
            why = _TOO_LARGE.format(turn.item.memory, self._room.limit)
            self._over(turn, Result(status="failed", error=why))
            return False
        why = self._room.refusal(turn.item, [(one.item, one.age) for one in running])
        if why and not turn.short:
            self._teller.waits(turn, why)
        if not why:
            turn.short = 0.0
        elif running or not turn.short:
            turn.short = now  # its patience begins when it is alone
        elif now - turn.short > self._patience:
            self._over(
                turn, Result(status="failed", error=f"not started for want of memory: {why}")
            )
        turn.due = now + _LOOK if why else now
        return not why

    def _begin(self, turn: Turn, crew: Crew) -> None:
        job = self._standing.begin(turn)
        self._waiting.remove(turn)
        turn.tries, turn.began = turn.tries + 1, time.monotonic()
        self._teller.began(turn)
        try:
            self._running[crew.start(job)] = turn
        except OSError as error:  # no process, no memory: that may pass
            self._finished(turn, Result(status="lost", error=f"it could not be started: {error}"))

    # ------------------------------------------------------------------ ending

    def _wait(self, crew: Crew | None) -> None:
        now = time.monotonic()
        busy = crew is not None and crew.free < 1
        dues = [] if busy else [turn.due - now for turn in self._waiting]
        timeout = max(0.0, min([_LOOK, *dues]))
        if crew is None or not self._running:
            time.sleep(timeout)
            return
        for finished in crew.wait(timeout):
            turn = self._running.pop(finished.ticket, None)
            if turn is not None:
                self._finished(turn, finished.result)

    def _finished(self, turn: Turn, result: Result) -> None:
        result = self._standing.finish(turn, turn.told(result))
        self._room.learn(turn.item, result.peak)
        wait = None if turn.ended == "stop" else pause(turn.item, result, turn.tries)
        if turn.ended == "taken":
            turn.lease, wait = None, _ELSEWHERE  # whoever has it makes it
        if wait is None:
            self._over(turn, result)
        else:
            self._waiting.append(turn)
            turn.due = time.monotonic() + wait
            self._teller.again(turn, result, wait)

    def _over(self, turn: Turn, result: Result) -> None:
        if turn in self._waiting:
            self._waiting.remove(turn)
        self._standing.leave(turn)
        self._teller.over(turn.over(result))

    # ------------------------------------------------------------------ minding

    def _stop(self, crew: Crew | None) -> None:
        """Interrupt what runs and give up what waits."""
        if self._waiting or any(not turn.ended for turn in self._running.values()):
            self._teller.stops(len(self._running))
        for ticket in self._running:
            self._end(ticket, "stop", crew)
        for turn in [*self._waiting]:
            self._over(turn, Result(status="interrupted", error="the batch was stopped before"))

    def _mind(self, crew: Crew | None) -> None:
        """End what hangs beyond its limit, and keep the claims."""
        for ticket, turn in self._running.items():
            limit = turn.item.run_timeout
            if limit and turn.age > limit + self._grace:
                self._end(ticket, "limit", crew)
        if time.monotonic() - self._renewed < LEASE / 4:
            return
        self._renewed = time.monotonic()
        for turn in self._waiting:
            if not self._standing.keep(turn):
                turn.lease = None
        for ticket, turn in self._running.items():
            if not self._standing.keep(turn):
                self._end(ticket, "taken", crew)

    def _end(self, ticket: int, why: Ended, crew: Crew | None) -> None:
        turn = self._running[ticket]
        if crew is not None and not turn.ended:
            turn.ended = why
            crew.stop(ticket)
