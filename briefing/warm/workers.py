"""A few processes that make reports; the caller says which job comes next."""

from __future__ import annotations

import contextlib
import selectors
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

import msgspec

from briefing.jobs import Job, Result
from briefing.warm import frames


@dataclass(frozen=True, slots=True)
class Finished:
    """A job that is over. `ticket` is what `Workers.start` gave for it."""

    ticket: int
    result: Result


@dataclass(slots=True)
class _Worker:
    process: subprocess.Popen[bytes]
    wire: socket.socket
    ticket: int = 0
    began: float = field(default=0.0)

    @property
    def pid(self) -> int:
        return self.process.pid


class Workers:
    """At most `count` worker processes. Use it in a `with` block: leaving it stops them all.

    Not for several threads. A worker that dies costs its job alone: the job is finished as
    "lost", and the next one gets a new worker.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._workers: list[_Worker] = []
        self._tickets = 0

    def __enter__(self) -> Self:
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
        return self._count - sum(worker.ticket > 0 for worker in self._workers)

    def pids(self) -> tuple[int, ...]:
        """The workers that live, by process id."""
        return tuple(worker.pid for worker in self._workers)

    def start(self, job: Job) -> int:
        """Give a job to a free worker and return its ticket, a number above 0."""
        worker = next((w for w in self._workers if not w.ticket), None) or self._hired()
        self._tickets += 1
        worker.ticket, worker.began = self._tickets, time.monotonic()
        with contextlib.suppress(OSError):  # a worker that died is noticed by `wait`
            frames.put(worker.wire, msgspec.msgpack.encode(job))
        return self._tickets

    def wait(self, timeout: float | None = None) -> list[Finished]:
        """Wait for jobs to end, at most `timeout` seconds, and return those that did."""
        with selectors.DefaultSelector() as selector:
            for worker in self._workers:
                if worker.ticket:
                    selector.register(worker.wire, selectors.EVENT_READ, worker)
            ready = [key.data for key, _ in selector.select(timeout)]
        return [self._finished(worker) for worker in ready]

    def stop(self, ticket: int) -> None:
        """Kill the worker of a job; `wait` will tell that the job is lost."""
        for worker in self._workers:
            if worker.ticket == ticket:
                worker.process.kill()

    def close(self) -> None:
        """Stop all workers."""
        for worker in self._workers:
            worker.wire.close()
            worker.process.kill()
            worker.process.wait()
        self._workers.clear()

    def _hired(self) -> _Worker:
        ours, theirs = socket.socketpair()
        number = theirs.fileno()
        process = subprocess.Popen(  # noqa: S603 - this interpreter, our own module
            [sys.executable, "-m", "briefing.warm.worker", str(number)],
            pass_fds=[number],
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _finished(self, worker: _Worker) -> Finished:
        ticket, seconds = worker.ticket, time.monotonic() - worker.began
        content = frames.take(worker.wire)
        if content is not None:
            worker.ticket = 0
            return Finished(ticket, msgspec.msgpack.decode(content, type=Result))
        self._workers.remove(worker)
        worker.wire.close()
        worker.process.kill()
        code = worker.process.wait()
        how = f"by signal {-code}" if code < 0 else f"with exit code {code}"
        return Finished(
            ticket, Result(status="lost", seconds=seconds, error=f"its process ended {how}")
        )
