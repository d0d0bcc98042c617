"""Whoever is told how a batch goes on."""

from __future__ import annotations

from typing import Protocol

from briefing.batch.plan import Row
from briefing.batch.turns import Turn
from briefing.jobs import Result


class Teller(Protocol):
    """Is told each step, in the thread of the batch; see `briefing.batch.progress`."""

    def began(self, turn: Turn) -> None:
        """A run has begun."""

    def again(self, turn: Turn, result: Result, seconds: float) -> None:
        """A run went wrong, and the item is tried again after so many seconds."""

    def over(self, row: Row) -> None:
        """An item is over."""

    def waits(self, turn: Turn, why: str) -> None:
        """An item cannot start yet, for want of memory."""

    def stops(self, running: int) -> None:
        """Somebody wants the batch to stop; so many runs are interrupted."""

    def says(self, sentence: str) -> None:
        """Something happened that a person may want to know, and need not act on."""


class Silent:
    """Tells nobody."""

    def began(self, turn: Turn) -> None:
        """Nothing."""

    def again(self, turn: Turn, result: Result, seconds: float) -> None:
        """Nothing."""

    def over(self, row: Row) -> None:
        """Nothing."""

    def waits(self, turn: Turn, why: str) -> None:
        """Nothing."""

    def stops(self, running: int) -> None:
        """Nothing."""

    def says(self, sentence: str) -> None:
        """Nothing."""
