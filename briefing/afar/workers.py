"""Reports made on the workers of a Dask cluster, under the interface of `briefing.warm.Workers`."""

from __future__ import annotations

import queue
import tempfile
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from briefing import project
from briefing.afar import address, cluster, identity, patience
from briefing.afar.following import Following
from briefing.afar.sending import Sender
from briefing.jobs import Job
from briefing.warm import Finished

if TYPE_CHECKING:
    from distributed import Client

# A worker has one order beside those it works at, so that it never waits for home, while reports
# take fewer seconds than this: an order's own limit of time runs from its start.
_SHORT = 5.0
_LATEST = 8  # reports whose seconds are looked at for that
_LOOK = 2.0  # seconds between two looks at how many workers there are
_MOST = 256  # jobs at once


class Afar:
    """Workers of the Dask scheduler at `on`, at most `count` jobs at once (None: all there are).

    Use it in a `with` block. A worker that is lost costs the jobs it had: Dask gives them to
    another one, up to three times. What was made comes home and is written here.
    """

    def __init__(self, on: str, count: int | None = None) -> None:
        self._address = address.read(on)
        self._most = min(count or _MOST, _MOST)
        self._over: queue.SimpleQueue[Finished] = queue.SimpleQueue()
        self._running: set[int] = set()  # tickets
        self._tickets = 0
        self._latest: deque[float] = deque(maxlen=_LATEST)  # seconds of reports
        self._asked = self._found = (
            0.0  # when the workers were counted, and how many jobs they take
        )

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            root = project.root().absolute()
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="briefing-afar-"))
            self._client: Client = cluster.connected(self._address)
            stack.callback(self._client.close)
            sender = Sender(root, Path(folder), identity.digest())
            self._following = Following(self._client, sender, root)
            self._threads = ThreadPoolExecutor(_MOST, thread_name_prefix="briefing-afar")
            stack.callback(self._threads.shutdown)
            stack.callback(lambda: self._following.stop(*self._running))
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def free(self) -> int:
        """How many jobs may be started now."""
        if time.monotonic() - self._asked > _LOOK:
            ahead = bool(self._latest) and max(self._latest) < _SHORT
            there = patience.workers(self._client)
            self._found = sum(threads + ahead for threads in there.values())
            self._asked = time.monotonic()
        return max(0, min(self._most, max(1, int(self._found))) - len(self._running))

    def pids(self) -> tuple[int, ...]:
        """No process of this machine: the workers may be on others."""
        return ()

    def start(self, job: Job) -> int:
        """Give a job to the cluster and return its ticket, a number above 0."""
        self._tickets += 1
        self._running.add(self._tickets)
        self._threads.submit(self._follow, self._tickets, job)
        return self._tickets

    def wait(self, timeout: float | None = None) -> list[Finished]:
        """Wait for jobs to end, at most `timeout` seconds, and return those that did."""
        found: list[Finished] = []
        if self._running:
            with suppress(queue.Empty):
                found.append(self._over.get(timeout=timeout))
                while True:
                    found.append(self._over.get_nowait())
        for one in found:
            self._running.discard(one.ticket)
            self._latest.append(one.result.seconds)
        return found

    def stop(self, ticket: int) -> None:
        """Kill a job wherever it is made; `wait` will tell that it is lost."""
        self._following.stop(ticket)

    def close(self) -> None:
        """Stop all jobs and leave the cluster; its workers stay."""
        self._stack.close()

    def _follow(self, ticket: int, job: Job) -> None:
        self._over.put(Finished(ticket, self._following.result(ticket, job)))
