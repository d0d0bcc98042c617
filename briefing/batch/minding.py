"""What has to be seen to while a batch runs: limits, wishes to stop, claims."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping

from briefing.batch.claims import LEASE, Claims
from briefing.batch.crew import Crew, interrupt
from briefing.batch.turns import Ended, Turn

LOOK = 0.25  # seconds between two looks
GRACE = 60.0  # seconds beyond its limit until the worker of a run that hangs is ended
PARTING = 10.0  # seconds for an interrupted run to keep what it has


class Minder:
    """Minds the turns that run, by their tickets. `grace` is in seconds; see GRACE."""

    def __init__(self, claims: Claims, grace: float) -> None:
        self._claims, self._grace = claims, grace
        self._renewed = time.monotonic()
        self._since = 0.0  # when somebody wished to stop

    @property
    def stopped(self) -> bool:
        """True when what ran was interrupted."""
        return self._since > 0

    def stop(self, running: Mapping[int, Turn], crew: Crew | None) -> None:
        """Interrupt what runs."""
        self._since = time.monotonic()
        for ticket, turn in running.items():
            if crew is not None and not turn.ended:
                turn.ended = "stop"
                interrupt(crew, ticket)

    def mind(self, waiting: Iterable[Turn], running: Mapping[int, Turn], crew: Crew | None) -> None:
        """End what hangs beyond its limit or an interrupt; keep the claims."""
        late = self.stopped and time.monotonic() - self._since > PARTING
        for ticket, turn in running.items():
            limit = turn.item.run_timeout
            if limit and turn.age > limit + self._grace:
                _end(turn, ticket, "limit", crew)
            if late and turn.ended == "stop" and crew is not None:
                crew.stop(ticket)
        if time.monotonic() - self._renewed > LEASE / 4:
            self._renew(waiting, running, crew)

    def _renew(
        self, waiting: Iterable[Turn], running: Mapping[int, Turn], crew: Crew | None
    ) -> None:
        """Keep the claims; what another one has taken over meanwhile is his."""
        self._renewed = time.monotonic()
        for turn in waiting:
            if not self._claims.keep(turn):
                turn.lease = None
        for ticket, turn in running.items():
            if not self._claims.keep(turn):
                _end(turn, ticket, "taken", crew)


def _end(turn: Turn, ticket: int, why: Ended, crew: Crew | None) -> None:
    if crew is not None and not turn.ended:
        turn.ended = why
        crew.stop(ticket)
