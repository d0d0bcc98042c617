"""`briefing pack` and `briefing verify`: a report with all it rests on, as one file."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli.group import as_json, near, print_json
from briefing.cli.saying import echo, page

_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("run")
@click.option("--out", type=_PATH, help="File, or folder for it; without it the current folder.")
@click.option(
    "--within-licences",
    "within",
    is_flag=True,
    help="Leave out files that print texts whole which may not be passed on so.",
)
@as_json
def pack(*, run: str, out: Path | None, within: bool, as_json: bool) -> None:
    """Pack RUN with everything it rests on: a folder, an id or its beginning, latest, an item.

    The pack checks itself: `python PACK.zip`. How much of each source text goes along is told by
    `licences` in data/distribution.toml.
    """
    import msgspec

    from briefing.delivery import evidence, releases
    from briefing.delivery.evidence.permitting import licences

    copy = releases.copy_of(releases.kept(run))
    made = evidence.pack(copy, out or Path.cwd(), licences(), within=within)
    if as_json:
        print_json({**msgspec.to_builtins(made, enc_hook=str), "marking": copy.marking})
        return
    for note in made.notes:
        echo(f"  {note}", err=True)
    echo(near(made.path))
    echo(f"SHA-256 {made.sha256}")


@click.command(epilog="Exit codes: 0 the pack is sound; 1 it is not; 2 there is none.")
@click.argument("pack", type=_PATH)
@as_json
def verify(*, pack: Path, as_json: bool) -> int:
    """Check that PACK, a zip or the folder it was unpacked into, holds what it says."""
    from briefing.delivery.evidence.checking.telling import lines, plain
    from briefing.delivery.evidence.verifying import verified
    from briefing.errors import PathError

    try:
        found = verified(pack)
    except OSError as error:
        raise PathError(f"{pack} cannot be read ({error.strerror or error})") from error
    if as_json:
        print_json(plain(found))
    else:
        page("\n".join(lines(found)))
    return 0 if found.sound else 1
