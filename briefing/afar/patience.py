"""What comes of a task on a cluster whose workers may be gone, for now or for good."""

from __future__ import annotations

import time
from typing import Any

ALONE = 60.0  # seconds without any worker until a task is given up
LOOK = 2.0  # seconds between two looks whether there is a worker


def workers(client: Any) -> dict[str, int]:
    """The workers by address, with the threads of each; empty when nobody answers."""
    if client.status != "running":  # it is looking for its scheduler, or has given up
        return {}
    try:
        found: dict[str, int] = dict(client.nthreads())
    except (OSError, RuntimeError, ValueError):
        return {}
    return found


class NoWorkerError(TimeoutError):
    """A task waited in vain for a worker."""


class Patient:
    """What comes of a task; given up when there was no worker for long."""

    def __init__(self, client: Any, future: Any, alone: float = ALONE) -> None:
        self._client, self._future, self._alone = client, future, alone

    def result(self) -> bytes:
        """Wait for it. Raises what the task raised, NoWorkerError when there are none."""
        alone, look = time.monotonic(), LOOK
        while True:
            try:
                found: bytes = self._future.result(timeout=look)
            except TimeoutError:
                if self._future.status == "error":  # it may have failed since; result says how
                    raise self._future.exception() from None
                if self._future.status == "finished":  # since, or a large answer is on its way
                    look *= 2
                if workers(self._client):
                    alone = time.monotonic()
                elif self._client.status == "closed":
                    raise NoWorkerError("the scheduler left") from None
                elif time.monotonic() - alone > self._alone:
                    self._future.cancel()
                    raise NoWorkerError(f"no worker for {self._alone:.0f} seconds") from None
            else:
                return found
