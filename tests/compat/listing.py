"""The names that the kit promises, one a line: commands, options, exit codes, Python, notebooks."""

from __future__ import annotations

import inspect
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import click

import briefing
from briefing import parameters, runner
from briefing.cli import commands
from tests.compat.promises import PROJECT

FOLDER = PROJECT / "tests" / "compat" / "pinned"
_BUILT_IN = {*dir(Exception)}
_NAMED = re.compile(r"\bBRIEFING_[A-Z][A-Z_]*[A-Z]\b")
# What only the tests of the kit ask for.
_INNER = ("BRIEFING_STRESS", "BRIEFING_FIDELITY", "BRIEFING_KILLS", "BRIEFING_SDISTS")


def lists() -> dict[Path, str]:
    """Each list as it is to be stored, by its file."""
    return {FOLDER / f"{n}.txt": "\n".join(make()) + "\n" for n, make in LISTS.items()}


def command_line() -> list[str]:
    """Every command with its arguments and options, and the exit codes each names."""
    return [*_commands(commands, "briefing")]


def _commands(command: click.Command, name: str) -> Iterator[str]:
    context = click.Context(command, info_name=name)
    for one in command.get_params(context):
        if isinstance(one, click.Option):
            kind = "flag" if one.is_flag else "option"
            words = [*one.opts, *one.secondary_opts]
            # click keeps -h of commands that were called before, in this process, and of no others
            yield from (f"{name} {kind} {word}" for word in words if word != "-h")
        else:
            many = " ..." if one.nargs != 1 else ""
            yield f"{name} argument {one.human_readable_name}{many}"
    yield from (f"{name} exits {code}" for code in _codes(command))
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            if found is not None and not found.hidden:
                yield f"{name} {child}"
                yield from _commands(found, f"{name} {child}")


def _codes(command: click.Command) -> list[str]:
    told = " ".join((command.epilog or "").split())
    return re.findall(r"(?:codes: |; )(\d+) ", told)


def python() -> list[str]:
    """The public names, with the parameters of those that are called."""
    return [line for name in briefing.__all__ for line in _name(name, getattr(briefing, name))]


def _name(name: str, found: object) -> Iterator[str]:
    if inspect.isfunction(found):
        yield name
        for one in inspect.signature(found).parameters.values():
            yield f"{name}({one.name})" if one.default is one.empty else f"{name}([{one.name}])"
    elif inspect.ismodule(found):
        yield name
        for inner in getattr(found, "__all__", ()):
            yield from _name(f"{name}.{inner}", getattr(found, inner))
    else:
        yield name
        for inner in sorted(
            one for one in dir(found) if not one.startswith("_") and one not in _BUILT_IN
        ):
            yield f"{name}.{inner}"


def notebooks() -> list[str]:
    """The parameters of the kit's notebooks, with their types."""
    found = []
    for name in sorted(path.stem for path in (PROJECT / "notebooks").glob("*.ipynb")):
        known = parameters.declared(runner.load(PROJECT / "notebooks" / f"{name}.ipynb").node)
        found += [f"{name} {one.name}: {one.shape}" for one in known.values()]
    return found


def environment() -> list[str]:
    """The names of the environment that the documents tell of."""
    pages = [PROJECT / "README.md", *sorted((PROJECT / "docs").rglob("*.md"))]
    told = {name for page in pages for name in _NAMED.findall(page.read_text("utf-8"))}
    return sorted(name for name in told if not name.startswith(_INNER))


def entry_points() -> list[str]:
    """What the package offers to others by name."""
    told = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = {"console_scripts": told["scripts"], **told["entry-points"]}
    return [f"{group} {name}" for group, names in groups.items() for name in names]


LISTS: dict[str, Callable[[], list[str]]] = {
    "commands": command_line,
    "python": python,
    "notebooks": notebooks,
    "environment": environment,
    "entry_points": entry_points,
}
