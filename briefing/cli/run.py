"""`briefing run`."""

from __future__ import annotations

import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.group import as_json, near, print_json, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.runner import Run
    from briefing.runner.reports import Progress

_SHOWN = 20  # failures printed; the draft lists them all


@click.command(
    epilog="Exit codes: 0 done; 1 the run failed; 2 the call cannot be carried out as written; "
    "3 the checks failed, only briefing.draft.html was written."
)
@click.argument("notebook")
@click.option(
    "-p",
    "--parameter",
    "given",
    nargs=2,
    multiple=True,
    metavar="NAME VALUE",
    help="A value for a parameter of the notebook. A list is given as JSON, or by repeating -p.",
)
@click.option(
    "-f",
    "--file",
    "file",
    type=click.Path(path_type=Path),
    help="Values in a YAML, JSON or TOML file; -p comes before it.",
)
@click.option(
    "--to",
    "--formats",
    "formats",
    default="html,pdf",
    show_default=True,
    metavar="FORMATS",
    help="Formats of the report, with commas: html, pdf, docx, md, eml.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Folder for the files; without it reports/NOTEBOOK/TOPIC/DAY.",
)
@click.option(
    "--timeout", type=float, metavar="SECONDS", help="Stop the notebook after so many seconds."
)
@click.option(
    "--no-ledger", "unrecorded", is_flag=True, help="Do not enter the run in reports/ledger.db."
)
@as_json
def run(  # noqa: PLR0913 - one for each option
    *,
    notebook: str,
    given: tuple[tuple[str, str], ...],
    file: Path | None,
    formats: str,
    out: Path | None,
    timeout: float | None,
    unrecorded: bool,
    as_json: bool,
) -> int:
    """Run NOTEBOOK, check every sentence, and write the reports.

    NOTEBOOK is a file, or the name of a notebook of the project: see `briefing list`.
    """
    began = time.monotonic()  # loading the libraries counts: the reader of the clock waits for it
    from briefing import runner
    from briefing.cli.recording import Recording, is_wanted

    name, parameters, values = _parameters(notebook, given, file)
    wanted, recorded = words(formats), not unrecorded and is_wanted(out)
    with Recording(name, values, wanted=recorded) as ledger, _progress(quiet=as_json) as tell:
        done = runner.run(
            notebook, parameters, formats=wanted, out=out, timeout=timeout, progress=tell
        )
        ledger.done(done)
    if as_json:
        print_json({**done.record, "folder": str(done.folder), "exit_code": done.exit_code})
    else:
        _report(done, time.monotonic() - began)
    return done.exit_code


def _parameters(
    notebook: str, given: tuple[tuple[str, str], ...], file: Path | None
) -> tuple[str, dict[str, object], dict[str, object]]:
    """The notebook's name, the parameters that are given, and all of them."""
    from briefing import parameters, runner

    source = runner.load(runner.find(notebook))
    known = parameters.declared(source.node)
    kept = parameters.fitted(known, parameters.read_values(file)) if file else {}
    values = kept | parameters.typed(known, given)
    return source.name, values, {name: p.default for name, p in known.items()} | values


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Progress]:
    """Show the stage on stderr, where a person is watching."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    unseen = quiet or not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=unseen) as shown:
        task = shown.add_task("Opening", total=None)
        yield lambda stage, done, total: shown.update(
            task, description=stage, completed=done, total=total
        )


def _report(done: Run, seconds: float) -> None:
    if done.status == "succeeded":
        click.echo(f"Done in {seconds:.1f} seconds.")
    else:
        click.echo(f"briefing: {done.status}: {' '.join(done.error.split())}", err=True)
    if done.verdict is not None:
        for failure in done.verdict.failures[:_SHOWN]:
            click.echo(f"  {failure.section}: {failure.why}: {failure.text}", err=True)
    for path in done.outputs:
        click.echo(near(path))
