"""Fuzz one target or all: `python -m tests.fuzz reading --minutes 30`.

`progress` shows how far each is, `merge` turns what was found into the corpus and the table.
"""

from __future__ import annotations

from pathlib import Path

import click

from tests.fuzz import driving
from tests.fuzz.state import FOLDER
from tests.fuzz.target import NAMES

_WHAT = click.Choice([*NAMES, "all", "progress", "merge"])


@click.command()
@click.argument("what", nargs=-1, required=True, type=_WHAT)
@click.option(
    "--minutes",
    default=30.0,
    show_default=True,
    help="For each target, in all; of CPU, for merging.",
)
@click.option("--at-once", default=2, show_default=True, help="Targets at a time.")
@click.option("--folder", type=click.Path(path_type=Path), default=FOLDER, show_default=True)
def main(what: tuple[str, ...], minutes: float, at_once: int, folder: Path) -> None:
    """Give hostile input to WHAT: targets, or all of them.

    With atheris installed the coverage of the kit guides it, else Hypothesis alone makes it up.
    Stopped, it goes on where it was.
    """
    if "progress" in what:
        for line in driving.progress(folder):
            click.echo(line)
        return
    if "merge" in what:
        from tests.fuzz import merging

        for line in merging.merge(folder, minutes * 60):
            click.echo(line)
        return
    names = [*NAMES] if "all" in what else [*dict.fromkeys(what)]
    for _ in driving.drive(names, minutes, folder, at_once):
        pass


if __name__ == "__main__":
    main()
