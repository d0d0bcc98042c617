"""`briefing schema`: the forms of what the kit writes."""

from __future__ import annotations

import click

from briefing.cli.group import as_json, print_json
from briefing.cli.saying import echo, page


@click.command()
@click.argument("name", required=False)
@click.option("--version", type=int, metavar="N", help="An older version than the newest.")
@as_json
def schema(*, name: str | None, version: int | None, as_json: bool) -> None:
    """Print the JSON Schema NAME, or list all: what the kit writes for programs to read."""
    from briefing import schemas
    from briefing.errors import UsageError

    if name is not None:
        page(schemas.text(name, version), nl=False)
        return
    if version is not None:
        raise UsageError("--version needs a name; `briefing schema` alone lists them")
    found = [
        {
            "name": one,
            "versions": list(schemas.versions(one)),
            "title": schemas.schema(one)["title"],
        }
        for one in schemas.names()
    ]
    if as_json:
        print_json(found)
        return
    for told in found:
        numbers = ", ".join(map(str, told["versions"]))
        echo(f"{told['name']:<14} {numbers:<4} {told['title']}")
