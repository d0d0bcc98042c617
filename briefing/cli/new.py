"""`briefing new`."""

from __future__ import annotations

import shlex

import click

from briefing.cli.group import as_json, near, print_json
from briefing.cli.saying import echo


@click.command("new")
@click.argument("notebook")
@click.argument("topic")
@click.option(
    "-p",
    "--parameter",
    "given",
    nargs=2,
    multiple=True,
    metavar="NAME VALUE",
    help="A value for another parameter of the notebook. A list is given as JSON.",
)
@as_json
def new(*, notebook: str, topic: str, given: tuple[tuple[str, str], ...], as_json: bool) -> None:
    """Begin a notebook of the kind NOTEBOOK on TOPIC, with a blank judgements file.

    The notebook lies in notebooks/TOPIC/. For an actor profile TOPIC is the actor. Nothing is
    overwritten.
    """
    from briefing.starting.topics import begin

    begun = begin(notebook, topic, given)
    command = f"briefing run {shlex.quote(near(begun.notebook))}"
    judgements = near(begun.judgements) if begun.judgements else None
    if as_json:
        print_json({"notebook": near(begun.notebook), "judgements": judgements, "next": command})
        return
    if begun.absent:
        told = (
            "is not there yet; put articles into it before you run (paths count from the project)"
        )
        echo(f"briefing: the library {begun.absent!r} {told}", err=True)
    echo(near(begun.notebook))
    if judgements:
        echo(judgements + ("" if begun.blank else "  (was there already; left as it is)"))
    echo(f"Next: {command}")
