"""What an entry owes now, and what its policy makes of what was missed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from briefing.schedule.durations import words
from briefing.schedule.entry import Entry
from briefing.schedule.look import Look
from briefing.schedule.slots import between, due

# What was made or met later than this from now on was it while the clock was wrong: else a clock
# that was once years ahead would end a schedule for years.
AHEAD = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Owed:
    """A slot that is due. `runs` is False when it is only written down as skipped.

    `missed` are earlier slots that it stands for. `why` is a clause for people.
    """

    entry: Entry
    slot: datetime
    runs: bool
    why: str
    missed: tuple[datetime, ...] = ()


def floor(entry: Entry, seen: Look, now: datetime) -> datetime:
    """The moment before which nothing is owed: what is on time is, of an entry that is new."""
    if seen.first is None or seen.first > now + AHEAD:
        return now - timedelta(seconds=entry.grace)
    return max(seen.first, now - timedelta(seconds=entry.horizon))


def owed(entry: Entry, seen: Look, now: datetime) -> list[Owed]:
    """What is to be done for an entry now, in order."""
    since = floor(entry, seen, now)
    last = max((slot for slot in seen.settled if slot <= now + AHEAD), default=None)
    if entry.missed != "all" and last is not None:
        since = max(since, last)
    passed = [slot for slot in between(entry, since, now) if due(entry, slot) <= now]
    open_ = [slot for slot in passed if slot not in seen.settled]
    if entry.missed == "all":
        return [*_all(entry, open_, now)]
    return [_one(entry, open_, now)] if open_ else []


def _all(entry: Entry, slots: Sequence[datetime], now: datetime) -> Iterator[Owed]:
    for slot in slots:
        late = _late(entry, slot, now)
        yield Owed(entry, slot, runs=True, why=f"missed by {words(late)}" if late else "due")


def _one(entry: Entry, slots: Sequence[datetime], now: datetime) -> Owed:
    *before, last = slots
    late = _late(entry, last, now)
    if late and entry.missed == "skip":
        return Owed(
            entry, last, runs=False, why=f"missed by {words(late)}: skipped", missed=tuple(before)
        )
    why = f"missed by {words(late)}: caught up once" if late else "due"
    if before:
        why += f", for {len(before)} earlier too"
    return Owed(entry, last, runs=True, why=why, missed=tuple(before))


def _late(entry: Entry, slot: datetime, now: datetime) -> timedelta | None:
    """How late it is; None while it is on time."""
    late = now - due(entry, slot)
    return late if late > timedelta(seconds=entry.grace) else None
