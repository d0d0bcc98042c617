"""What a person is told of a schedule: what is due and why, what runs, what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Literal

from briefing.ledger import Ledger
from briefing.schedule.claims import held, slot_key
from briefing.schedule.entry import Entry, Schedule
from briefing.schedule.look import Look, look
from briefing.schedule.owed import Owed, owed
from briefing.schedule.slots import due, slots

What = Literal["run", "skip", "running"]


@dataclass(frozen=True, slots=True)
class Due:
    """A slot that is due: what becomes of it, and why."""

    entry: Entry
    slot: datetime
    what: What
    why: str
    missed: tuple[datetime, ...] = ()


def due_now(schedule: Schedule, ledger: Ledger | None, now: datetime) -> Iterator[Due]:
    """What is due, by entry; `ledger` is None where there is none yet. Writes nothing."""
    taken = held(ledger) if ledger else set()
    for entry in schedule.enabled:
        seen = look(ledger, entry, now) if ledger else Look()
        # A line may say that a slot runs whose process was killed; nobody holds it then.
        running = {slot: line for slot, line in seen.running if slot_key(entry, slot) in taken}
        for slot, line in running.items():
            where = f"since {line.started:%H:%M:%S} UTC on {line.host} (process {line.pid})"
            yield Due(entry, slot, "running", where)
        for one in owed(entry, seen, now):
            if one.slot not in running:
                yield _told(one, ledger)


def _told(one: Owed, ledger: Ledger | None) -> Due:
    stale = _stale(one, ledger) if one.runs and one.entry.fresh and ledger else ""
    what: What = "run" if one.runs and not stale else "skip"
    return Due(one.entry, one.slot, what, stale or one.why, one.missed)


def _stale(one: Owed, ledger: Ledger) -> str:
    from briefing.schedule.freshness import stale  # opens libraries: not for each call

    return stale(ledger, one.entry)


def coming(entry: Entry, now: datetime, count: int) -> list[tuple[datetime, datetime]]:
    """The next slots of an entry, each with the moment it is begun at, in UTC."""
    return [(slot, due(entry, slot)) for slot in islice(slots(entry, now), count)]
