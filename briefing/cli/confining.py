"""What the commands that run notebooks are told of a sandbox."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.saying import echo

if TYPE_CHECKING:
    from briefing.jobs import Result


def sandboxed(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--sandbox`, `--no-sandbox` and `--strict`."""
    strict = click.option(
        "--strict",
        is_flag=True,
        help="As --sandbox, but run nothing where a wall of it is missing.",
    )
    plain = click.option(
        "--sandbox/--no-sandbox",
        "sandbox",
        default=None,
        help="Run the cells without network, with bounds on memory, time and files, and let them "
        "write nowhere. Without it, as data/sandbox.toml says.",
    )
    return plain(strict(command))


def mode(*, sandbox: bool | None, strict: bool) -> str:
    """The mode that these options name; empty for none. Raises UsageError."""
    if strict and sandbox is False:
        from briefing.errors import UsageError

        raise UsageError("--strict asks for a sandbox and --no-sandbox for none; give one of them")
    if strict:
        return "strict"
    return "" if sandbox is None else "yes" if sandbox else "no"


def tell_missing(done: Result) -> None:
    """Say on stderr which walls of the sandbox this machine lacks, and that no model was asked."""
    from briefing.sandbox.asking import missing_of, model_of

    if told := model_of(done.record):
        echo(f"briefing: {told}", err=True)

    if lacking := missing_of(done.record):
        echo(f"briefing: this machine lacks {lacking}", err=True)
