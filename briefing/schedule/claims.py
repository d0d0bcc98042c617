"""Claims on a slot, so that no two schedulers on one ledger run it, and none runs too many."""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from briefing.ledger import Lease, Ledger
from briefing.schedule.entry import Entry
from briefing.schedule.owed import Owed
from briefing.schedule.slots import utc

_EVERYTHING = "schedule:all"  # the key of the seats of all entries together


@dataclass(slots=True)
class Claim:
    """The right to run a slot: a seat among all runs, one among those of its entry, the slot."""

    ledger: Ledger
    leases: tuple[Lease, ...]
    renewed: float = field(default_factory=time.monotonic)

    def keep(self) -> bool:
        """Renew it in good time; False once it is over, and another may be at work."""
        now = time.monotonic()
        if now - self.renewed < min(lease.seconds for lease in self.leases) / 3:
            return True
        self.renewed = now
        with self.ledger.file.change():
            return all(self.ledger.renew(lease) for lease in self.leases)

    def holds(self) -> bool:
        """True while nobody else can have it."""
        return all(self.ledger.holds(lease) for lease in self.leases)

    def release(self) -> None:
        """Give it back."""
        with self.ledger.file.change():
            for lease in self.leases:
                self.ledger.release(lease)


def claim(ledger: Ledger, one: Owed, most: int, holder: str, seconds: float) -> Claim | None:
    """Claim a slot for `seconds`; None when somebody has it, or as many run as may.

    `most` bounds the runs of all entries together. What is not run needs no seat.
    """
    wanted: list[tuple[str, ...]] = [(_slot(one),)]
    if one.runs:
        wanted += [_seats(one.entry.key, one.entry.max_running), _seats(_EVERYTHING, most)]
    got: list[Lease] = []
    with ledger.file.change():
        for keys in wanted:
            leases = (ledger.lease(key, holder, seconds) for key in keys)
            found = next((lease for lease in leases if lease), None)
            if found is None:
                Claim(ledger, tuple(got)).release()
                return None
            got.append(found)
    return Claim(ledger, tuple(got))


def worth(one: Owed, held: Collection[str], most: int) -> bool:
    """Whether a claim can succeed while others hold these keys: asking is cheap, claiming not."""
    if _slot(one) in held:
        return False
    seats = (_seats(one.entry.key, one.entry.max_running), _seats(_EVERYTHING, most))
    return not one.runs or all(any(key not in held for key in keys) for keys in seats)


def held(ledger: Ledger) -> set[str]:
    """The keys that somebody holds now."""
    return {lease.key for lease in ledger.leases()}


def slot_key(entry: Entry, slot: datetime) -> str:
    """The key of the lease on a slot."""
    return f"{entry.key}/{utc(slot)}"


def _slot(one: Owed) -> str:
    return slot_key(one.entry, one.slot)


def _seats(key: str, count: int) -> tuple[str, ...]:
    return tuple(f"{key}/seat/{number}" for number in range(count))
