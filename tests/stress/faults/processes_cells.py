"""Cells that run away: they flood, loop, take memory, start processes, kill who started them."""

# ruff: noqa: E501 - the words of a row of the table
from __future__ import annotations

import atexit
import functools
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.jobs import Job, Result
from briefing.warm import Workers
from tests.notebook import write
from tests.stress.faults.processes_runaways import (
    FAMILIES,
    FLOODS,
    GREEDY,
    LOOPS,
    Runaway,
)
from tests.stress.trials import AbsentError, trial

_CALM = "print('all is well')"
_PATIENCE = 120.0  # seconds for one run; on a quiet machine it needs three
_BOUNDS = {"BRIEFING_OUTPUT": "1", "BRIEFING_MEMORY": "900", "BRIEFING_PROCESSES": "40"}
_LARGEST = 6_000_000  # bytes of a notebook that may show 1 MB of text, and as much again besides
_ALLOWED = 1_200_000_000  # bytes a bounded kernel may have had at its peak


@contextmanager
def _bounded() -> Iterator[None]:
    """Inside, kernels and workers have these bounds."""
    before = {name: os.environ.get(name) for name in _BOUNDS}
    os.environ.update(_BOUNDS)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name)
            else:
                os.environ[name] = value


@functools.cache
def _workers() -> Workers:
    made = Workers(1)
    atexit.register(made.close)
    return made


def _ran(folder: Path, *cells: str, limit: float | None = None) -> Result:
    """What became of a notebook of these cells."""
    if sys.platform != "linux":
        raise AbsentError("only Linux gives a kernel's orphans to who stands above it")
    folder.mkdir()
    told = repr(str(folder / "pids"))
    notebook = write(folder / "n.ipynb", *(cell.replace("PIDS", told) for cell in cells))
    job = Job(notebook=str(notebook), formats=("md",), out=str(folder / "out"), cell_timeout=limit)
    with _bounded():
        workers = _workers()
        ticket = workers.start(job)
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            for done in workers.wait(1.0):
                if done.ticket == ticket:
                    return done.result
        workers.stop(ticket)
        workers.wait(10.0)
    raise AssertionError(f"it did not come to an end in {_PATIENCE:g} seconds")


def _tried(folder: Path, one: Runaway, limit: float | None = None) -> str:
    """Run a runaway; it must end as it should, and the next run must not notice. Its notebook."""
    done = _ran(folder / "wild", *one.cells, limit=limit)
    assert done.status in one.statuses, f"{one.name}: {done.status}: {done.error}"
    assert one.says in done.error, f"{one.name}: {done.error}"
    assert done.peak < _ALLOWED, f"{one.name} took {done.peak:,} bytes"
    assert [pid for pid in _told(folder) if not _is_gone(pid)] == [], f"{one.name} left processes"
    calm = _ran(folder / "calm", _CALM)
    assert calm.status == "succeeded", f"after {one.name}: {calm.error}"
    notebook = folder / "wild" / "out" / "briefing.ipynb"
    assert notebook.stat().st_size < _LARGEST, f"{one.name}: {notebook.stat().st_size:,} bytes"
    return notebook.read_text("utf-8")


def _told(folder: Path) -> list[int]:
    """The processes a cell has started and told of."""
    told = folder / "wild" / "pids"
    return [*map(int, told.read_text("ascii").split())] if told.exists() else []


def _is_gone(pid: int, patience: float = 10.0) -> bool:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        try:
            state = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()[0]
        except OSError:
            return True
        if state in b"ZX":
            return True
        time.sleep(0.02)
    return False


@trial("fault", who="a cell of a notebook", title="a flood of output", cases=2 * len(FLOODS), part=2,
       holds="the notebook says where it was cut, memory stays bounded, the next run goes on")  # fmt: skip
def flooded_notebooks(case: int, folder: Path) -> None:
    """Text, displays, errors, in many pieces and in one; a cut is told."""
    one = FLOODS[case % len(FLOODS)]
    shown = _tried(folder, one)
    assert one.shows in shown, f"{one.name}: the notebook does not say {one.shows!r}"


@trial("fault", who="a cell of a notebook", title="it never ends, at any place and in any way",
       cases=2 * len(LOOPS), part=2,
       holds="the limit of time ends it, the record says so, no process is left")  # fmt: skip
def endless_cells(case: int, folder: Path) -> None:
    """Loops that listen to nobody, kernels that stop or replace themselves, deadlocks."""
    _tried(folder, LOOPS[case % len(LOOPS)], limit=2.0)


@trial("fault", who="a cell of a notebook", title="memory until none is left",
       cases=2 * len(GREEDY), part=1,
       holds="its own run ends and says how much there was; the others go on")  # fmt: skip
def greedy_cells(case: int, folder: Path) -> None:
    """In lists, arrays, texts and children."""
    _tried(folder, GREEDY[case % len(GREEDY)])


@trial("fault", who="a cell of a notebook", title="processes that are to outlive it, or kill others",
       cases=2 * len(FAMILIES), part=2,
       holds="all that a kernel started ends with it; who made the run lives on")  # fmt: skip
def families_of_kernels(case: int, folder: Path) -> None:
    """Daemons in sessions of their own, forks that hold the wire, too many children."""
    _tried(folder, FAMILIES[case % len(FAMILIES)], limit=30.0)
