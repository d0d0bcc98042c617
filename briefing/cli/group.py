"""What all commands share: an answer to a misspelt command, and one way to print JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from briefing.cli.saying import as_json as safe
from briefing.cli.saying import page
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


class Later(Nearest):
    """A group whose commands are imported when they are asked for: `lookup` says from where."""

    def __init__(self, *args: Any, lookup: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self._lookup = lookup

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 click's signature
        """The names of all commands."""
        return sorted(self._lookup)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 click's signature
        """The command of a name, None when there is none."""
        if cmd_name not in self._lookup:
            return None
        module, _, name = self._lookup[cmd_name].partition(":")
        found: click.Command = getattr(import_module(f"briefing.cli.{module}"), name)
        return found


def print_json(found: Any) -> None:
    """Print plain values as JSON, every script as itself."""
    page(safe(json.dumps(found, indent=2, ensure_ascii=False)))


def words(given: str) -> list[str]:
    """The words of a list with commas."""
    return [word for part in given.split(",") if (word := part.strip())]


def near(path: Path) -> str:
    """Print a path as short as it can be typed from here."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
