"""`briefing schedule install`."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli.given import named_schedule
from briefing.cli.saying import echo, page
from briefing.cli.schedule import told
from briefing.cli.scheduling import schedule_commands
from briefing.errors import PathError, UsageError

__all__ = ["install", "schedule_commands"]
_UNITS = Path("~/.config/systemd/user")


@schedule_commands.command()
@click.argument("kind", type=click.Choice(["systemd", "cron"]))
@click.option("--user", is_flag=True, help="Install for this user: units, or lines of the crontab.")
@click.option("--print", "shown", is_flag=True, help="Show what would be written. The rule.")
@click.option("--out", type=click.Path(path_type=Path), help="Write the files into this folder.")
@click.option(
    "--every",
    default=1,
    show_default=True,
    type=click.IntRange(1, 30),
    metavar="MINUTES",
    help="How often to look what is due; a look takes a fifth of a second.",
)
@named_schedule
def install(
    *, kind: str, user: bool, shown: bool, out: Path | None, every: int, file: Path | None
) -> int:
    """Let systemd or cron call `briefing schedule run`. No line or unit of others is touched."""
    from briefing import project
    from briefing.schedule import crontab, units

    if sum((user, shown, out is not None)) > 1:
        raise UsageError("--user, --print and --out: give one of them")
    schedule = told(file)
    home = project.root()
    words = units.command(schedule.path.absolute() if file else None)
    if kind == "systemd":
        files = units.units(home, words, every)
    else:
        files = {f"{units.name(home)}.cron": crontab.block(home, words, every)}
    if out is not None:
        _write(out, files)
    elif user and kind == "systemd":
        _write(_UNITS.expanduser(), files)
        echo(
            "Now: systemctl --user daemon-reload && systemctl --user enable --now "
            f"{units.name(home)}.timer\nTo go on when you are logged out: loginctl enable-linger"
        )
    elif user:
        crontab.install(home, *files.values())
        echo("The crontab has the lines; crontab -l shows them.")
    else:
        _show(files)
    return 2 if schedule.problems else 0


def _show(files: dict[str, str]) -> None:
    for name, content in files.items():
        echo(f"# {name}")
        page(content)
    echo("briefing: nothing was written; --user installs it, --out DIR writes it", err=True)


def _write(folder: Path, files: dict[str, str]) -> None:
    """Write files of ours; one of somebody else's is left alone. Raises PathError."""
    from briefing.schedule.units import MARK

    try:
        for name in files:
            place = folder / name
            if place.is_symlink() or (
                place.exists()
                and not place.read_bytes().startswith((MARK.encode(), b"# briefing-"))
            ):
                raise PathError(f"{place} is not ours; move it away, or give another --out")
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_text(content, "utf-8")
            echo(str(folder / name))
    except OSError as error:
        if isinstance(error, PathError):
            raise
        raise PathError(f"{folder} cannot be written ({error.strerror})") from error
