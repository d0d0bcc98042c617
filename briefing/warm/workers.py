"""A few processes that make reports; the caller says which job comes next."""

from __future__ import annotations

import contextlib
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from briefing.engine.forking import LARGEST, Control
from briefing.engine.kernels import Process, Started, asked
from briefing.jobs import Job, Result
from briefing.warm import frames
from briefing.warm.surroundings import JOBS, lasting

_JOBS = 64  # a worker is renewed after so many: what its libraries never let go of goes with it


@dataclass(frozen=True, slots=True)
class Finished:
    """A job that is over. `ticket` is what `Workers.start` gave for it."""

    ticket: int
    result: Result


@dataclass(slots=True)
class _Worker:
    process: Process
    ticket: int = 0
    began: float = 0.0
    jobs: int = 0


class Workers:
    """At most `count` worker processes. Use it in a `with` block: leaving it stops them all.

    They are forked from one warm process where the system can fork, else started each for itself.
    Not for several threads. A worker that dies costs its job alone: the job is finished as
    "lost", and the next one gets a new worker.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._jobs: Sequence[Job] = ()
        self._workers: list[_Worker] = []
        self._tickets = 0
        self._warm: subprocess.Popen[bytes] | None = None
        self._control: Control | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def expect(self, jobs: Sequence[Job]) -> None:
        """Tell some jobs that will come, before the first is started.

        What they have in common is made once, in the process that the workers are forked from.
        """
        self._jobs = jobs

    @property
    def free(self) -> int:
        """How many jobs may be started now."""
        return self._count - sum(worker.ticket > 0 for worker in self._workers)

    def pids(self) -> tuple[int, ...]:
        """The processes that live: the warm one, if there is one, and the workers."""
        warm = (self._warm.pid,) if self._warm else ()
        return (*warm, *(worker.process.pid for worker in self._workers))

    def start(self, job: Job) -> int:
        """Give a job to a free worker and return its ticket, a number above 0."""
        worker = next((w for w in self._workers if not w.ticket), None) or self._hired()
        self._tickets += 1
        worker.ticket, worker.began = self._tickets, time.monotonic()
        worker.jobs += 1
        with contextlib.suppress(OSError):  # a worker that died is noticed by `wait`
            frames.put(worker.process.wire, msgspec.msgpack.encode(job))
        return self._tickets

    def wait(self, timeout: float | None = None) -> list[Finished]:
        """Wait for jobs to end, at most `timeout` seconds, and return those that did."""
        with selectors.DefaultSelector() as selector:
            for worker in self._workers:
                if worker.ticket:
                    selector.register(worker.process.wire, selectors.EVENT_READ, worker)
            ready = [key.data for key, _ in selector.select(timeout)]
        return [self._finished(worker) for worker in ready]

    def interrupt(self, ticket: int) -> None:
        """Interrupt a job as Ctrl-C would; `wait` will tell that it was interrupted."""
        self._signal(ticket, signal.SIGINT)

    def stop(self, ticket: int) -> None:
        """Kill the worker of a job; `wait` will tell that the job is lost."""
        self._signal(ticket, signal.SIGKILL)

    def close(self) -> None:
        """Stop all workers, and the warm process."""
        for worker in self._workers:
            worker.process.close()
        self._workers.clear()
        if self._control is not None:
            self._control.wire.close()
            self._control = None
        if self._warm is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._warm.wait(2.0)  # it leaves with the last one who may ask
            self._warm.kill()
            self._warm.wait()
            self._warm = None

    def _signal(self, ticket: int, number: int) -> None:
        for worker in self._workers:
            if worker.ticket == ticket:
                worker.process.signal(number)

    def _hired(self) -> _Worker:
        forked = None
        if sys.platform == "linux" and asked() in {"", "fork"}:
            forked = self._forked()
        worker = _Worker(forked or Started("briefing.warm.worker"))
        self._workers.append(worker)
        return worker

    def _forked(self) -> Process | None:
        if self._warm is None or self._warm.poll() is not None:
            self._warm, self._control = _ahead.pop() if _ahead else _warm_process()
            self._control.tell(_expected(self._jobs))
            self._control.tell(_packet(self._jobs))
        return self._control.fork("worker") if self._control else None

    def _finished(self, worker: _Worker) -> Finished:
        ticket, seconds = worker.ticket, time.monotonic() - worker.began
        content = frames.take(worker.process.wire)
        if content is not None:
            worker.ticket = 0
            if worker.jobs >= _JOBS:
                self._dismissed(worker)
            return Finished(ticket, msgspec.msgpack.decode(content, type=Result))
        ended = worker.process.ended(1.0)
        self._dismissed(worker)
        how = ended.sentence if ended else "it left"
        told = f"the process that made the report is gone: {how}"
        return Finished(ticket, Result(status="lost", seconds=seconds, error=told))

    def _dismissed(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.process.close()


def _packet(jobs: Sequence[Job]) -> bytes:
    """What the warm process is told of the jobs to come, as far as one packet holds it."""
    told = list(jobs[:JOBS])
    while len(packet := msgspec.msgpack.encode({"learn": told})) > LARGEST:
        told = told[: len(told) // 2]
    return packet


def _expected(jobs: Sequence[Job]) -> bytes:
    """The formats and the notebooks to come, for the warm process to exercise; none: all."""
    formats = sorted({name for job in jobs for name in job.formats})
    kinds = sorted({Path(job.notebook).stem for job in jobs})
    return msgspec.msgpack.encode({"formats": formats, "kinds": kinds} if jobs else {})


_ahead: list[tuple[subprocess.Popen[bytes], Control]] = []


@contextlib.contextmanager
def ahead(*, wanted: bool = True) -> Iterator[None]:
    """Start the warm process of the next `Workers` now; it imports while they are being planned.

    It ends with the block, if no worker was wanted.
    """
    if wanted and sys.platform == "linux" and asked() in {"", "fork"} and not _ahead:
        with contextlib.suppress(OSError):  # said when a worker is wanted
            _ahead.append(_warm_process())
    try:
        yield
    finally:
        while _ahead:
            process, control = _ahead.pop()
            control.wire.close()
            process.kill()
            process.wait()


def _warm_process() -> tuple[subprocess.Popen[bytes], Control]:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    number = theirs.fileno()
    process = subprocess.Popen(  # noqa: S603 - this interpreter, our own module
        [sys.executable, "-P", "-m", "briefing.warm.zygote", str(number)],
        pass_fds=[number],
        stdin=subprocess.DEVNULL,
        env=lasting(),
        start_new_session=True,
    )
    theirs.close()
    return process, Control(ours)
