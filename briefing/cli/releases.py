"""`briefing releases`: what was signed, and whether it still is as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from briefing.cli.group import as_json, print_json
from briefing.cli.saying import echo
from briefing.errors import UnknownNameError, nearest

if TYPE_CHECKING:
    from briefing.delivery.copies import Event
    from briefing.delivery.releases.verifying import Finding

_HEAD = ("REPORT", "VERSION", "STATUS", "SIGNED", "BY", "MARKING", "TITLE, OR WHY")


@click.command(epilog="Exit codes: 0 all is as it was signed; 1 something is not.")
@click.argument("report", default="")
@click.option("--verify", "wanted", is_flag=True, help="Check chains, files and signatures.")
@as_json
def releases(*, report: str, wanted: bool, as_json: bool) -> int:
    """List what was signed, and what became of it; of REPORT, a key, everything."""
    from briefing import project
    from briefing.delivery.releases import verifying

    root = project.root()
    if wanted:
        found = verifying.verify(root, report)
        _known(report, [one.key for one in found])
        return _verified(found, as_json=as_json)
    events, faults = verifying.listed(root)
    _known(report, events)
    rows = [(key, e) for key in sorted(events) if report in ("", key) for e in events[key]]
    if not report:
        rows = [(key, event) for key, event in rows if event is events[key][-1]]
    _list(rows, faults, as_json=as_json)
    return 1 if faults else 0


def _known(report: str, keys: Any) -> None:
    if report and report not in keys:
        raise UnknownNameError(f"nothing of {report!r:.200} was signed. {nearest(report, keys)}")


def _list(rows: list[tuple[str, Event]], faults: list[str], *, as_json: bool) -> None:
    from briefing.cli.columns import plain, table

    if as_json:
        import msgspec

        events = [{"key": key, **msgspec.to_builtins(event)} for key, event in rows]
        print_json({"events": events, "faults": faults})
        return
    for fault in faults:
        echo(f"briefing: {plain(fault)}", err=True)
    if not rows:
        echo("Nothing was signed yet.")
        return
    for line in table(_HEAD, [_cells(key, event) for key, event in rows]):
        echo(line)


def _cells(key: str, event: Event) -> tuple[object, ...]:
    status = {"release": "released", "correction": "corrected", "withdrawal": "withdrawn"}
    told = event.title if event.kind == "release" else event.note
    when = event.on[:16].replace("T", " ")
    return (key, event.version, status[event.kind], when, event.by, event.marking or "-", told)


def _verified(found: list[Finding], *, as_json: bool) -> int:
    from briefing.cli.columns import plain

    if as_json:
        import msgspec

        print_json(
            [
                msgspec.to_builtins(msgspec.structs.asdict(one) | {"shelf": str(one.shelf)})
                for one in found
            ]
        )
    else:
        for one in found:
            for line in _lines(one):
                echo(plain(line))
    return 1 if any(one.faults for one in found) else 0


def _lines(one: Finding) -> list[str]:
    versions = f"{one.versions} version{'' if one.versions == 1 else 's'}"
    lines = [f"{one.key}: {versions}, {'NOT as signed' if one.faults else 'as signed'}."]
    lines += [f"  WRONG {fault}" for fault in one.faults]
    lines += [f"  signature of {told}" for told in one.signatures]
    lines += [f"  {one.unsigned} without a signature of the house"] if one.unsigned else []
    lines += [f"  left over, told of by no event: {name}" for name in one.leftovers]
    return lines
