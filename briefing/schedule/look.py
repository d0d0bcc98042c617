"""What the ledger tells of an entry: which of its slots are settled, and which are at work."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from briefing.ledger import Entry as Line
from briefing.ledger import Ledger
from briefing.schedule.entry import Entry
from briefing.schedule.slots import between, read_utc

SCHEDULED = "scheduled"  # in the origin of a run: its slot
KNOWN = "known"  # in the origin of the first line of an entry: from when on it is owed anything
TRIES = 3  # runs of a slot that were lost or interrupted, after which it is given up
_PASSING = frozenset({"lost", "interrupted"})  # ends after which a slot is tried again
_JUST = timedelta(seconds=1)
_LINES = 16  # looked at beside those that may tell of a slot; the newest


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of an entry. `first` is None for one the ledger has not met yet.

    Nothing before `first` is owed. `running` are the lines of slots at work.
    """

    first: datetime | None = None
    settled: frozenset[datetime] = frozenset()
    running: tuple[tuple[datetime, Line], ...] = ()

    @property
    def last(self) -> datetime | None:
        """The latest slot that is settled."""
        return max(self.settled, default=None)


def look(ledger: Ledger, entry: Entry, now: datetime) -> Look:
    """Ask the ledger. A slot is settled by a run of any end that does not just pass."""
    times: list[datetime] = []
    settled: set[datetime] = set()
    running: list[tuple[datetime, Line]] = []
    failed: Counter[datetime] = Counter()
    for line in ledger.runs(key=entry.key, limit=_limit(entry, now)):
        known = read_utc(str(line.origin.get(KNOWN, "")))
        slot = read_utc(str(line.origin.get(SCHEDULED, "")))
        times += [known] if known else []
        if slot is None:
            continue
        times.append(slot - _JUST)
        if line.status == "running":
            running.append((slot, line))
        elif line.status in _PASSING:
            failed[slot] += 1
        else:
            settled.add(slot)
    settled |= {slot for slot, count in failed.items() if count >= TRIES}
    return Look(min(times, default=None), frozenset(settled), tuple(running))


def _limit(entry: Entry, now: datetime) -> int:
    """How many lines tell of all slots that can be owed: all in the horizon, or the last."""
    horizon = now - timedelta(seconds=entry.horizon)
    slots = sum(1 for _ in between(entry, horizon, now)) if entry.missed == "all" else 0
    return _LINES + TRIES * (slots + entry.max_running)
