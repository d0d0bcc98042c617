"""What a scheduler writes into the ledger: runs that begin, slots left out, entries it meets."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from briefing.jobs import Result
from briefing.ledger import Ledger
from briefing.schedule.entry import Entry, Schedule
from briefing.schedule.look import KNOWN, SCHEDULED, Look, look
from briefing.schedule.owed import Owed, floor, owed
from briefing.schedule.slots import utc

_LONGEST = 3_000  # characters of the mistakes of a schedule that are kept
TAKEN = Result(status="lost", error="another scheduler took its slot over")


def origin(one: Owed) -> dict[str, str]:
    """What the ledger and run.json say of who asked for a run."""
    told = {"schedule": one.entry.name, SCHEDULED: utc(one.slot)}
    if one.missed:
        told |= {"missed": str(len(one.missed)), "missed since": utc(one.missed[0])}
    return told


def begin(ledger: Ledger, one: Owed, now: datetime) -> str:
    """Enter a run that begins, and return its id; one that was cut off in this slot is lost."""
    for slot, line in look(ledger, one.entry, now).running:
        if slot == one.slot:
            ledger.finish(line.run, TAKEN)
    run, entry = uuid4().hex, one.entry
    ledger.begin(
        run,
        key=entry.key,
        origin=origin(one),
        parameters=entry.parameters,
        notebook=entry.notebook or entry.batch,
    )
    return run


def skip(ledger: Ledger, one: Owed, why: str) -> Result:
    """Enter a slot that is left out, with the reason."""
    result, entry = Result(status="skipped", error=why), one.entry
    ledger.note(
        uuid4().hex,
        result,
        key=entry.key,
        origin=origin(one),
        parameters=entry.parameters,
        notebook=entry.notebook or entry.batch,
    )
    return result


def meet(ledger: Ledger, entry: Entry, now: datetime, holder: str, seconds: float) -> Look:
    """What the ledger tells of an entry; a new one is written into it, by one scheduler, once."""
    seen = look(ledger, entry, now)
    if seen.first is not None:
        return seen
    lease = ledger.lease(f"{entry.key}/new", holder, seconds)
    if lease is None:
        return look(ledger, entry, now)
    try:
        if look(ledger, entry, now).first is None:
            since = utc(floor(entry, seen, now))
            told = {"schedule": entry.name, KNOWN: since}
            why = f"new in the schedule: nothing before {since} is owed"
            result = Result(status="skipped", error=why)
            ledger.note(uuid4().hex, result, key=entry.key, origin=told)
    finally:
        ledger.release(lease)
    return look(ledger, entry, now)


def news(ledger: Ledger, schedule: Schedule) -> tuple[str, ...]:
    """The mistakes of a schedule when they are not those of the last look; they are kept.

    A scheduler that looks each minute would tell them each minute.
    """
    key = f"schedule:{schedule.path.absolute()}"
    last = ledger.latest(key)
    told = " ".join(schedule.problems)[:_LONGEST]
    if told == (last.error if last else ""):
        return ()
    result = Result(status="failed" if told else "succeeded", error=told)
    origin = {"schedule": schedule.path.name}
    ledger.note(uuid4().hex, result, key=key, origin=origin, notebook=schedule.path.name)
    return schedule.problems


def still(ledger: Ledger, one: Owed, now: datetime) -> Owed | None:
    """A slot as it stands now that it is claimed; None when it was settled meanwhile."""
    due = owed(one.entry, look(ledger, one.entry, now), now)
    return next((other for other in due if other.slot == one.slot), None)
