"""`briefing ingest`."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from briefing.cli.group import as_json, print_json

_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=_PATH)
@click.option(
    "--library",
    default="data/library.db",
    show_default=True,
    help="The library file; a relative one counts from the project.",
)
@as_json
def ingest(*, paths: tuple[Path, ...], library: str, as_json: bool) -> None:
    """Read the files or folders PATHS into a library. What is already in it is not added twice."""
    from briefing import library as store

    report = store.ingest(paths, library)
    if as_json:
        print_json(dataclasses.asdict(report))
        return
    click.echo(str(report))
