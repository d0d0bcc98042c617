"""`briefing library read`: a corpus of Parquet files, read on many processes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import click

from briefing.cli.group import as_json, print_json
from briefing.cli.saying import clean, echo

if TYPE_CHECKING:
    from briefing.afar.corpus import Progress


@click.command("read", epilog="Exit codes: 0 done; 1 a partition could not be had; 2 usage.")
@click.argument("corpus", nargs=-1, required=True)
@click.option(
    "--library",
    default="data/library.db",
    show_default=True,
    help="The library file; a relative one counts from the project.",
)
@click.option("--on", default="", metavar="ADDRESS", help="Read on a cluster: dask://HOST:PORT.")
@click.option("--jobs", "-j", default=0, type=click.IntRange(0, 64), help="Processes here.")
@click.option("--quiet", "-q", is_flag=True, help="Print only what could not be read.")
@as_json
def read_corpus(
    *, corpus: tuple[str, ...], library: str, on: str, jobs: int, quiet: bool, as_json: bool
) -> int:
    """Read the Parquet files CORPUS into a library, articles and readings.

    CORPUS is files, folders, patterns in quotes, or URLs such as 's3://bucket/part-*.parquet'.
    What was read before and did not change is not read again.
    """
    import os

    from briefing.afar import corpus as reading
    from briefing.library import create_library

    with closing(create_library(library)) as store, _progress(quiet=quiet or as_json) as tell:
        report = reading.read_corpus(
            corpus, store, on=on, count=jobs or os.cpu_count() or 1, progress=tell
        )
    if as_json:
        print_json(reading.told(report))
    else:
        for line in str(report).splitlines()[quiet:]:
            echo(line)
    return 1 if report.failed else 0


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Progress]:
    """Show the partition at hand on stderr, where a person is watching."""
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    unseen = quiet or not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=unseen) as shown:
        task = shown.add_task("Looking for files", total=None)
        yield lambda done, count, place: shown.update(
            task, completed=done, total=count, description=escape(clean(place[-60:]))
        )
