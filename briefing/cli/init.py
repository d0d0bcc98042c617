"""`briefing init`."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.group import as_json, near, print_json
from briefing.cli.saying import echo

if TYPE_CHECKING:
    from briefing.starting.laying import Made

_TOLD = {
    "added": "added     ",
    "replaced": "replaced  ",
    "carried": "renewed   ",
    "beside": "beside    ",
    "kept": "yours     ",
    "removed": "removed   ",
    "left": "left      ",
}
_MEANING = {
    "carried": "a newer notebook, with your values of its parameters",
    "beside": "you changed it; the kit's newer version lies beside it: compare, then remove that",
    "kept": "you changed it, and the kit has nothing newer",
    "removed": "you removed it, and it stays removed",
    "left": "the kit has it no more; it is yours now",
}


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--git", "make", is_flag=True, help="Make a git repository where there is none.")
@click.option(
    "--keep", is_flag=True,
    help="Where a file is there already, lay the kit's beside it as NAME.new.",
)  # fmt: skip
@click.option("--dry-run", "dry", is_flag=True, help="Write nothing; tell what would be.")
@as_json
def init(*, folder: Path, make: bool, keep: bool, dry: bool, as_json: bool) -> None:
    """Make a project of your own in DIR, or bring the one there up to this version of the kit.

    What you changed, removed or made is never overwritten. In a git repository, notebooks are set
    up to be committed without outputs, and to be compared and merged cell by cell.
    """
    from briefing.starting.kit import kit
    from briefing.starting.laying import lay
    from briefing.starting.together import set_up

    made = lay(folder, kit(), keep=keep, dry=dry)
    git = set_up(made.folder, make=make, dry=dry)
    if as_json:
        print_json(_record(made, git))
        return
    _tell(made, dry=dry)
    _tell_twins(made)
    for line in git:
        echo(line)
    if not made.before and not dry:
        echo(f"Next: {_next(made.folder)}")


def _record(made: Made, git: list[str]) -> dict[str, object]:
    from briefing.starting.laying import changes

    return {
        "folder": str(made.folder),
        "kit": made.version,
        "before": made.before or None,
        "files": dict(changes(made)),
        "git": git,
    }


def _tell(made: Made, *, dry: bool) -> None:
    from briefing.starting.laying import changes

    would = " (nothing is written)" if dry else ""
    place = _named(made.folder)
    if not made.before:
        count = len(made.changed)
        echo(f"A project in {place}, of kit {made.version}: {count} files{would}")
    elif made.before != made.version:
        echo(f"{place}: from kit {made.before} to {made.version}{would}")
    elif made.changed:
        echo(f"{place}: kit {made.version}{would}")
    else:
        echo(f"{place}: of kit {made.version}, nothing to change")
    for what, paths in changes(made):
        if what == "same" or (what == "added" and not made.before):
            continue
        echo(f"{_TOLD[what]}{', '.join(paths)}")
        if what in _MEANING:
            echo(f"{' ' * 10}({_MEANING[what]})")


def _named(folder: Path) -> str:
    found = near(folder)
    return "this folder" if found == "." else found


def _tell_twins(made: Made) -> None:
    from briefing.starting.laying import stale

    old = stale(made)
    if old:
        echo(f"their twins in markdown/ are older now: jupytext --sync {' '.join(old)}")


def _next(folder: Path) -> str:
    here = near(folder)
    step = "" if here in {".", ""} else f"cd {shlex.quote(here)} && "
    return f"{step}briefing run topic_briefing"
