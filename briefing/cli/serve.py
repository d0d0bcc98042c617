"""`briefing site serve`."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.saying import echo

if TYPE_CHECKING:
    from briefing.delivery.serving.shown import Shown


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--open", "opening", is_flag=True, help="Open it in the browser.")
@click.option(
    "--port",
    default=0,
    type=click.IntRange(0, 65_535),
    help="Port on this machine; without it any that is free.",
)
def serve(*, folder: Path | None, opening: bool, port: int) -> None:
    """Show FOLDER, a site that was built, or the latest reports, drafts included, until Ctrl-C.

    Only this machine can reach it, and only who has the address that is printed. A page loads
    again when its report changes.
    """
    from briefing.delivery.serving.preview import Preview

    with Preview(_shown(folder), port) as preview:
        echo(f"Preview at {preview.door.address}")
        echo("Only this machine can open it. Ctrl-C ends it.")
        browser = opened(preview.door.address) if opening else contextlib.nullcontext()
        with browser, contextlib.suppress(KeyboardInterrupt):
            preview.serve()


def _shown(folder: Path | None) -> Shown:
    from briefing.delivery.serving.shown import Folder

    if folder is not None:
        return Folder(folder)
    from briefing import project
    from briefing.delivery.serving.built import Built, project_site

    root = project.root()
    made = Built(root / "reports", lambda: project_site(root))
    for copy, why in made.lost:
        echo(f"briefing: {copy.key}: {' '.join(why.split())}", err=True)
    return made


@contextlib.contextmanager
def opened(address: str) -> Iterator[None]:
    """The browser, led there by a file that only this user may read.

    What stands in the call of a program, everybody on the machine may read.
    """
    import tempfile
    import webbrowser
    from html import escape

    with tempfile.TemporaryDirectory(prefix="briefing-preview-") as place:
        page = Path(place) / "preview.html"
        page.touch(0o600)
        page.write_text(
            '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Preview</title>'
            f'<meta name="referrer" content="no-referrer">'
            f'<meta http-equiv="refresh" content="0;url={escape(address)}"></html>\n',
            "utf-8",
        )
        if not webbrowser.open(page.as_uri()):
            echo("No browser was found; open the address above.", err=True)
        yield
