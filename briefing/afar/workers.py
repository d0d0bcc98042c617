"""Reports made on the workers of a Dask cluster, under the interface of `briefing.warm.Workers`."""

from __future__ import annotations

import queue
import tempfile
import threading
import time
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from briefing import project
from briefing.afar import address, cluster, identity, orders
from briefing.afar.blobs import PIECE
from briefing.afar.landing import landed
from briefing.afar.sending import Sender
from briefing.errors import BriefingError
from briefing.jobs import Job, Result
from briefing.warm import Finished

if TYPE_CHECKING:
    from distributed import Client, Future

_AHEAD = 1  # orders a worker has beside those it works at: it never waits for home
_LOOK = 2.0  # seconds between two looks at how many workers there are
_MOST = 256  # jobs at once
_ROUNDS = 20  # times a job is ordered anew, since workers come that lack what it needs


class Afar:
    """Workers of the Dask scheduler at `on`, at most `count` jobs at once (None: all there are).

    Use it in a `with` block. A worker that is lost costs the jobs it had: Dask gives them to
    another one, up to three times. What was made comes home and is written here.
    """

    def __init__(self, on: str, count: int | None = None) -> None:
        self._address = address.read(on)
        self._most = min(count or _MOST, _MOST)
        self._over: queue.SimpleQueue[Finished] = queue.SimpleQueue()
        self._running: dict[int, str] = {}  # the keys of orders, by ticket
        self._futures: dict[int, Future] = {}
        self._stopped: set[int] = set()
        self._tickets = 0
        self._capacity = (0.0, 0)  # when it was asked for, and what it was
        self._delivering = threading.Lock()
        self._unfit: set[str] = set()

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self._root = project.root().absolute()
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="briefing-afar-"))
            self._client: Client = cluster.connected(self._address)
            stack.callback(self._client.close)
            self._sender = Sender(self._root, Path(folder), identity.digest())
            self._threads = ThreadPoolExecutor(_MOST, thread_name_prefix="briefing-afar")
            stack.callback(self._threads.shutdown)
            stack.callback(self._stop_all)
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
        asked, found = self._capacity
        if time.monotonic() - asked > _LOOK:
            there = cluster.workers(self._client)
            found = sum(threads + _AHEAD for threads in there.values())
            self._capacity = time.monotonic(), found
        return max(0, min(self._most, max(1, found)) - len(self._running))

    def pids(self) -> tuple[int, ...]:
        """No process of this machine: the workers may be on others."""
        return ()

    def start(self, job: Job) -> int:
        """Give a job to the cluster and return its ticket, a number above 0."""
        self._tickets += 1
        ticket = self._tickets
        self._running[ticket] = ""
        self._threads.submit(self._follow, ticket, job)
        return ticket

    def wait(self, timeout: float | None = None) -> list[Finished]:
        """Wait for jobs to end, at most `timeout` seconds, and return those that did."""
        if not self._running:
            return []
        found = []
        with suppress(queue.Empty):
            found.append(self._over.get(timeout=timeout))
            while True:
                found.append(self._over.get_nowait())
        for one in found:
            self._running.pop(one.ticket, None)
        return found

    def stop(self, ticket: int) -> None:
        """Kill a job wherever it is made; `wait` will tell that it is lost."""
        self._stop([ticket])

    def close(self) -> None:
        """Stop all jobs and leave the cluster; its workers stay."""
        self._stack.close()

    def _stop_all(self) -> None:
        self._stop(list(self._running))

    def _stop(self, tickets: list[int]) -> None:
        from briefing.afar import station

        self._stopped.update(tickets)
        keys = [self._running.get(ticket, "") for ticket in tickets]
        futures = [self._futures.get(ticket) for ticket in tickets]
        for future in filter(None, futures):
            future.cancel()
        if any(keys):
            with suppress(Exception):  # whoever is gone makes nothing any more
                self._client.run(station.stop, [k for k in keys if k], on_error="ignore")

    # ------------------------------------------------------------ one job, in a thread of its own

    def _follow(self, ticket: int, job: Job) -> None:
        began = time.monotonic()
        try:
            result = self._made(ticket, job)
        except BriefingError as error:
            result = Result(status="failed", error=str(error))
        except (CancelledError, TimeoutError) as error:
            stopped = ticket in self._stopped
            why = "it was stopped" if stopped else f"the cluster lost it ({_told(error)})"
            result = Result(status="lost", seconds=time.monotonic() - began, error=why)
        except Exception as error:  # noqa: BLE001 - whatever Dask raises costs this job only
            told = f"it could not be made there ({_told(error)})"
            result = Result(status="lost", seconds=time.monotonic() - began, error=told)
        self._futures.pop(ticket, None)
        self._over.put(Finished(ticket, result))

    def _made(self, ticket: int, job: Job) -> Result:
        order = self._sender.order(job)
        content = orders.encoded(order)
        for _ in range(_ROUNDS):
            self._running[ticket] = order.key
            match orders.answer(self._answer(ticket, content)):
                case orders.Made() as made:
                    return landed(job, made, self._root)
                case orders.Wanting(worker, blobs):
                    self._deliver(worker, blobs)
                case orders.Refused(worker):
                    self._unfit.add(worker)
        raise TimeoutError(f"ordered {_ROUNDS} times")

    def _answer(self, ticket: int, content: bytes) -> bytes:
        from briefing.afar import station

        fit = [w for w in cluster.workers(self._client) if w not in self._unfit]
        if self._unfit and not fit:
            raise BriefingError("no worker has the same kit; see: briefing doctor")
        future = self._client.submit(
            station.perform, content, pure=False, workers=fit if self._unfit else None
        )
        self._futures[ticket] = future
        if ticket in self._stopped:
            raise CancelledError
        return cluster.Patient(self._client, future).result()

    def _deliver(self, worker: str, blobs: tuple[str, ...]) -> None:
        """Send contents to a worker, in pieces; once, although several of its jobs may ask."""
        from briefing.afar import station

        with self._delivering:
            (lacking,) = self._client.run(station.lacking, blobs, workers=[worker]).values()
            for digest in lacking:
                for offset, piece in self._sender.parcels.pieces(digest, PIECE):
                    self._client.run(station.receive, digest, offset, piece, workers=[worker])
                self._client.run(station.received, digest, workers=[worker])


def _told(error: Exception) -> str:
    first = str(error).split("\n", 1)[0]
    return f"{type(error).__name__}: {first:.300}" if first else type(error).__name__
