"""What the ledger knows of an item: made already, made by another one now, left by a dead one.

A run is entered before it starts and closed after its files are in place. So after a kill there
are three cases: no run is entered, and the item is made; a run is entered and its files are
whole, and it is closed as what its record says; or they are not, and it is closed as lost and
made again. A lease on the item sees to it that one caller at a time does any of this.
"""

from __future__ import annotations

import os
import socket
import uuid
from collections.abc import Iterator
from pathlib import Path

from briefing.batch.adopting import published, recorded, whole
from briefing.batch.retrying import end
from briefing.batch.turns import Turn, digest, lasting
from briefing.jobs import Job, Result
from briefing.ledger import Entry, Ledger
from briefing.runner.resting import Resting

LEASE = 60.0  # seconds; renewed four times as often
_RAN = ("succeeded", "failed", "timed out", "kernel died", "checks failed", "export failed")
_OPEN = ("running", "lost")  # may have been published all the same


class Standing:
    """Asks and tells the ledger on behalf of one call of a batch.

    `force`: what was made before this session does not count. `verify`: files of earlier runs
    are hashed, not only measured.
    """

    def __init__(
        self, ledger: Ledger, batch: str, session: str, *, force: bool, verify: bool
    ) -> None:
        self._ledger, self._batch, self._session = ledger, batch, session
        self._force, self._verify = force, verify
        self._resting = Resting()
        self._holder = f"{socket.gethostname()}/{os.getpid()}/{uuid.uuid4().hex[:8]}"

    def close(self) -> None:
        """Close what was opened to compute fingerprints."""
        self._resting.close()

    # ------------------------------------------------------------------ what is done already

    def settled(self, turn: Turn) -> Result | None:
        """What became of an item that need not run; None for one that must."""
        job = turn.fitted.job
        turn.fingerprint = self._fingerprint(job)
        last = self._ledger.latest(turn.key, status=_RAN)
        if last is None:
            return None
        if last.origin.get("session") == self._session:
            return self._of_now(turn, last)
        if self._force:
            return None
        same = self._ledger.latest(
            turn.key, fingerprint=turn.fingerprint, status=("succeeded", "checks failed")
        )
        return self._unchanged(turn, same) if same and self._stands(same, job) else None

    def _fingerprint(self, job: Job) -> str:
        return self._resting.fingerprint(lasting(job))

    def _of_now(self, turn: Turn, last: Entry) -> Result | None:
        """An item that this session has seen the end of, unless something changed since."""
        job = turn.fitted.job
        if last.origin.get("asked") != digest(job) or not self._stands(last, job):
            return None
        if last.fingerprint != turn.fingerprint == self._fingerprint(job):
            return None  # it can be told, and is another one
        result = _result(last)
        more = not result.fine and end(result) in turn.item.retry
        if more and self._tries(turn) <= turn.item.retries:
            return None
        return result

    def _tries(self, turn: Turn) -> int:
        rows = self._ledger.runs(key=turn.key, limit=50)
        return sum(r.origin.get("session") == self._session and r.status in _RAN for r in rows)

    def _stands(self, entry: Entry, job: Job) -> bool:
        """True when the files of a run are still there, its report in every format."""
        if entry.status not in ("succeeded", "checks failed"):
            return True  # it has no report
        home = Path(entry.folder)
        record = recorded(home)
        if record.get("run") != entry.run or not whole(home, record, verify=self._verify):
            return False
        suffixes = {Path(name).suffix[1:] for name in record["outputs"]}
        return entry.status == "checks failed" or suffixes >= {*job.formats}

    def _unchanged(self, turn: Turn, entry: Entry) -> Result:
        """A report that would be the same stands, and so do checks that would fail again."""
        if entry.status == "checks failed":
            return _result(entry)
        result = Result(status="unchanged", run=entry.run, folder=entry.folder)
        noted = self._ledger.latest(turn.key)
        if noted is None or noted.origin.get("session") != self._session:
            origin = {**turn.fitted.job.origin, "session": self._session}
            self._ledger.note(
                uuid.uuid4().hex, result, key=turn.key, batch=self._batch, origin=origin,
                notebook=Path(turn.fitted.job.notebook).stem, fingerprint=turn.fingerprint,
            )  # fmt: skip
        return result

    # ------------------------------------------------------------------ who makes it

    def claim(self, turn: Turn) -> bool:
        """Take an item over; False while another one has it. What the dead left is closed."""
        if turn.lease is None:
            turn.lease = self._ledger.lease(turn.key, self._holder, LEASE)
            if turn.lease is None:
                return False
            for entry in self._left(turn):
                found = published(str(entry.origin.get("folder", "")), entry.run)
                if found is not None or entry.status == "running":
                    self._ledger.finish(entry.run, found or _LOST)
        return True

    def _left(self, turn: Turn) -> Iterator[Entry]:
        """The runs of an item that nobody has closed, or only as lost. It is claimed."""
        yield from self._ledger.runs(key=turn.key, status=_OPEN, limit=20)

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

    def peak(self, turn: Turn) -> int:
        """The memory that the latest run of an item took, in bytes; 0 when nobody knows."""
        last = self._ledger.latest(turn.key, status="succeeded")
        return (last.peak or 0) if last else 0


_LOST = Result(status="lost", error="the batch was killed while it ran")


def _result(entry: Entry) -> Result:
    return Result(
        status=entry.status,  # type: ignore[arg-type] # one of _RAN
        run=entry.run,
        folder=entry.folder,
        seconds=entry.seconds or 0.0,
        peak=entry.peak or 0,
        error=entry.error,
    )
