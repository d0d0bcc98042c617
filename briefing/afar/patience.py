"""What comes of a task on a cluster whose workers may be gone, for now or for good."""

from __future__ import annotations

import time
from typing import Any

_ALONE = 60.0  # seconds without any worker until a task is given up
_LOOK = 2.0  # seconds between two looks whether there is a worker


def workers(client: Any) -> dict[str, int]:
    """The workers by address, with the threads of each; empty when nobody answers."""
    try:
        found: dict[str, int] = dict(client.nthreads())
    except (OSError, RuntimeError, ValueError):
        return {}
    return found


class Patient:
    """What comes of a task; given up when there was no worker for long."""

    def __init__(self, client: Any, future: Any) -> None:
        self._client, self._future = client, future

    def result(self) -> bytes:
        """Wait for it. Raises what the task raised, TimeoutError when there are no workers."""
        alone = time.monotonic()
        while True:
            try:
                found: bytes = self._future.result(timeout=_LOOK)
            except TimeoutError:
                if self._future.done():
                    raise  # the task's own
                if workers(self._client):
                    alone = time.monotonic()
                elif time.monotonic() - alone > _ALONE:
                    self._future.cancel()
                    raise TimeoutError(f"no worker for {_ALONE:.0f} seconds") from None
            else:
                return found
