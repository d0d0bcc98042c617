"""Measure whole processes: python -m benchmarks.runs [--full] [--only one,batches,...].

Writes RESULTS.md beside this file, a section a part; `--only` renews the named sections alone.
"""

from __future__ import annotations

import os
import platform
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click

from benchmarks.runs import batches, caches, crowd, growth, memory, one, rerun, results
from benchmarks.runs.desk import founded
from benchmarks.runs.load import Watch, quiet_or_leave
from benchmarks.runs.made import WrongError
from benchmarks.runs.scope import Scope

PARTS: dict[str, tuple[str, Callable[[Scope], list[str]]]] = {
    "one": ("One report", one.measured),
    "batches": ("Batches, two at a time", batches.measured),
    "memory": ("Memory of all processes", memory.measured),
    "rerun": ("A rerun with 1% new articles", rerun.measured),
    "growth": ("Cost as reports and articles grow", growth.measured),
    "dask": ("Dask on this machine", crowd.measured),
}


@click.command()
@click.option("--full", is_flag=True, help="Batches of 50 and 200, 10,000 articles: about an hour.")
@click.option("--hundred-thousand", is_flag=True, help="Also 100,000 articles.")
@click.option("--only", default=",".join(PARTS), show_default=True, help="Parts, with commas.")
@click.option("--rounds", type=int, help="Rounds of one report; else 3, with --full 7.")
@click.option("--nbprint", default="", help="Its command, if it is installed anywhere.")
@click.option("--loaded", is_flag=True, help="Measure though other programs are busy.")
@click.option("--note", default="", help="What else was running, for the results.")
@click.option("--results", "place", type=click.Path(path_type=Path), default=results.FILE)
def main(  # noqa: PLR0913 - one argument an option
    *, full: bool, hundred_thousand: bool, only: str, rounds: int | None, nbprint: str,
    loaded: bool, note: str, place: Path,
) -> None:  # fmt: skip
    """Measure the parts and write their sections."""
    names = [name for name in only.split(",") if name]
    if unknown := [name for name in names if name not in PARTS]:
        raise click.UsageError(f"no part named {', '.join(unknown)}; known: {', '.join(PARTS)}")
    quiet_or_leave(loaded=loaded)
    with tempfile.TemporaryDirectory(prefix="briefing-bench-") as folder:
        caches.settle(Path(folder))
        scope = Scope(founded(Path(folder) / "desk"), full=full, nbprint=nbprint,
                      rounds=rounds or (7 if full else 3), most=hundred_thousand)  # fmt: skip
        for name in names:
            title, measured = PARTS[name]
            click.echo(f"{title} ...", err=True)
            watch = Watch()
            lines = _measured(measured, scope)
            results.put(place, _head(), title, [*lines, "", _under(watch, note, full=full)])
    click.echo(place.read_text("utf-8"))


def _measured(part: Callable[[Scope], list[str]], scope: Scope) -> list[str]:
    """What the part found; what went wrong does not stop the others."""
    try:
        return part(scope)
    except WrongError as error:
        click.echo(f"not measured: {error}", err=True)
        return [f"**Not measured: a program failed.** {' '.join(str(error).split())[:300]}"]


def _under(watch: Watch, note: str, *, full: bool) -> str:
    kind = "full" if full else "quick"
    return f"*{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {kind}. {watch.told()} {note}".strip() + "*"


def _head() -> list[str]:
    return [
        "# Runs, measured",
        "",
        "Written by `python -m benchmarks.runs`. Whole processes, from the command line to the "
        "finished file, beside plain command lines in the same interleaved run. All make the topic "
        "briefing from the same library file: the articles of `data/sample` and 281 invented ones. "
        "Its readings are kept in it, from which plain papermill profits as well. Files lie warm "
        "in memory and modules are compiled for every program; fonts are kept, drawings of figures "
        "are thrown away before each process. Each report has its own topic, "
        "period or audience, and rests on 3 to 20 articles; "
        "what it shows is counted, and a failed or empty one ends the "
        "measurement.",
        "",
        f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}.",
        "",
    ]


if __name__ == "__main__":
    main()
