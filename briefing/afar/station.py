"""What runs inside a Dask worker: it keeps contents and a warm process, and takes orders.

Nothing here forks: a Dask worker has threads. Its process for reports is started afresh.
"""

from __future__ import annotations

import threading
import traceback
from pathlib import Path
from typing import Any

from distributed import get_worker

from briefing.afar import identity, orders, projects
from briefing.afar.blobs import Blobs
from briefing.afar.link import Link
from briefing.jobs import Result

_MOST = 2  # projects whose processes are kept: that of this night, and one more
_stations: dict[str, Station] = {}  # by the id of the worker: threads of tests share a process
_making = threading.Lock()


class Station:
    """One worker's contents and processes. Threads share it."""

    def __init__(self, folder: Path, address: str, threads: int) -> None:
        self._folder, self._address, self._threads = folder, address, threads
        self.blobs = Blobs(folder / "blobs")
        self._links: dict[str, Link] = {}  # by project, the one used last at the end
        self._lock = threading.Lock()

    def answer(self, order: orders.Order) -> orders.Answer:
        """Make a report, or say what is lacking for it."""
        if order.kit != identity.digest():
            return orders.Refused(self._address)
        if missing := self.blobs.missing(order.blobs()):
            return orders.Wanting(self._address, missing)
        with self._lock:
            link = self._link(order.parcel)
            projects.place(order.files, self.blobs, link.project)
        return link.perform(order.key, order.job)

    def stop(self, key: str) -> None:
        """Kill the job of a key, wherever it is made."""
        for link in list(self._links.values()):
            link.stop(key)

    def pids(self) -> tuple[int, ...]:
        """The processes for reports."""
        return tuple(link.pid for link in self._links.values() if link.alive)

    def _link(self, parcel: orders.Parcel) -> Link:
        link = self._links.pop(parcel.digest, None)
        if link is None or not link.alive:
            project = projects.unpacked(parcel, self.blobs, self._folder / "projects")
            link = Link(project, self._threads, parcel.settings)
        self._links[parcel.digest] = link
        for digest, old in list(self._links.items())[:-_MOST]:
            if old.idle:
                old.close()
                del self._links[digest]
                projects.remove(old.project)
        return link


def station(worker: Any) -> Station:
    """The station of a Dask worker, made when it is first asked for."""
    with _making:
        found = _stations.get(worker.id)
        if found is None:
            folder = Path(worker.local_directory) / "briefing"
            threads = worker.state.nthreads
            found = _stations[worker.id] = Station(folder, worker.address, threads)
        return found


def perform(content: bytes) -> bytes:
    """The task: an order in, an answer out, both as bytes. Never raises."""
    order = orders.order(content)
    try:
        return orders.encoded(station(get_worker()).answer(order))
    except Exception as error:  # noqa: BLE001 - a full disk, say: told at home, and tried again
        last = traceback.format_exception_only(error)[-1].strip()
        why = f"its worker failed ({last:.300})"
        return orders.encoded(orders.Made(Result(status="lost", error=why)))


def lacking(blobs: tuple[str, ...], dask_worker: Any) -> tuple[str, ...]:
    """Which of these contents are not here."""
    return station(dask_worker).blobs.missing(blobs)


def receive(digest: str, offset: int, piece: bytes, dask_worker: Any) -> None:
    """Take a piece of a content."""
    station(dask_worker).blobs.piece(digest, offset, piece)


def received(digest: str, dask_worker: Any) -> None:
    """All pieces of a content were sent. Raises ValueError when it is damaged."""
    station(dask_worker).blobs.close(digest)


def stop(keys: list[str], dask_worker: Any) -> None:
    """Kill the jobs of these keys, if they are made here."""
    for key in keys:
        station(dask_worker).stop(key)


def told(dask_worker: Any) -> dict[str, str]:
    """What this worker's kit is."""
    del dask_worker
    return identity.identity()


def processes(dask_worker: Any) -> tuple[int, ...]:
    """The processes for reports beside this worker, for whoever measures."""
    return station(dask_worker).pids()
