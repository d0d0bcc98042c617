"""How a scheduler ends: asked once it begins nothing more, asked twice it stops at once."""

from __future__ import annotations

import signal
import threading
import time
from types import FrameType
from typing import Any, Self

from briefing.schedule.rounds import Rounds
from briefing.schedule.works import Done

PATIENCE = 60.0  # seconds for what runs to end; systemd waits for 90 before it kills
_NAP = 0.5  # seconds
_LOOK = 10.0


class Stop:
    """In a `with` block, SIGTERM and SIGINT (Ctrl-C) are counted and end nothing by themselves.

    `woken` is set by each of them, and by whoever has news.
    """

    _SIGNALS = (signal.SIGTERM, signal.SIGINT)

    def __init__(self) -> None:
        self.asked = 0
        self.woken = threading.Event()
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Self:
        for one in self._SIGNALS:
            self._before[one] = signal.signal(one, self._ask)
        return self

    def __exit__(self, *_: object) -> None:
        for one, before in self._before.items():
            signal.signal(one, before)

    def _ask(self, _signal: int, _frame: FrameType | None) -> None:
        self.asked += 1
        self.woken.set()


def once(rounds: Rounds, *, stop: Stop, patience: float = PATIENCE) -> list[Done]:
    """Make what is due and what becomes due meanwhile, then return."""
    return made(rounds, stop) + ended(rounds, stop, patience)


def made(rounds: Rounds, stop: Stop) -> list[Done]:
    """Make what is due until nothing runs here, or until asked to stop.

    A look at two hundred entries takes a third of a second: there is one when something ended,
    when somebody has news, and each `_LOOK` seconds.
    """
    found, looked = rounds.begin(), time.monotonic()
    while rounds.busy and not stop.asked:
        done = rounds.wait(_NAP)
        found += done
        late = time.monotonic() - looked > _LOOK
        if (done or late or stop.woken.is_set()) and not stop.asked:
            stop.woken.clear()
            found += rounds.begin()
            looked = time.monotonic()
    return found


def ended(rounds: Rounds, stop: Stop, patience: float) -> list[Done]:
    """Let what runs come to its end for `patience` seconds, then stop it."""
    found: list[Done] = []
    end = time.monotonic() + patience
    while rounds.busy and stop.asked < 2 and time.monotonic() < end:
        found += rounds.wait(_NAP)
    return found + rounds.stop()
