"""`briefing judgements new`, `check` and `schema`."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli.group import Nearest, near, print_json
from briefing.cli.saying import echo

_PATH = click.Path(path_type=Path)


@click.group("judgements", cls=Nearest)
def judgements_commands() -> None:
    """Write, check and describe judgements files: what only an analyst may say."""


@judgements_commands.command("new")
@click.argument("kind")
@click.argument("topic")
def new(*, kind: str, topic: str) -> None:
    """Write a blank file for a briefing of KIND, a notebook's name, on TOPIC.

    A file that exists is not overwritten.
    """
    from briefing import runner
    from briefing.judgements.blank import write

    echo(near(write(runner.find(kind).stem, topic)))


@judgements_commands.command("check")
@click.argument("files", nargs=-1, type=_PATH)
def check(*, files: tuple[Path, ...]) -> int:
    """Tell what is wrong in FILES, or in every file of data/judgements, with line and column."""
    from briefing.judgements import examine
    from briefing.judgements import files as known

    chosen = files or tuple(known())
    wrong = 0
    for path in chosen:
        found, problems = examine(path)
        wrong += found is None
        for problem in problems:
            echo(problem.told(near(path)))
    right = len(chosen) - wrong
    echo(f"{len(chosen)} checked, {right} can be used", err=True)
    return 2 if wrong else 0


@judgements_commands.command("schema")
def schema() -> None:
    """Print the JSON Schema of a judgements file, for an editor that completes YAML."""
    from briefing.judgements.schema import schema as described

    print_json(described())
