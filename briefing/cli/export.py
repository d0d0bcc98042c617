"""`briefing export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.group import as_json, near, print_json, words
from briefing.cli.saying import echo

if TYPE_CHECKING:
    from briefing.runner.again import Filed

_SHOWN = 20  # failures printed; the draft lists them all
_PATH = click.Path(path_type=Path)


@click.command(
    epilog="Exit codes: 0 done; 1 a report could not be made; 2 the call cannot be carried out as "
    "written; 3 the checks failed or did not run, only drafts were written."
)
@click.argument("notebook", type=_PATH)
@click.option(
    "--to",
    "--formats",
    "formats",
    default="html,pdf",
    show_default=True,
    metavar="FORMATS",
    help="Formats of the report, with commas: html, pdf, docx, md, eml, or one of own/formats.",
)
@click.option("--out", type=_PATH, help="Folder for the files; without it that of the notebook.")
@click.option("--audience", default="", metavar="NAME", help="Whom this version is for.")
@click.option("--live", is_flag=True, help="Let figures of the HTML answer to the pointer.")
@click.option("--brand", type=_PATH, help="The house's style; without it the project's brand.toml.")
@as_json
def export(
    *,
    notebook: Path,
    formats: str,
    out: Path | None,
    audience: str,
    live: bool,
    brand: Path | None,
    as_json: bool,
) -> int:
    """Write reports of NOTEBOOK, which has run already; it is not run again.

    NOTEBOOK is a file or the folder of a run. Its sentences are proven again, unless run.json
    beside it tells that they were.
    """
    from briefing.exporters import house
    from briefing.exporters.writing import Options
    from briefing.runner import again

    folder = notebook if notebook.is_dir() else notebook.parent
    options = Options(audience, live, brand=house.brand(folder, str(brand or "")))
    done = again.export(notebook, words(formats), options, out)
    if as_json:
        print_json(_told(done))
    else:
        _report(done)
    return 3 if done.draft else 0


def _told(done: Filed) -> dict[str, object]:
    return {
        "files": [str(path) for path in done.paths],
        "draft": done.draft or None,
        "warnings": list(done.warnings),
        "failures": [{"section": f.section, "why": f.why, "text": f.text} for f in done.failures],
    }


def _report(done: Filed) -> None:
    for warning in done.warnings:
        echo(f"  {warning}", err=True)
    if done.draft:
        echo(f"briefing: drafts only: {done.draft}", err=True)
        for failure in done.failures[:_SHOWN]:
            echo(f"  {failure.section}: {failure.why}: {failure.text}", err=True)
    for path in done.paths:
        echo(near(path))
