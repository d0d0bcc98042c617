"""`briefing own list`, `check` and `new`: what a project adds to the kit."""

from __future__ import annotations

import dataclasses

import click

from briefing.cli.group import Nearest, as_json, near, print_json
from briefing.cli.saying import echo

_KINDS = {"section": "sections", "source": "sources", "figure": "figures", "format": "formats"}


@click.group("own", cls=Nearest)
def own_commands() -> None:
    """Sections, sources, figures and formats of your own: one file each, in own/ of the project."""


@own_commands.command("list")
@as_json
def list_own(*, as_json: bool) -> None:
    """List the files that add something, and those that cannot be used."""
    from briefing import own

    found = own.listed()
    if as_json:
        print_json([_entry(one) for one in found])
        return
    if not found:
        echo("Nothing is added here; begin with briefing own new section NAME", err=True)
    for one in found:
        broken = isinstance(one, own.Fault)
        echo(f"{'BROKEN ' if broken else ''}{one if broken else _told(one)}")


def _entry(one: object) -> dict[str, object]:
    from briefing.own import Fault, Own

    if isinstance(one, Fault):
        return {**dataclasses.asdict(one), "usable": False}
    if not isinstance(one, Own):
        return {}
    told = {"kind": one.kind, "name": one.name, "place": one.place, "sha256": one.sha256}
    return {**told, "use": _use(one), "usable": True}


def _told(one: object) -> str:
    entry = _entry(one)
    return f"{entry['place']}: {entry['use']}"


def _use(one: object) -> str:
    """What one writes to have it."""
    from briefing.own import Own

    if not isinstance(one, Own):
        return ""
    if one.kind == "sources":
        return f"reads {', '.join(one.module.SUFFIXES)}"
    return f"--to {one.name}" if one.kind == "formats" else f"sections.{one.name}(coverage)"


@own_commands.command("check")
@click.option(
    "--library",
    default="data/sample",
    show_default=True,
    help="The articles to try sections, figures and formats on.",
)
@as_json
def check(*, library: str, as_json: bool) -> int:
    """Load every file, make every section and figure of sample articles, and prove it."""
    from briefing.cli.owning import checked

    found = list(checked(library))
    if as_json:
        print_json([dataclasses.asdict(one) for one in found])
    for one in found if not as_json else ():
        echo(f"{one.place}: {one.told or 'good'}")
        for why in one.wrong:
            echo(f"  {why}")
    wrong = sum(bool(one.wrong) for one in found)
    if not as_json:
        echo(f"{len(found)} checked, {len(found) - wrong} can be used", err=True)
    return 2 if wrong else 0


@own_commands.command("new")
@click.argument("kind", type=click.Choice([*_KINDS]))
@click.argument("name")
def new(*, kind: str, name: str) -> None:
    """Write a file to start from: a section, source, figure or format called NAME.

    A file that exists is not overwritten.
    """
    from briefing.own.starting import write

    echo(near(write(_KINDS[kind], name)))
