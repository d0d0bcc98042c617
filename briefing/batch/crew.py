"""Who makes the reports: workers of this machine, or those of the cluster that `--on` names."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Protocol, Self

from briefing.jobs import Job
from briefing.warm import Finished, Workers


class Crew(Protocol):
    """What the batch needs of those who make reports; see `briefing.warm.Workers`."""

    def __enter__(self) -> Self:
        """Begin; see `close`."""
        ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop everything."""
        ...

    @property
    def free(self) -> int:
        """How many jobs may be started now."""
        ...

    def start(self, job: Job) -> int:
        """Begin a job and return its ticket, a number above 0."""
        ...

    def wait(self, timeout: float | None = None) -> list[Finished]:
        """Wait for jobs to end, at most `timeout` seconds, and return those that did."""
        ...

    def stop(self, ticket: int) -> None:
        """End a job at once; `wait` will tell that it is lost."""
        ...

    def close(self) -> None:
        """Stop everything."""
        ...


def interrupt(crew: Crew, ticket: int) -> None:
    """Interrupt a job as Ctrl-C would where the crew can, so that it keeps what it has."""
    wish: Callable[[int], None] = getattr(crew, "interrupt", crew.stop)
    wish(ticket)


def expecting(crew: Crew, jobs: Sequence[Job]) -> Crew:
    """The crew, told which jobs will come where that helps it."""
    if isinstance(crew, Workers):
        crew.expect(jobs)
    return crew


def crew(on: str = "", count: int = 0) -> Crew:
    """At most `count` workers, 0 for as many as there are cores: here, or where `on` says.

    Raises what `briefing.afar.Afar` does for an address that is none.
    """
    if not on:
        return Workers(count or cores())
    from briefing.afar import Afar

    return Afar(on, count or None)


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1
