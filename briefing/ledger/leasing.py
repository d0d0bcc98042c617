"""What a ledger says of leases."""

from __future__ import annotations

from briefing.errors import LedgerError
from briefing.ledger import leases, values
from briefing.ledger.clock import Clock, Moment
from briefing.ledger.file import File
from briefing.ledger.leases import Held, Lease


class Leasing:
    """The part of a ledger that gives leases."""

    def __init__(self, file: File, clock: Clock | None = None) -> None:
        self.file = file
        self._clock = clock or Clock(file.path.parent if file.shared else None)

    def lease(self, key: str, holder: str, seconds: float) -> Lease | None:
        """Give `holder` a lease on a key; None while one is in force, be it the holder's own.

        It ends after `seconds` unless it is renewed, and when its process does. Raises
        LedgerError, UsageError for a time that is none.
        """
        with self.file.change() as db:
            return leases.take(db, values.key(key), holder, seconds, self._now())

    def renew(self, lease: Lease) -> bool:
        """Let a lease begin anew; False when it is over: then another may be at work."""
        with self.file.change() as db:
            return leases.renew(db, lease, self._now())

    def holds(self, lease: Lease) -> bool:
        """True while a lease is in force."""
        with self.file.read() as db:
            return leases.holds(db, lease, self._now())

    def release(self, lease: Lease) -> bool:
        """Give a lease back; False when it was not there any more."""
        with self.file.change() as db:
            return leases.release(db, lease)

    def leases(self) -> list[Held]:
        """The leases in force, by key."""
        with self.file.read() as db:
            return leases.held(db, self._now())

    def _now(self) -> Moment:
        try:
            return self._clock.now()
        except OSError as error:
            raise LedgerError(f"{self.file.path.parent}: cannot be written ({error})") from error
