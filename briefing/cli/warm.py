"""`briefing warm`."""

from __future__ import annotations

import click

from briefing.cli.group import Nearest
from briefing.cli.saying import echo

_MINUTES = 30.0


@click.group(name="warm", cls=Nearest)
def warm_commands() -> None:
    """Keep a process warm, so that `briefing run` need not load its libraries each time."""


@warm_commands.command()
@click.option(
    "--idle",
    type=click.FloatRange(min=0.0, min_open=True),
    default=_MINUTES,
    show_default=True,
    metavar="MINUTES",
    help="Stop when nobody used it for so long.",
)
def start(idle: float) -> int:
    """Start it, if there is none for this user, environment and version of the kit."""
    from briefing.warm import keeping

    started = keeping.start(idle * 60)
    echo("Warm." if started else "It was warm already.")
    return 0


@warm_commands.command()
def stop() -> int:
    """Stop it, and those of older versions of the kit too."""
    from briefing.warm import keeping

    count = keeping.stop()
    echo(f"{count} stopped." if count else "There was none.")
    return 0


@warm_commands.command()
def status() -> int:
    """Tell whether there is one; exit with 1 when there is none."""
    from briefing.warm import keeping

    there = keeping.is_there()
    echo("Warm." if there else "There is none: briefing warm start")
    return 0 if there else 1
