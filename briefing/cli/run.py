"""`briefing run`."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.confining import mode, sandboxed, tell_missing
from briefing.cli.group import as_json, near, print_json, words
from briefing.cli.saying import echo

if TYPE_CHECKING:
    from briefing.jobs import Result

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
    help="Formats of the report, with commas: html, pdf, docx, md, eml, or one of own/formats.",
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
    "--cell-timeout", type=float, metavar="SECONDS", help="Stop a cell after so many seconds."
)
@click.option(
    "--no-ledger", "unrecorded", is_flag=True, help="Do not enter the run in reports/ledger.db."
)
@sandboxed
@as_json
def run(  # noqa: PLR0913 - one for each option
    *,
    notebook: str,
    given: tuple[tuple[str, str], ...],
    file: Path | None,
    formats: str,
    out: Path | None,
    timeout: float | None,
    cell_timeout: float | None,
    unrecorded: bool,
    sandbox: bool | None,
    strict: bool,
    as_json: bool,
) -> int:
    """Run NOTEBOOK, check every sentence, and write the reports.

    NOTEBOOK is a file, or the name of a notebook of the project: see `briefing list`.
    """
    began = time.monotonic()  # loading the libraries counts: the reader of the clock waits for it
    from briefing.cli.making import Making
    from briefing.jobs import Job, exit_code

    name, parameters, values = _parameters(notebook, given, file)
    job = Job(
        notebook=notebook,
        parameters=parameters,
        formats=tuple(words(formats)),
        out=str(out or ""),
        cell_timeout=cell_timeout,
        run_timeout=timeout,
        sandbox=mode(sandbox=sandbox, strict=strict),
    )
    with Making(job, quiet=as_json) as making:
        from briefing.cli.recording import Recording, is_wanted

        recorded = not unrecorded and is_wanted(out)
        with Recording(name, values, wanted=recorded) as ledger:
            done = making.result()
            ledger.done(done)
    tell_missing(done)
    code = exit_code([done])
    if as_json:
        print_json({**done.record, "folder": done.folder, "exit_code": code})
    else:
        _report(done, time.monotonic() - began)
    return code


def _parameters(
    notebook: str, given: tuple[tuple[str, str], ...], file: Path | None
) -> tuple[str, dict[str, object], dict[str, object]]:
    """The notebook's name, the parameters that are given, and all of them."""
    from briefing import parameters
    from briefing.runner.notebooks import cells, find

    path = find(notebook)
    known = parameters.declared(cells(path))
    kept = parameters.fitted(known, parameters.read_values(file)) if file else {}
    values = kept | parameters.typed(known, given)
    return path.stem, values, {name: p.default for name, p in known.items()} | values


def _report(done: Result, seconds: float) -> None:
    if done.status == "succeeded":
        echo(f"Done in {seconds:.1f} seconds.")
        _tell_empty(done)
    else:
        echo(f"briefing: {done.status}: {' '.join(done.error.split())}", err=True)
    checks = done.record.get("checks")
    for failure in checks.get("failures", [])[:_SHOWN] if isinstance(checks, dict) else []:
        echo(f"  {failure['section']}: {failure['why']}: {failure['text']}", err=True)
    for name in done.record.get("outputs", {}):
        echo(near(Path(done.folder) / name))


def _tell_empty(done: Result) -> None:
    """Say that no article was on the topic: the report is right, and of no use."""
    record = done.record
    library = record.get("parameters", {}).get("library")
    proven = isinstance(record.get("checks"), dict)  # else its cells show nothing of the kit
    if library and proven and not record.get("inputs", {}).get("used"):
        echo(
            f"briefing: no article of {library} is on this topic, so that the report is empty; "
            "give fewer or other words, or widen the days",
            err=True,
        )
