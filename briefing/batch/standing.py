"""What the ledger knows of an item: whether it was made already, and still is what it was."""

from __future__ import annotations

import uuid
from pathlib import Path

from briefing.batch.adopting import recorded, whole
from briefing.batch.retrying import end
from briefing.batch.turns import Turn, digest, lasting
from briefing.jobs import Job, Result
from briefing.ledger import Entry, Ledger
from briefing.runner.resting import Resting

_RAN = ("succeeded", "failed", "timed out", "kernel died", "checks failed", "export failed")


class Standing:
    """Asks the ledger on behalf of one call of a batch.

    `force`: what was made before this session does not count. `verify`: files of earlier runs
    are hashed, not only measured.
    """

    def __init__(
        self, ledger: Ledger, batch: str, session: str, *, force: bool, verify: bool
    ) -> None:
        self._ledger, self._batch, self._session = ledger, batch, session
        self._force, self._verify = force, verify
        self._resting = Resting()

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

    def peak(self, turn: Turn) -> int:
        """The memory that the latest run of an item took, in bytes; 0 when nobody knows."""
        last = self._ledger.latest(turn.key, status="succeeded")
        return (last.peak or 0) if last else 0


def _result(entry: Entry) -> Result:
    return Result(
        status=entry.status,  # type: ignore[arg-type] # one of _RAN
        run=entry.run,
        folder=entry.folder,
        seconds=entry.seconds or 0.0,
        peak=entry.peak or 0,
        error=entry.error,
    )
