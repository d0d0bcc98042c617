"""One report made for the command line: by a warm process if one is kept, else here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from briefing.engine import door, kernels
from briefing.jobs import Job, Result
from briefing.sandbox.asking import is_wanted

if TYPE_CHECKING:
    from briefing.runner.reports import Progress
    from briefing.warm.keeping import Begun


class Making:
    """One report being made: by a warm process from this moment, or here when `result` is asked.

    `result` shows the stage on stderr where a person is watching, unless `quiet`, and raises what
    `run` raises when the job cannot be begun. Use it in a `with` block.
    """

    def __init__(self, job: Job, *, quiet: bool) -> None:
        self._job, self._quiet = job, quiet
        self._begun = _begun(job)
        if self._begun is None:
            kernels.start_ahead(
                sandboxed=is_wanted(job.sandbox)
            )  # it imports what it needs while we import what we need

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._begun is not None:
            self._begun.close()
        kernels.stop_ahead()

    def result(self) -> Result:
        """What became of it."""
        if self._begun is not None:
            return self._begun.result()
        from briefing.runner.performing import attempted

        with _progress(quiet=self._quiet) as tell:
            return attempted(self._job, tell)


def _begun(job: Job) -> Begun | None:
    if kernels.asked() not in {"", "fork"} or not door.is_open():
        return None
    from briefing.warm import keeping

    return keeping.begin(job)


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Progress]:
    """Show the stage on stderr, where a person is watching."""
    import sys

    if quiet or not sys.stderr.isatty():
        yield lambda _stage, _done, _all: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("Opening", total=None)
        yield lambda stage, done, total: shown.update(
            task, description=stage, completed=done, total=total
        )
