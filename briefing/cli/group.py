"""What all commands share: an answer to a misspelt command, and one way to print JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from briefing.errors import UnknownNameError, nearest

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON for a program.")


class Nearest(click.Group):
    """A group of commands that answers an unknown one with the nearest known."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command. Raises UnknownNameError."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            advice = nearest(name, self.list_commands(ctx))
            raise UnknownNameError(f"no command named {name!r}. {advice}")
        return super().resolve_command(ctx, args)


def print_json(found: Any) -> None:
    """Print plain values as JSON, every script as itself."""
    click.echo(json.dumps(found, indent=2, ensure_ascii=False))


def words(given: str) -> list[str]:
    """The words of a list with commas."""
    return [word for part in given.split(",") if (word := part.strip())]


def near(path: Path) -> str:
    """Print a path as short as it can be typed from here."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
