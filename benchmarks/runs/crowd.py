"""Dask on this machine: what sending a report costs, and what a second worker brings."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import click

from benchmarks.runs import lists
from benchmarks.runs.desk import items
from benchmarks.runs.made import WrongError
from benchmarks.runs.scope import Scope
from benchmarks.runs.spread import Spread, below, ratios, verdict
from benchmarks.runs.ways import environment

_SIZES = {False: (4, 12), True: (10, 50)}  # what the larger batch takes longer is its reports' own
_ROUNDS = {False: 1, True: 3}
_PATIENCE = 60.0  # seconds for a scheduler to come up
_DISPATCH = 50.0  # ms a report
_SECOND = 1.8  # times as fast as one
_TWO, _ONE, _HERE = "two workers", "one worker", "`-j 2`, no Dask"
_ALONE = "`-j 1`, no Dask"


def measured(scope: Scope) -> list[str]:
    """The lines of the section."""
    if importlib.util.find_spec("distributed") is None:
        return ["Not measured: the extra `dask` is not installed."]
    each: dict[str, list[float]] = {_TWO: [], _ONE: [], _HERE: [], _ALONE: []}
    with cluster(scope.folder(), 2) as two, cluster(scope.folder(), 1) as one:
        for on in (two, one):  # before it counts: workers warm, contents sent
            lists.ours(scope.desk, items(scope.desk, _SIZES[scope.full][0]), scope.folder(), on=on)
        for _ in range(_ROUNDS[scope.full]):
            for name, on, together in (
                (_TWO, two, 2),
                (_ONE, one, 1),
                (_HERE, "", 2),
                (_ALONE, "", 1),
            ):
                each[name].append(_slope(scope, on, together))
                click.echo(f"{name}: {each[name][-1]:.3f} s a report more", err=True)
    return _told(each, _SIZES[scope.full])


def _slope(scope: Scope, on: str, together: int) -> float:
    """Seconds that one report more takes."""
    small, large = _SIZES[scope.full]
    asked = items(scope.desk, large)
    less, more = (
        lists.ours(scope.desk, asked[:size], scope.folder(), on=on, together=together)
        for size in (small, large)
    )
    return max(1e-3, (more - less) / (large - small))


def _told(each: dict[str, list[float]], sizes: tuple[int, int]) -> list[str]:
    lines = [
        f"What a report more takes: the time of {sizes[1]} less that of {sizes[0]}, by the report, "
        "so that no start is in it. Scheduler and workers run on this machine, each a process; the "
        "workers are warm.",
        "",
        "| `briefing batch --on dask://…` | s a report more, median (least to most) |",
        "|---|---|",
        *(f"| {name} | {Spread.of(found).told(3)} |" for name, found in each.items()),
    ]
    second = ratios(each[_ONE], each[_TWO])
    possible = ratios(each[_ALONE], each[_HERE])
    pairs = zip(each[_TWO], each[_HERE], strict=True)
    more = Spread.of([(there - here) * 1000 for there, here in pairs])
    return [
        *lines,
        "",
        f"Sending a report costs {more.told(0)} ms more than a process of this machine "
        f"({below(more.median, _DISPATCH, 'ms')}). Two workers are {second.told(1)} times as fast "
        f"as one ({verdict(second, _SECOND)}); two processes of this machine, without Dask, "
        f"{possible.told(1)} times as fast as one, which is what its cores can bring.",
    ]


@contextmanager
def cluster(folder: Path, count: int) -> Iterator[str]:
    """A scheduler and so many workers of one thread, as an office would start them."""
    file = folder / "scheduler.json"
    with ExitStack() as stack:
        _start(stack, folder, "scheduler", "--host", "127.0.0.1", "--port", "0",
               "--scheduler-file", str(file))  # fmt: skip
        deadline = time.monotonic() + _PATIENCE
        while not file.exists():
            if time.monotonic() > deadline:
                raise WrongError("the scheduler of Dask did not come up")
            time.sleep(0.05)
        for _ in range(count):
            _start(stack, folder, "worker", "--scheduler-file", str(file), "--nthreads", "1",
                   "--no-nanny", "--local-directory", str(folder))  # fmt: skip
        yield f"dask://{file}"


def _start(stack: ExitStack, folder: Path, *command: str) -> None:
    log = stack.enter_context((folder / "dask.log").open("ab"))
    line = [sys.executable, "-m", "dask", *command, "--no-dashboard"]
    started = subprocess.Popen(line, stdout=log, stderr=log, cwd=folder, env=environment())
    stack.callback(started.wait)
    stack.callback(started.terminate)
