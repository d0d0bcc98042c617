"""One job followed on a cluster, from its order to its report at home; each in its own thread."""

from __future__ import annotations

import asyncio
import threading
import time
from concurrent.futures import CancelledError
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.afar import orders, patience
from briefing.afar.blobs import PIECE
from briefing.afar.landing import landed
from briefing.afar.sending import Sender
from briefing.errors import BriefingError, RunError, UsageError
from briefing.jobs import Job, Result

if TYPE_CHECKING:
    from distributed import Client, Future

_ROUNDS = 20  # times a job is ordered anew, since workers come that lack what it needs


class Following:
    """The jobs of one client. Threads share it, each with a ticket of its own."""

    def __init__(self, client: Client, sender: Sender, root: Path) -> None:
        self._client, self._sender, self._root = client, sender, root
        self._keys: dict[int, str] = {}  # of the orders under way, by ticket
        self._futures: dict[int, Future] = {}
        self._stopped: set[int] = set()
        self._unfit: set[str] = set()  # workers, by address
        self._delivering = threading.Lock()
        self._alone = patience.ALONE  # seconds without a worker; fewer once there was none for long
        self._trouble = ""  # of the latest delivery that failed

    def result(self, ticket: int, job: Job) -> Result:
        """Have a job made, wait for it, and publish it at home. Never raises."""
        began = time.monotonic()
        try:
            return self._made(ticket, job)
        except BriefingError as error:
            usage = isinstance(error, UsageError)
            return Result(status="failed", error=str(error), usage=usage)
        except (CancelledError, asyncio.CancelledError, TimeoutError) as error:
            stopped = ticket in self._stopped
            why = "it was stopped" if stopped else f"the cluster lost it ({_told(error)})"
        except Exception as error:  # noqa: BLE001 - whatever Dask raises costs this job only
            why = f"it could not be made there ({_told(error)})"
        finally:
            self._keys.pop(ticket, None)
            self._futures.pop(ticket, None)
        return Result(status="lost", seconds=time.monotonic() - began, error=why)

    def stop(self, *tickets: int) -> None:
        """Kill jobs, wherever they are made."""
        from briefing.afar import station

        self._stopped.update(tickets)
        keys = [self._keys[ticket] for ticket in tickets if ticket in self._keys]
        for ticket in tickets:
            future = self._futures.get(ticket)
            if future is not None:
                future.cancel()
        if keys:
            with suppress(Exception):  # whoever is gone makes nothing any more
                self._client.run(station.stop, keys, on_error="ignore")

    def _made(self, ticket: int, job: Job) -> Result:
        order = self._sender.order(job)
        content = orders.encoded(order)
        self._keys[ticket] = order.key
        for _ in range(_ROUNDS):
            match orders.answer(self._answer(ticket, content)):
                case orders.Made() as made:
                    return landed(job, made, self._root)
                case orders.Wanting(worker, blobs):
                    self._deliver(worker, blobs)
                case orders.Refused(worker):
                    self._unfit.add(worker)
        raise TimeoutError(f"ordered {_ROUNDS} times; {self._trouble or 'no worker kept it'}")

    def _answer(self, ticket: int, content: bytes) -> bytes:
        from briefing.afar import station

        if self._client.status == "closed":
            raise patience.NoWorkerError("the scheduler left")
        fit = None
        if self._unfit:
            fit = [one for one in patience.workers(self._client) if one not in self._unfit]
            if not fit:
                raise RunError("no worker has the kit of this machine any more; start them again")
        future = self._client.submit(station.perform, content, pure=False, workers=fit)
        self._futures[ticket] = future
        if ticket in self._stopped:
            raise CancelledError
        try:
            found = patience.Patient(self._client, future, self._alone).result()
        except patience.NoWorkerError:
            self._alone = patience.LOOK
            raise
        self._alone = patience.ALONE
        return found

    def _deliver(self, worker: str, blobs: tuple[str, ...]) -> None:
        """Send contents to a worker, in pieces; once, although several of its jobs may ask.

        A worker that is gone by then is none to deliver to; the order goes to another.
        """
        from briefing.afar import station

        def run(*call: object) -> list[object]:
            return list(self._client.run(*call, workers=[worker]).values())

        with self._delivering:
            try:
                for digest in run(station.lacking, blobs)[0]:  # type: ignore[attr-defined]  # a tuple of digests
                    for offset, piece in self._sender.parcels.pieces(digest, PIECE):
                        run(station.receive, digest, offset, piece)
                    run(station.received, digest)
            except Exception as error:  # noqa: BLE001 - Dask raises what it likes for one who left
                self._trouble = _told(error)


def _told(error: BaseException) -> str:
    first = str(error).split("\n", 1)[0]
    return f"{type(error).__name__}: {first:.300}" if first else type(error).__name__
