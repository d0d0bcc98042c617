"""`briefing ledger …`: what keeps the ledger small and sound, and what a monitor reads."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.group import Nearest, as_json, near, print_json
from briefing.cli.runs import named_ledger, opened
from briefing.cli.saying import echo, page

if TYPE_CHECKING:
    from briefing.ledger import Ledger, Policy
    from briefing.ledger.pruning import Pruned
    from briefing.ledger.removing import Report

_SHOWN = 20  # runs told one by one
_NUMBER = click.IntRange(1, 10_000_000)


@click.group("ledger", cls=Nearest)
def ledger_commands() -> None:
    """Prune the ledger of runs, check it, and print its numbers for a monitor."""


@ledger_commands.command()
@click.option("--days", type=_NUMBER, help="Keep every run of so many days.")
@click.option("--failure-days", type=_NUMBER, help="Keep runs that did not go well so many days.")
@click.option("--last", type=_NUMBER, help="Keep so many runs of each item, however old.")
@click.option("--most", type=_NUMBER, help="Keep so many runs in all.")
@click.option(
    "--files", is_flag=True, help="Remove their reports too: as made, not signed, not delivered."
)
@click.option("--dry-run", "-n", "dry", is_flag=True, help="Only tell what would go.")
@named_ledger
@as_json
def prune(*, files: bool, dry: bool, file: Path | None, as_json: bool, **asked: int | None) -> None:
    """Take old runs out of the ledger, by data/ledger.toml or the options.

    The latest run of each item that succeeded, those that are not over, and those of items that
    somebody works on stay.
    """
    from briefing.cli.columns import plain

    with opened(file) as ledger, ExitStack() as stack:
        policy = _policy(ledger, asked)
        reports = _unheld(ledger, ledger.prune(policy, dry=True), stack) if files else []
        found = ledger.prune(policy, dry=dry)
        gone = {one.run for one in found.runs}
        mine = [one for one in reports if one.entry.run in gone]
        removed = [] if dry else _remove(ledger, mine)
    folders = [one.entry.folder for one in mine]
    if as_json:
        _print_json(found, removed, folders=folders, dry=dry)
        return
    _print(found, dry=dry)
    for folder in folders[:_SHOWN] if dry else ():
        echo(f"its files would go: {plain(near(Path(folder)))}")
    for name in removed[:_SHOWN]:
        echo(f"removed {plain(near(Path(name)))}")
    if files and not dry:
        echo(f"{_count(len(removed), 'file')} removed.")


def _policy(ledger: Ledger, asked: dict[str, int | None]) -> Policy:
    import msgspec

    given = {name: value for name, value in asked.items() if value is not None}
    return msgspec.structs.replace(ledger.policy(), **given)


def _unheld(ledger: Ledger, found: Pruned, stack: ExitStack) -> list[Report]:
    """The reports that may go with their runs: none that was signed, delivered or cited.

    As long as `stack` is open nothing is delivered.
    """
    from briefing.tidying import held

    kept = stack.enter_context(held(ledger.file.path.parent.absolute()))
    cited = ledger.cited(kept.runs)
    return [
        one
        for one in ledger.reports(found)
        if one.entry.run not in cited and not kept.holds(one.entry.run, one.entry.folder)
    ]


def _remove(ledger: Ledger, found: list[Report]) -> list[str]:
    """Only files below the project's reports, or the ledger's own folder."""
    reports = ledger.file.path.parent.absolute()
    return [
        str(Path(one.entry.folder) / name) for one in found for name in ledger.remove(one, reports)
    ]


def _print(found: Pruned, *, dry: bool) -> None:
    from briefing.cli.columns import table

    rows = [
        (one.run[:8], f"{one.started:%Y-%m-%d %H:%M}", one.status, one.key) for one in found.runs
    ]
    for line in table(("RUN", "STARTED (UTC)", "STATUS", "ITEM"), rows[:_SHOWN])[not rows :]:
        echo(line)
    if len(rows) > _SHOWN:
        echo(f"and {len(rows) - _SHOWN} more")
    echo(f"{_count(len(rows), 'run')} {'would go' if dry else 'taken out'}.")


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _print_json(found: Pruned, removed: list[str], **others: Any) -> None:
    import msgspec

    print_json({**others, **msgspec.to_builtins(found), "removed": removed})


@ledger_commands.command()
@click.option(
    "--out", type=click.Path(path_type=Path),
    help="Write them to a file, whole or not at all: FILE.prom for node_exporter.",
)  # fmt: skip
@named_ledger
def metrics(*, out: Path | None, file: Path | None) -> None:
    """Print numbers for a monitor, in Prometheus' text format."""
    with opened(file) as ledger:
        told = ledger.metrics()
    if out is None:
        page(told, nl=False)
        return
    from briefing import whole
    from briefing.errors import PathError

    try:
        whole.write(out, told.encode(), 0o644)
    except OSError as error:
        raise PathError(f"{out} cannot be written ({error.strerror or error})") from error


@ledger_commands.command(epilog="Exit codes: 0 sound; 1 not.")
@click.option(
    "--limit", default=1_000, show_default=True, type=click.IntRange(0, 1_000_000),
    help="Look at the reports in so many folders, the newest first.",
)  # fmt: skip
@named_ledger
@as_json
def verify(*, limit: int, file: Path | None, as_json: bool) -> int:
    """Check the file, its tables, and whether reports still are what was recorded."""
    from briefing.cli.columns import plain

    with opened(file) as ledger:
        faults = ledger.verify()
        changed = [] if faults else ledger.changed(limit)
        running = len(ledger.runs(status="running", limit=1_000_000)) if not faults else 0
    rows = [{"run": e.run, "folder": e.folder, "file": n, "state": s} for e, n, s in changed]
    if as_json:
        print_json({"sound": not faults, "faults": faults, "files": rows, "running": running})
        return 1 if faults else 0
    for fault in faults:
        echo(plain(fault), err=True)
    for row in rows:
        echo(f"{row['state']}: {plain(near(Path(row['folder']) / row['file']))}")
    if faults:
        echo("Begin it anew with `briefing ledger rebuild`. Reports are not harmed.", err=True)
        return 1
    echo(f"The ledger is sound. Not what was recorded: {_count(len(rows), 'file')}.")
    return 0


@ledger_commands.command()
@named_ledger
def share(*, file: Path | None) -> None:
    """Let several machines use the ledger, where its file system does not tell that they do."""
    from briefing.ledger import Ledger, place

    path = file or place()
    Ledger.open(path, shared=True).close()
    echo(f"{near(path)} may be used from several machines.")


@ledger_commands.command()
@named_ledger
def rebuild(*, file: Path | None) -> None:
    """Set the ledger aside and begin a new one from the records of runs beside it.

    Nothing is deleted. What only the ledger knew (runs without reports, how often something
    failed) stays in the file that is set aside.
    """
    from briefing.errors import LedgerError
    from briefing.ledger import DamagedError, Ledger, damage, place, schema

    path = file or place()
    if schema.is_later(path):
        raise LedgerError(f"{path.name}: written by a later version of the kit. Update the kit.")
    if path.name != place().name and path.exists():  # somebody named it: it may be no ledger
        with suppress(DamagedError):
            Ledger.open(path).close()
    aside = damage.set_aside(path)
    with Ledger.open(path, mend=True) as ledger:
        found = len(ledger.runs(limit=1_000_000))
    if aside is not None:
        echo(f"The old ledger is kept as {near(aside)}.")
    echo(f"{near(path)} is begun anew, with {_count(found, 'run')} found by their records.")
