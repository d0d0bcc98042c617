"""`briefing schedule`: what is due, what comes next, whether the file is right."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.given import at_moment, complain, named_ledger, named_schedule
from briefing.cli.group import Nearest, as_json, print_json
from briefing.cli.saying import echo, page
from briefing.errors import UnknownNameError, nearest

if TYPE_CHECKING:
    from briefing.ledger import Ledger
    from briefing.schedule import Entry, Schedule
    from briefing.schedule.outlook import Due

_CLOCK = "%a %Y-%m-%d %H:%M %z"


@click.group("schedule", cls=Nearest)
def schedule_commands() -> None:
    """Make what is due: the entries of notebooks/schedule.toml (docs/schedule.md)."""


@schedule_commands.command()
@named_schedule
@named_ledger
@at_moment
@as_json
def due(*, file: Path | None, ledger: Path | None, now: datetime | None, as_json: bool) -> int:
    """Show what is due and why, what was missed, and what runs. Nothing is begun or written."""
    from briefing.schedule.outlook import due_now

    schedule = told(file)
    with _opened(ledger) as book:
        found = [*due_now(schedule, book, now or datetime.now(UTC))]
    if as_json:
        print_json([_due(one) for one in found])
    elif found:
        from briefing.cli.columns import table

        rows = [(one.entry.name, _local(one.entry, one.slot), one.what, one.why) for one in found]
        page("\n".join(table(("ENTRY", "SCHEDULED", "WHAT", "WHY"), rows)))
    else:
        count = len(schedule.enabled)
        echo(f"Nothing is due; {count} {'entry is' if count == 1 else 'entries are'} on.")
    return 2 if schedule.problems else 0


@schedule_commands.command("next")
@click.argument("name", required=False)
@click.option("-n", "count", default=5, show_default=True, type=click.IntRange(1, 1000))
@named_schedule
@at_moment
@as_json
def coming(
    *, name: str | None, count: int, file: Path | None, now: datetime | None, as_json: bool
) -> int:
    """Show the next times of the entry NAME, or of each that is on, in its zone and in UTC."""
    from briefing.schedule.outlook import coming

    schedule, since = told(file), now or datetime.now(UTC)
    entries = (_named(schedule, name),) if name else schedule.enabled
    found = [(entry, *times) for entry in entries for times in coming(entry, since, count)]
    if as_json:
        print_json([_slot(e, slot) | {"begun": _utc(begun)} for e, slot, begun in found])
    else:
        from briefing.cli.columns import table

        rows = [(e.name, _local(e, slot), e.zone.key, _utc(begun)) for e, slot, begun in found]
        page("\n".join(table(("ENTRY", "SCHEDULED", "ZONE", "BEGUN (UTC)"), rows)))
    return 2 if schedule.problems else 0


@schedule_commands.command()
@named_schedule
@at_moment
def check(*, file: Path | None, now: datetime | None) -> int:
    """Look for mistakes in the schedule, its notebooks, batches and calendars. 2 when there are."""
    from briefing.schedule import checking, read

    schedule = read(file)
    wrong = checking.problems(schedule)
    for line in [*wrong, *checking.warnings(schedule, now or datetime.now(UTC))]:
        complain(line)
    if not wrong:
        count, on = len(schedule.entries), len(schedule.enabled)
        echo(f"{schedule.path}: no mistakes. Entries: {count}, of them on: {on}.")
    return 2 if wrong else 0


def told(file: Path | None) -> Schedule:
    """A schedule; what is wrong in it goes to stderr, and costs nothing else."""
    from briefing.schedule import read

    schedule = read(file)
    for line in schedule.problems:
        complain(line)
    return schedule


@contextmanager
def _opened(path: Path | None) -> Iterator[Ledger | None]:
    """The ledger, if there is one."""
    from briefing.ledger import Ledger, place

    if not (path or place()).is_file():
        yield None
        return
    with Ledger.open(path) as ledger:
        yield ledger


def _named(schedule: Schedule, name: str) -> Entry:
    known = {entry.name: entry for entry in schedule.entries}
    if name not in known:
        raise UnknownNameError(f"{schedule.path}: no entry named {name!r}. {nearest(name, known)}")
    return known[name]


def _local(entry: Entry, slot: datetime) -> str:
    return slot.astimezone(entry.zone).strftime(_CLOCK)


def _utc(moment: datetime) -> str:
    from briefing.schedule.slots import utc

    return utc(moment)


def _slot(entry: Entry, slot: datetime) -> dict[str, Any]:
    return {
        "entry": entry.name,
        "scheduled": _utc(slot),
        "local": slot.astimezone(entry.zone).isoformat(),
        "timezone": entry.zone.key,
    }


def _due(one: Due) -> dict[str, Any]:
    missed = [_utc(slot) for slot in one.missed]
    return _slot(one.entry, one.slot) | {"what": one.what, "why": one.why, "missed": missed}
