"""Peak memory of whole batches: every process of them, shared pages counted once."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from benchmarks.runs import lists, tree
from benchmarks.runs.desk import items
from benchmarks.runs.scope import Scope
from benchmarks.runs.spread import below
from benchmarks.runs.ways import Command, timed

_SIZES = {False: (12, 24), True: (50, 200)}  # reports, by whether all is measured
_MOST = 600  # MiB
_FLAT = 1.1  # the larger batch may need this much of the smaller one's
_MIB = 1 << 20


def measured(scope: Scope) -> list[str]:
    """The lines of the section."""
    small, large = _SIZES[scope.full]
    asked = items(scope.desk, large)
    lines = [
        "Proportional memory (PSS) of the command and all it starts, orphans too, sampled by a "
        "process of its own that is not counted; these runs are not timed for the other sections.",
        "",
        "| Whole process | peak, MiB | processes then | samples a second |",
        "|---|---|---|---|",
    ]
    peaks = []
    for size in (small, large):
        home = lists.project(scope.desk, scope.folder())
        found = weighed(lists.batch(asked[:size], home), home)
        lists.look(asked[:size], home / "made", own=True)
        peaks.append(found["peak"] / _MIB)
        lines.append(_row(f"`briefing batch -j 2` of {size}", found))
    lines.append(_row("plain command lines, two at a time, 4 reports", _plain(scope)))
    growth = peaks[1] / peaks[0]
    return [
        *lines,
        "",
        f"From {small} to {large} reports: {growth:.2f} times ({below(growth, _FLAT, 'times')}); "
        f"the largest {max(peaks):.0f} MiB ({below(max(peaks), _MOST, 'MiB')}).",
    ]


def weighed(command: Command, cwd: Path) -> dict[str, float]:
    """What `tree` finds for a command."""
    told = cwd / "weighed.json"
    timed((sys.executable, str(Path(tree.__file__)), str(told), *command), cwd)
    found: dict[str, float] = json.loads(told.read_text("ascii"))
    click.echo(f"{found['peak'] / _MIB:.0f} MiB, {found['seconds']:.0f} s", err=True)
    return found


def _plain(scope: Scope) -> dict[str, float]:
    folder = scope.folder()
    scripts = lists.scripts(scope.desk, items(scope.desk, 4), folder)
    return weighed(lists.at_a_time(scripts, folder), scope.desk.root)


def _row(name: str, found: dict[str, float]) -> str:
    rate = found["samples"] / found["seconds"]
    return f"| {name} | {found['peak'] / _MIB:.0f} | {found['processes']:.0f} | {rate:.1f} |"
