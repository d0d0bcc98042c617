"""Batches: plain command lines in parts of the list, a whole batch of ours between two parts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import click

from benchmarks.runs import lists
from benchmarks.runs.desk import Item, items
from benchmarks.runs.scope import Scope
from benchmarks.runs.spread import Spread, below, ratios, verdict

_QUICK, _FULL, _MANY = 12, 50, 200  # reports
_PARTS = {_QUICK: 3, _FULL: 5}
_APART = 2  # of each part, also made one after another
_TWO, _ALONE, _LIBRARY = (
    "plain command lines, two at a time",
    "plain command lines, one after another",
    "papermill's and nbconvert's API, two processes",
)
_BARS = {_TWO: 15.0, _ALONE: 25.0}
_PDF = 0.5  # seconds a report
Each = dict[str, list[float]]  # seconds a report of each way, part by part


def measured(scope: Scope) -> list[str]:
    """The lines of the section."""
    size = _FULL if scope.full else _QUICK
    every = items(scope.desk, _MANY if scope.full else size)
    asked, each = every[:size], Each()
    lists.ours(scope.desk, asked[:2], scope.folder())  # before it counts: modules compiled
    for number in range(_PARTS[size]):
        part = asked[number :: _PARTS[size]]
        _plain(scope, part, each)
        _ours(scope, asked, each)
        if scope.full and number % 2 == 0:
            _noted(each, _name(_MANY, "html"), lists.ours(scope.desk, every, scope.folder()), _MANY)
    return _told(each, size, full=scope.full)


def _plain(scope: Scope, part: Sequence[Item], each: Each) -> None:
    _noted(each, _TWO, lists.plain(scope.desk, part, scope.folder()), len(part))
    few = [*islice(part, _APART)]
    _noted(each, _ALONE, lists.plain(scope.desk, few, scope.folder(), together=1), len(few))
    _noted(each, _LIBRARY, lists.library(scope.desk, part, scope.folder()), len(part))


def _ours(scope: Scope, asked: Sequence[Item], each: Each) -> None:
    for formats in (("html",), ("html", "pdf")):
        seconds = lists.ours(scope.desk, asked, scope.folder(), *formats)
        _noted(each, _name(len(asked), *formats), seconds, len(asked))


def _name(size: int, *formats: str) -> str:
    return f"`briefing batch -j 2` of {size}, {' and '.join(formats)}"


def _noted(each: Each, name: str, seconds: float, reports: int) -> None:
    each.setdefault(name, []).append(seconds / reports)
    click.echo(f"{name}: {seconds:.1f} s for {reports}", err=True)


def _told(each: Each, size: int, *, full: bool) -> list[str]:
    parts = _PARTS[size]
    lines = [
        f"{size} reports, two at a time. Plain command lines make them in {parts} parts, and ours "
        f"all {size} after each part; a ratio is that of one part and what followed it, by the "
        f"report. One after another: {_APART} reports of each part."
        + (f" {_MANY} are not made by plain command lines: their ratio is that of the {size}, by "
           "the report." if full else ""),
        "",
        "| Whole process | s a report, median (least to most) | times plain, two at a time | "
        "times plain, one after another |",
        "|---|---|---|---|",
    ]  # fmt: skip
    for name, seconds in each.items():
        lines.append(f"| {name} | {Spread.of(seconds).told()} {_ratios(each, name, parts)}|")
    html, both = (Spread.of(each[_name(size, *f)]).median for f in (("html",), ("html", "pdf")))
    return [
        *lines,
        "",
        f"A PDF adds {both - html:.2f} s a report ({below(both - html, _PDF, 's')}).",
    ]


def _ratios(each: Each, name: str, parts: int) -> str:
    """Two cells: the ratios to both plain ways, with their bars where only HTML is made."""
    cells = ""
    for base in (_TWO, _ALONE):
        rounds = [*range(0, parts, 2)] if len(each[name]) < parts else [*range(parts)]
        found = ratios([each[base][at] for at in rounds], each[name])
        bar = f"; {verdict(found, _BARS[base])}" if name.endswith(" html") else ""
        cells += f"| {found.told(1)}{bar} "
    return cells
