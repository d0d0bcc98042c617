"""What a report costs as there are more of them, and as the library grows."""

from __future__ import annotations

from pathlib import Path

import click

from benchmarks.runs import articles, lists, ways
from benchmarks.runs.desk import Item, fixed, items
from benchmarks.runs.scope import Scope
from benchmarks.runs.spread import Spread
from benchmarks.runs.warmth import warmed
from benchmarks.runs.ways import BRIEFING, COLD, timed

_REPORTS = {False: (1, 4, 12), True: (1, 10, 50, 200)}
_ARTICLES = {False: (100, 1_000), True: (100, 1_000, 10_000)}
_HUNDRED_THOUSAND = 100_000
_REPEATS = 3


def measured(scope: Scope) -> list[str]:
    """The lines of the section."""
    return [*_reports(scope), "", *_articles(scope)]


def _reports(scope: Scope) -> list[str]:
    lines = [
        "| `briefing batch -j 2`, HTML, reports | s | s a report |",
        "|---|---|---|",
    ]
    for size in _REPORTS[scope.full]:
        seconds = lists.ours(scope.desk, items(scope.desk, size), scope.folder())
        click.echo(f"{size} reports: {seconds:.1f} s", err=True)
        lines.append(f"| {size} | {seconds:.1f} | {seconds / size:.2f} |")
    return lines


def _articles(scope: Scope) -> list[str]:
    """One library that grows; the report always rests on the same ten of its articles."""
    lines = [
        f"One report on ten articles, out of more and more; {_REPEATS} times each.",
        "",
        "| Articles in the library | ingest of what came new, s | articles a second | "
        "`briefing run` cold, s | warm, s |",
        "|---|---|---|---|---|",
    ]
    home = lists.project(scope.desk, scope.folder())
    library, held = home / "grown.db", 0
    for _ in articles.write(home / "rare", articles.RARE):
        pass
    _ingest(home / "rare", library)
    sizes = (*_ARTICLES[scope.full], *[_HUNDRED_THOUSAND][: scope.most])
    for size in sizes:
        folder = home / f"to-{size}"
        new = sum(1 for _ in articles.write(folder, range(held, size - len(articles.RARE))))
        held += new
        seconds = _ingest(folder, library)
        click.echo(f"{size} articles: {seconds:.1f} s", err=True)
        times = " | ".join(_times(scope, library, warm=warm) for warm in (False, True))
        lines.append(f"| {size:,} | {seconds:.1f} | {new / seconds:.0f} | {times} |")
    return lines


def _ingest(folder: Path, library: Path) -> float:
    return timed((BRIEFING, "ingest", str(folder), "--library", str(library), "-q"), folder)


def _times(scope: Scope, library: Path, *, warm: bool) -> str:
    item = Item("grown", {"topic": articles.RARE_TOPIC, "library": str(library), **fixed()})
    seconds = []
    with warmed(scope.desk, wanted=warm) as there:
        if warm and not there:
            return ""
        for number in range(_REPEATS + 1):
            folder = scope.folder()
            command = ways.ours(scope.desk, item, folder)[0]
            taken = timed(command, scope.desk.root, None if warm else COLD)
            ways.look(folder)
            if number:
                seconds.append(taken)
    return Spread.of(seconds).told()
