"""Who makes what is due: warm workers the reports of notebooks, a program each batch."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Protocol, Self

from briefing.jobs import Job
from briefing.schedule.entry import Entry
from briefing.schedule.programs import Program, batch
from briefing.warm import Finished, Workers

_POLL = 0.2  # seconds between two looks at a batch


class Crew(Protocol):
    """Those who make reports. Tickets are their own; a stopped one is finished as "lost"."""

    @property
    def free(self) -> int:
        """How many more can be begun now."""

    def start(self, entry: Entry, origin: dict[str, str]) -> int:
        """Begin to make what an entry asks for, and return a ticket for it."""

    def wait(self, timeout: float) -> Iterable[Finished]:
        """Wait at most `timeout` seconds for something to end, and return what did."""

    def stop(self, ticket: int) -> None:
        """End it at once."""

    def close(self) -> None:
        """Stop all."""


class House:
    """The crew of this machine: at most `count` at a time."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._workers = Workers(count)
        self._tickets: dict[int, int] = {}  # of the workers: ours
        self._programs: dict[int, Program] = {}
        self._last = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def free(self) -> int:
        """How many more can be begun now."""
        return self._count - len(self._tickets) - len(self._programs)

    def start(self, entry: Entry, origin: dict[str, str]) -> int:
        """Begin to make what an entry asks for, and return a ticket for it."""
        self._last += 1
        if entry.batch:
            self._programs[self._last] = batch(entry)
        else:
            self._tickets[self._workers.start(job(entry, origin))] = self._last
        return self._last

    def wait(self, timeout: float) -> list[Finished]:
        """Wait at most `timeout` seconds for something to end, and return what did."""
        end = time.monotonic() + timeout
        while True:
            found = [*self._reports(min(_POLL, timeout)), *self._batches()]
            if found or time.monotonic() >= end:
                return found

    def stop(self, ticket: int) -> None:
        """End it at once."""
        for theirs, ours in self._tickets.items():
            if ours == ticket:
                self._workers.stop(theirs)
        if ticket in self._programs:
            self._programs[ticket].running.terminate()  # it stops its own reports, and says so

    def close(self) -> None:
        """Stop all."""
        self._workers.close()
        for program in self._programs.values():
            program.end()
        self._programs.clear()

    def _reports(self, timeout: float) -> Iterable[Finished]:
        if not self._tickets:
            time.sleep(timeout)
            return
        for done in self._workers.wait(timeout):
            yield Finished(self._tickets.pop(done.ticket), done.result)

    def _batches(self) -> Iterable[Finished]:
        for ticket, program in [*self._programs.items()]:
            if program.running.poll() is not None:
                del self._programs[ticket]
                yield Finished(ticket, program.result())


def job(entry: Entry, origin: dict[str, str]) -> Job:
    """The report an entry asks for."""
    return Job(
        notebook=entry.notebook,
        parameters=entry.parameters,
        formats=entry.formats,
        cell_timeout=entry.cell_timeout,
        run_timeout=entry.run_timeout,
        sandbox=entry.sandbox,
        origin=origin,
    )
