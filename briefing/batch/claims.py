"""Who makes an item: its runs entered and closed in the ledger, under a lease.

A run is entered before it starts and closed after its files are in place. So after a kill there
are three cases: no run is entered, and the item is made; a run is entered and its files are
whole, and it is closed as what its record says; or they are not, and it is closed as lost and
made again. A lease on the item sees to it that one caller at a time does any of this.
"""

from __future__ import annotations

import os
import socket
import uuid
from pathlib import Path

from briefing.batch.adopting import published
from briefing.batch.fitting import Unfit
from briefing.batch.turns import Turn
from briefing.jobs import Job, Result
from briefing.ledger import Ledger

LEASE = 60.0  # seconds; renewed four times as often
_OPEN = ("running", "lost")  # may have been published all the same
_LOST = Result(status="lost", error="the batch was killed while it ran")


class Claims:
    """Tells the ledger on behalf of one call of a batch, in the session of this id."""

    def __init__(self, ledger: Ledger, batch: str, session: str) -> None:
        self._ledger, self._batch, self._session = ledger, batch, session
        self._holder = f"{socket.gethostname()}/{os.getpid()}/{uuid.uuid4().hex[:8]}"

    def claim(self, turn: Turn) -> bool:
        """Take an item over; False while another one has it. What the dead left is closed."""
        if turn.lease is None:
            turn.lease = self._ledger.lease(turn.key, self._holder, LEASE)
            if turn.lease is None:
                return False
            for entry in self._ledger.runs(key=turn.key, status=_OPEN, limit=20):
                found = published(str(entry.origin.get("folder", "")), entry.run)
                if found is not None or entry.status == "running":
                    self._ledger.finish(entry.run, found or _LOST)
        return True

    def keep(self, turn: Turn) -> bool:
        """Renew the claim; False when another one may have taken it over."""
        return turn.lease is None or self._ledger.renew(turn.lease)

    def leave(self, turn: Turn) -> None:
        """Give the claim back."""
        if turn.lease is not None:
            self._ledger.release(turn.lease)
            turn.lease = None

    def begin(self, turn: Turn) -> Job:
        """Enter a run of an item, and return its job."""
        job = turn.next(self._session)
        self._ledger.begin(
            job.run, key=turn.key, batch=self._batch, origin={**job.origin, "folder": job.out},
            parameters=job.parameters, notebook=Path(job.notebook).stem,
            fingerprint=job.fingerprint,
        )  # fmt: skip
        return job

    def finish(self, turn: Turn, result: Result) -> Result:
        """Enter how a run ended. One that is lost may have been published: then it is not lost."""
        found = None
        if not result.record:
            found = published(turn.fitted.job.out, turn.run)
        self._ledger.finish(turn.run, found or result)
        return found or result

    def refuse(self, one: Unfit) -> None:
        """Enter an item that cannot run, once a session."""
        noted = self._ledger.latest(one.key)
        if noted is not None and noted.origin.get("session") == self._session:
            return
        item, result = one.item, Result(status="failed", error=one.why)
        origin = {"batch": self._batch, "item": item.name, "session": self._session}
        self._ledger.note(
            uuid.uuid4().hex, result, key=one.key, batch=self._batch, origin=origin,
            notebook=Path(item.notebook).stem, parameters=item.parameters,
        )  # fmt: skip
