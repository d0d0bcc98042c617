"""One report made for the command line: by a warm process if one is kept, else here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefing.engine import kernels
from briefing.jobs import Job, Result

if TYPE_CHECKING:
    from briefing.runner.reports import Progress


def made(job: Job, *, quiet: bool) -> Result:
    """Make one report, showing the stage on stderr where a person is watching, unless `quiet`.

    Raises what `run` raises when the job cannot be begun.
    """
    return _warm(job) or _here(job, quiet=quiet)


def _warm(job: Job) -> Result | None:
    from briefing.engine import door

    if kernels.asked() not in {"", "fork"}:
        return None
    wire = door.knock()
    if wire is None:
        return None
    from briefing.warm import keeping

    return keeping.perform(job, wire)


def _here(job: Job, *, quiet: bool) -> Result:
    kernels.start_ahead()  # it imports what it needs while we import what we need
    try:
        from briefing.runner.performing import attempted

        with _progress(quiet=quiet) as tell:
            return attempted(job, tell)
    finally:
        kernels.stop_ahead()


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
