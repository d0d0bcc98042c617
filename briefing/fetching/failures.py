"""What a URL can come to when it is not fetched, and how long it may take."""

from __future__ import annotations

import time

from briefing.errors import SourceError


class RefusedError(SourceError):
    """A URL that may not be fetched: its address, its port, or what its host asks of robots."""


class LaterError(SourceError):
    """A URL whose turn is not in this run: its host wants longer pauses than the settings allow."""


class FailedError(SourceError):
    """A URL that could not be fetched.

    `again` says that another try may go better, `status` is the HTTP status if there was one,
    `wait` the seconds the server asks to wait (Retry-After), None when it names none.
    """

    def __init__(
        self,
        why: str,
        *,
        again: bool = False,
        status: int | None = None,
        wait: float | None = None,
    ) -> None:
        super().__init__(why)
        self.again = again
        self.status = status
        self.wait = wait


class Deadline:
    """The moment by which one URL must be fetched, over all its tries and redirects."""

    def __init__(self, total: float, step: float) -> None:
        """Start the clock: `total` seconds for everything, at most `step` for one wait."""
        self._total = total
        self._step = step
        self._end = time.monotonic() + total

    def left(self) -> float:
        """The seconds the next wait for the network may last. Raises FailedError at the end."""
        return min(self.remaining(), self._step)

    def remaining(self) -> float:
        """The seconds until the end. Raises FailedError when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise FailedError(
                f"cut off: it took longer than {self._total:g} s in total", again=False
            )
        return left

    def extend(self, seconds: float) -> None:
        """Move the end: time spent waiting for a turn is not the server's."""
        self._end += seconds
