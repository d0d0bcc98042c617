"""`briefing list` and `briefing doctor`."""

from __future__ import annotations

import dataclasses
from typing import Any

import click

from briefing.cli.group import as_json, near, print_json
from briefing.cli.saying import echo
from briefing.errors import BriefingError


@click.command("list")
@as_json
def list_notebooks(*, as_json: bool) -> None:
    """List the project's notebooks with their parameters."""
    from briefing import runner

    found = [_entry(name) for name in runner.known()]
    if as_json:
        print_json(found)
        return
    if not found:
        echo("No notebooks here; go to the project's folder.", err=True)
    for entry in found:
        echo(entry["notebook"] + (f": {entry['error']}" if entry["error"] else ""))
        for name, told in entry["parameters"].items():
            echo(f"  {name} ({told['type']}) = {told['default']}  {told['help']}".rstrip())


def _entry(name: str) -> dict[str, Any]:
    from briefing import parameters, runner

    entry: dict[str, Any] = {"notebook": name, "parameters": {}, "error": None}
    try:
        path = runner.find(name)
        known = parameters.declared(runner.load(path).node)
    except BriefingError as error:
        return entry | {"error": str(error)}
    told = {
        p.name: {"type": str(p.shape), "default": p.source, "help": p.help} for p in known.values()
    }
    return entry | {"path": near(path), "parameters": told}


@click.command()
@as_json
def doctor(*, as_json: bool) -> int:
    """Tell what is installed, what is missing, and how to get it."""
    from briefing.doctor import examine

    findings = examine()
    if as_json:
        print_json([dataclasses.asdict(finding) for finding in findings])
    else:
        for finding in findings:
            mark = "ok      " if finding.ok else "MISSING " if finding.needed else "optional"
            echo(f"{mark} {finding.name}: {finding.found or finding.advice}")
    return 1 if any(finding.needed and not finding.ok for finding in findings) else 0
