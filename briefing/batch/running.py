"""The loop of a batch: starts what may start, waits for what runs, tries again what may pass."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack

from briefing.batch.claims import Claims
from briefing.batch.crew import Crew
from briefing.batch.gate import ELSEWHERE, Gate
from briefing.batch.minding import GRACE, LOOK, Minder
from briefing.batch.retrying import pause
from briefing.batch.stopping import Stop
from briefing.batch.telling import Teller
from briefing.batch.turns import Turn
from briefing.jobs import Result


class Running:
    """A batch that runs. `call` makes the crew, when the first item needs one.

    `done` is told of each run's result; for `grace` see `briefing.batch.minding`.
    """

    def __init__(
        self, claims: Claims, gate: Gate, call: Callable[[], Crew], teller: Teller,
        *, done: Callable[[Turn, Result], None], grace: float = GRACE,
    ) -> None:  # fmt: skip
        self._claims, self._gate, self._call, self._teller = claims, gate, call, teller
        self._done, self._minder = done, Minder(claims, grace)
        self._waiting: list[Turn] = []
        self._running: dict[int, Turn] = {}  # by ticket

    def run(self, turns: list[Turn], stop: Stop) -> None:
        """Go on until every turn is over, or somebody wants to stop."""
        self._waiting = [turn for turn in turns if turn.row is None]
        with ExitStack() as stack:
            crew: Crew | None = None
            while self._waiting or self._running:
                if stop.asked and not self._minder.stopped:
                    self._stop(crew)
                while not stop.asked and (turn := self._next(crew)):
                    crew = crew or stack.enter_context(self._call())
                    self._begin(turn, crew)
                self._minder.mind(self._waiting, self._running, crew)
                self._wait(crew)

    def _stop(self, crew: Crew | None) -> None:
        """Interrupt what runs and give up what waits."""
        self._teller.stops(len(self._running))
        self._minder.stop(self._running, crew)
        for turn in [*self._waiting]:
            self._over(turn, Result(status="interrupted", error="the batch was stopped before"))

    # ------------------------------------------------------------------ starting

    def _next(self, crew: Crew | None) -> Turn | None:
        """The next turn that may start; what need not run is over on the way.

        Comes back without one after a while, so that those that run are not forgotten.
        """
        until = time.monotonic() + LOOK
        if crew is not None and crew.free < 1:
            return None
        for turn in [t for t in self._waiting if t.due <= time.monotonic()]:
            found = self._gate.look(turn, self._running.values())
            if found is True:
                return turn
            if isinstance(found, Result):
                self._over(turn, found)
            elif turn.short:
                break  # nobody overtakes who waits for memory
            if self._running and time.monotonic() > until:
                break
        return None

    def _begin(self, turn: Turn, crew: Crew) -> None:
        job = self._claims.begin(turn)
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
        timeout = max(0.0, min([LOOK, *dues]))
        if crew is None or not self._running:
            time.sleep(timeout)
            return
        for finished in crew.wait(timeout):
            turn = self._running.pop(finished.ticket, None)
            if turn is not None:
                self._finished(turn, finished.result)

    def _finished(self, turn: Turn, result: Result) -> None:
        if not turn.ended and not self._claims.keep(turn):
            turn.ended = "taken"
        result = self._claims.finish(turn, turn.told(result))
        self._done(turn, result)
        wait = None if turn.ended == "stop" else pause(turn.item, result, turn.tries)
        if turn.ended == "taken":
            turn.lease, wait = None, ELSEWHERE  # whoever has it makes it
        if wait is None:
            self._over(turn, result)
        else:
            self._waiting.append(turn)
            turn.due = time.monotonic() + wait
            self._teller.again(turn, result, wait)

    def _over(self, turn: Turn, result: Result) -> None:
        if turn in self._waiting:
            self._waiting.remove(turn)
        self._claims.leave(turn)
        self._teller.over(turn.over(result))
