"""A rerun after a little news, against the first run; and a batch in which nothing changed."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from benchmarks.runs import articles, lists, ways
from benchmarks.runs.desk import Item, fixed, items
from benchmarks.runs.scope import Scope
from benchmarks.runs.spread import Spread, below, ratios, verdict
from benchmarks.runs.ways import BRIEFING, COLD, timed

_ARTICLES = {False: 1_000, True: 10_000}
_REPORTS = {False: 12, True: 50}
_SHARE = 100  # one in so many is new
_ROUNDS = 3
_BAR = 20.0
_UNCHANGED = 50.0  # ms an item
_KEEP = "import sys; from benchmarks.runs.desk import keep; from pathlib import Path; "
_KEEP += "keep(Path(sys.argv[1]))"


@dataclass(frozen=True, slots=True)
class _Night:
    """The project of a night's work, its folder of news and its library."""

    scope: Scope
    home: Path

    def ingest(self) -> float:
        """Seconds to take in what the folder of news has new."""
        found = (BRIEFING, "ingest", str(self.home / "news"), "--library", str(self.library), "-q")
        return timed(found, self.home)

    def read(self) -> float:
        """Seconds to read every article and keep the readings."""
        root = Path(articles.__file__).parents[2]
        return timed((sys.executable, "-c", _KEEP, str(self.library)), root)

    def report(self) -> float:
        """Seconds of one cold briefing, on the ten articles of one topic."""
        asked = {"topic": articles.topic(_TOPIC), "library": str(self.library), **fixed()}
        folder = self.scope.folder()
        command = ways.ours(self.scope.desk, Item("night", asked), folder)[0]
        seconds = timed(command, self.scope.desk.root, COLD)
        ways.look(folder)
        return seconds

    @property
    def library(self) -> Path:
        return self.home / "night.db"


_TOPIC = 5  # its articles are number 5, 1005, 2005, ...


def measured(scope: Scope) -> list[str]:
    """The lines of the section."""
    return [*_news(scope), "", *_unchanged(scope)]


def _news(scope: Scope) -> list[str]:
    count = _ARTICLES[scope.full]
    night = _Night(scope, lists.project(scope.desk, scope.folder()))
    for _ in articles.write(night.home / "news", range(count)):
        pass
    first = (night.ingest(), night.read(), night.report())
    click.echo(f"first: {first}", err=True)
    again = []
    for number in range(_ROUNDS):
        start = number * articles.PAIRS % count + number * count // _SHARE % articles.PAIRS
        articles.rewrite(night.home / "news", range(start, start + count // _SHARE), number + 1)
        again.append((night.ingest(), night.report()))
        click.echo(f"again: {again[-1]}", err=True)
    sums = [sum(one) for one in again]
    whole, short = ([sum(part)] * _ROUNDS for part in (first, (first[0], first[2])))
    found = ratios(whole, sums)
    parts = [Spread.of([one[at] for one in again]).told() for at in (0, 1)]
    return [
        f"{count:,} articles, each a file; then {count // _SHARE} of the files change, "
        f"{_ROUNDS} times, and the same cold commands are given again.",
        "",
        "| | ingest, s | reading all, s | one briefing, s | together, s |",
        "|---|---|---|---|---|",
        f"| first | {first[0]:.1f} | {first[1]:.1f} | {first[2]:.2f} | {sum(first):.1f} |",
        f"| again | {parts[0]} | what is new, in the briefing | {parts[1]} | "
        f"{Spread.of(sums).told()} |",
        "",
        f"Again is {found.told(1)} times as fast ({verdict(found, _BAR)}). Without the reading of "
        "all articles, which a first briefing can do without: "
        f"{ratios(short, sums).told(1)} times.",
    ]


def _unchanged(scope: Scope) -> list[str]:
    size = _REPORTS[scope.full]
    asked = items(scope.desk, size)
    home = lists.project(scope.desk, scope.folder())
    command = lists.batch(asked, home)
    first = timed(command, home)
    again = Spread.of([timed(command, home) / size * 1000 for _ in range(_ROUNDS)])
    lists.look(asked, home / "made", own=True)
    click.echo(f"unchanged: {again}", err=True)
    return [
        f"A batch of {size} took {first:.1f} s; the same again, nothing changed, {again.told(0)} "
        "ms an item, the start of the program included "
        f"({below(again.median, _UNCHANGED, 'ms')}).",
    ]
