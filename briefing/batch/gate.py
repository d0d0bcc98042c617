"""Whether an item may start: nobody has made it, it is claimed, and there is memory for it."""

from __future__ import annotations

import time
from collections.abc import Iterable

import msgspec

from briefing.batch.claims import Claims
from briefing.batch.room import Room
from briefing.batch.standing import Standing
from briefing.batch.telling import Teller
from briefing.batch.turns import Turn
from briefing.jobs import Result

AGAIN = 0.25  # seconds until an item that waits for memory is looked at again
ELSEWHERE = 1.0  # seconds until an item that somebody else makes is looked at again
_TOO_LARGE = "not started: it needs {:,} bytes of memory, more than the limit of {:,}"


class Gate:
    """Lets items start. `patience` is how many seconds one waits for memory while nothing runs."""

    def __init__(
        self, standing: Standing, claims: Claims, room: Room, teller: Teller, patience: float
    ) -> None:
        self._standing, self._claims, self._room = standing, claims, room
        self._teller, self._patience = teller, patience

    def look(self, turn: Turn, running: Iterable[Turn]) -> Result | bool:
        """True when an item may start now, False when later, what became of it when never.

        One that comes later has its `due` moved.
        """
        if turn.lease is None:  # else it is another try, or memory was short
            began = time.monotonic()
            result = self._standing.settled(turn)
            if result is None and not self._claims.claim(turn):
                turn.due = time.monotonic() + ELSEWHERE
                return False
            result = result or self._standing.settled(turn)  # it may have been made just now
            if result is not None:
                spent = result.seconds or time.monotonic() - began
                return msgspec.structs.replace(result, seconds=spent)
        return self._fits(turn, [*running])

    def _fits(self, turn: Turn, running: list[Turn]) -> Result | bool:
        self._room.learn(turn.item, self._standing.peak(turn))
        if self._room.is_too_large(turn.item):
            why = _TOO_LARGE.format(turn.item.memory, self._room.limit)
            return Result(status="failed", error=why)
        why = self._room.refusal(turn.item, [(one.item, one.age) for one in running])
        if not why:
            turn.short = 0.0
            return True
        now = time.monotonic()
        if not turn.short:
            self._teller.waits(turn, why)
        elif not running and now - turn.short > self._patience:
            return Result(status="failed", error=f"not started for want of memory: {why}")
        if running or not turn.short:
            turn.short = now  # its patience begins when it is alone
        turn.due = now + AGAIN
        return False
