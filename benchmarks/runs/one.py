"""One report, from the command line to the page, by every way there is; a round is one of each."""

from __future__ import annotations

from collections.abc import Iterator

import click

from benchmarks.runs import nbprint, ways
from benchmarks.runs.desk import items
from benchmarks.runs.made import Made, WrongError
from benchmarks.runs.scope import Scope
from benchmarks.runs.spread import Spread, ratios, verdict
from benchmarks.runs.warmth import warmed
from benchmarks.runs.ways import COLD, Way

PLAIN = Way("plain: `papermill`, then `jupyter nbconvert`", ways.plain)
ALONE = "plain `papermill` alone, no page"  # the first of the two commands
COLD_RUN = Way("`briefing run`, cold", ways.ours, own=True, added=COLD)
WARM_RUN = Way("`briefing run`, warm", ways.ours, own=True)
COLD_ENGINE = Way("`papermill --engine briefing` alone, cold", ways.engine, page=False, added=COLD)
WARM_ENGINE = Way("`papermill --engine briefing` alone, warm", ways.engine, page=False)
BARS = {COLD_RUN.name: 4.0, WARM_RUN.name: 15.0}


Seconds = dict[str, list[float]]  # of each way by its name, round by round


def measured(scope: Scope) -> list[str]:
    """The lines of the section."""
    desk, rounds, folder = scope.desk, scope.rounds, scope.folder()
    taken: Seconds = {}
    asked = items(desk, rounds + 1)
    with warmed(desk) as warm:
        every = [*_ways(scope, warm=warm)]
        for number, item in enumerate(asked):
            found: dict[str, Made] = {}
            for way in every:
                place = folder / f"{number}-{every.index(way)}"
                seconds = way.timed(desk, item, place)
                found[way.name] = way.look(place)
                if number:  # the first round loads files into memory and compiles modules
                    _note(taken, way, seconds)
                click.echo(f"{number} {way.name}: {sum(seconds):.2f} s", err=True)
            _alike(item.name, found)
    return _told(every, taken, rounds)


def _note(taken: Seconds, way: Way, seconds: list[float]) -> None:
    taken.setdefault(way.name, []).append(sum(seconds))
    if way is PLAIN:
        taken.setdefault(ALONE, []).append(seconds[0])


def _ways(scope: Scope, *, warm: bool) -> Iterator[Way]:
    yield from (PLAIN, Way("both libraries from one script", ways.script))
    if scope.nbprint:
        yield nbprint.way(scope.desk, scope.nbprint)
    yield COLD_RUN
    if warm:
        yield WARM_RUN
    yield COLD_ENGINE
    if warm:
        yield WARM_ENGINE


def _alike(name: str, found: dict[str, Made]) -> None:
    """Every way shows the same sections and statements."""
    if len(set(found.values())) != 1:
        raise WrongError(f"{name}: the reports differ: {found}")


def _told(every: list[Way], taken: Seconds, rounds: int) -> list[str]:
    lines = [
        f"{rounds} rounds, a new topic or period in each; one more before they count. A ratio is "
        "that of one round. A notebook without a page is held against plain `papermill` alone.",
        "",
        "| Whole process | s, median (least to most) | times as fast as plain | asked |",
        "|---|---|---|---|",
    ]
    whole = {way.name for way in every if way.page}
    for name, seconds in taken.items():
        found = ratios(taken[PLAIN.name if name in whole else ALONE], seconds)
        asked = verdict(found, BARS[name]) if name in BARS else ""
        lines.append(f"| {name} | {Spread.of(seconds).told()} | {found.told(1)} | {asked} |")
    return [*lines, *_missing(every)]


def _missing(every: list[Way]) -> list[str]:
    """What could not be measured here, and why."""
    names = " ".join(way.name for way in every)
    found = []
    if "nbprint" not in names:
        found.append("nbprint was not measured: `--nbprint COMMAND` names it.")
    if WARM_RUN.name not in names:
        found.append("This system keeps no warm process.")
    return ["", *found] if found else []
