"""Claims on a slot, so that no two schedulers on one ledger run it, and none runs too many."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from briefing.ledger import Lease, Ledger
from briefing.schedule.owed import Owed
from briefing.schedule.slots import utc

EVERYTHING = "schedule"  # the key of the seats of all entries together


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
        return all(self.ledger.renew(lease) for lease in self.leases)

    def holds(self) -> bool:
        """True while nobody else can have it."""
        return all(self.ledger.holds(lease) for lease in self.leases)

    def release(self) -> None:
        """Give it back."""
        for lease in reversed(self.leases):
            self.ledger.release(lease)


def seat(ledger: Ledger, key: str, count: int, holder: str, seconds: float) -> Lease | None:
    """A seat among `count` under a name; None when all are taken."""
    keys = (f"{key}/seat/{number}" for number in range(count))
    return next((lease for k in keys if (lease := ledger.lease(k, holder, seconds))), None)


def claim(
    ledger: Ledger, owed: Owed, room: Lease | None, holder: str, seconds: float
) -> Claim | None:
    """Claim a slot for `seconds`; None when another has it, or its entry runs often enough.

    `room` is a seat among all runs, which is given back with the claim, or if there is none; None
    for a slot that is not run.
    """
    got = [room] if room else []
    if room is not None:
        own = seat(ledger, owed.entry.key, owed.entry.max_running, holder, seconds)
        got += [own] if own else []
    if room is None or len(got) == 2:  # both seats
        slot = ledger.lease(f"{owed.entry.key}/{utc(owed.slot)}", holder, seconds)
        if slot is not None:
            return Claim(ledger, (*got, slot))
    Claim(ledger, tuple(got)).release()
    return None
