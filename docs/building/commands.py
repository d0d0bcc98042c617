"""The reference of the command line, made of the commands themselves."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import click

from briefing.cli import commands


def page() -> str:
    """Every command with its usage, what it does, its arguments and its options."""
    return "\n".join(_told(commands, "briefing", 1))


def _told(command: click.Command, name: str, depth: int) -> Iterator[str]:
    context = click.Context(command, info_name=name)
    if depth > 1:
        yield f"{'#' * min(depth, 4)} {name}\n"
        yield f"```text\n{command.get_usage(context).removeprefix('Usage: ')}\n```\n"
        yield f"{_prose(command.help or '')}\n"
    options = [one for one in command.get_params(context) if isinstance(one, click.Option)]
    rows = [one for one in options if "--help" not in one.opts]
    if depth > 1 and rows:
        yield "| Option | What it does |\n|---|---|"
        yield from (_row(one, context) for one in rows)
        yield ""
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            if found is not None and not found.hidden:
                yield from _told(found, f"{name} {child}", depth + 1)


def _prose(text: str) -> str:
    """A help text as Markdown: paragraphs are joined, what click leaves as it stands is."""
    made = []
    for block in textwrap.dedent(text).strip().split("\n\n"):
        if block.startswith("\b"):
            made.append(f"```text\n{block.removeprefix(chr(8)).strip(chr(10))}\n```")
        else:
            made.append(_plain(" ".join(block.split())))
    return "\n\n".join(made)


def _row(option: click.Option, context: click.Context) -> str:
    record = option.get_help_record(context)
    names, told = record if record is not None else (", ".join(option.opts), "")
    return f"| `{names.replace('|', chr(92) + '|')}` | {_plain(' '.join(told.split()))} |"


def _plain(text: str) -> str:
    """Words that Markdown leaves as they are."""
    return "".join(f"\\{c}" if c in r"\*_<>[]|#" else c for c in text)
