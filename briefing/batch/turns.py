"""The items of a batch on their way: waiting, running, done."""

from __future__ import annotations

import hashlib
import re
import time
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from briefing.batch.fitting import Fitted
from briefing.batch.plan import Item, Row
from briefing.jobs import Job, Result
from briefing.ledger import Lease
from briefing.runner.publishing import here

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

# Why the batch itself has ended a run: its limit, a wish to stop, another one that took it over.
Ended = Literal["", "limit", "stop", "taken"]


@dataclass(slots=True)
class Turn:
    """One item on its way. Times are of the monotonic clock.

    `due` is when it may be looked at. `short` is since when it waits for memory, 0 while it does
    not. `row` is what became of it, None until it is over.
    """

    fitted: Fitted
    fingerprint: str = ""
    lease: Lease | None = None
    run: str = ""
    began: float = 0.0
    due: float = 0.0
    short: float = 0.0
    tries: int = 0
    ended: Ended = ""
    row: Row | None = None

    @property
    def item(self) -> Item:
        """The item."""
        return self.fitted.item

    @property
    def key(self) -> str:
        """The name the ledger knows it by."""
        return self.fitted.key

    @property
    def age(self) -> float:
        """Seconds since it was started."""
        return time.monotonic() - self.began

    def next(self, session: str) -> Job:
        """The job of a new run of it."""
        self.run, self.ended = uuid.uuid4().hex, ""
        job = self.fitted.job
        lease = str(self.lease.token) if self.lease else ""
        told = {"session": session, "asked": digest(job), "lease": lease, "key": self.key}
        origin = {**job.origin, **told}
        return msgspec.structs.replace(
            job, run=self.run, fingerprint=self.fingerprint, asker=here(), origin=origin
        )

    def told(self, result: Result) -> Result:
        """The result with the id of the run; one that the batch ended is what it was ended for."""
        result = msgspec.structs.replace(result, run=result.run or self.run)
        if result.status != "lost" or not self.ended:
            return result
        if self.ended == "limit":
            limit = self.item.run_timeout or 0.0
            why = f"it hung beyond its limit of {limit:g} seconds, and its worker was ended"
            return msgspec.structs.replace(result, status="timed out", error=why)
        if self.ended == "stop":
            why = "the batch was stopped"
            return msgspec.structs.replace(result, status="interrupted", error=why)
        return msgspec.structs.replace(result, error="another call has taken it over")

    def over(self, result: Result) -> Row:
        """Keep what became of it, and return that."""
        self.row = Row(
            item=self.item.name,
            notebook=Path(self.fitted.job.notebook).stem,
            status=result.status,
            seconds=result.seconds,
            memory=result.peak,
            error=" ".join(result.error.split()),
            run=result.run,
            folder=result.folder,
            tries=self.tries,
        )
        return self.row


def lasting(job: Job) -> Job:
    """The job without what changes from day to day and from run to run: its folder has a date."""
    out = _DAY.sub("{day}", job.out)
    return msgspec.structs.replace(job, out=out, origin={}, run="", asker="", fingerprint="")


def digest(job: Job) -> str:
    """A digest of what is asked for: the notebook's bytes, the parameters, formats and folder."""
    told = msgspec.json.encode([lasting(job).parameters, job.formats, lasting(job).out])
    try:
        notebook = hashlib.sha256(Path(job.notebook).read_bytes()).hexdigest()
    except OSError:
        notebook = ""
    return hashlib.sha256(told + notebook.encode()).hexdigest()[:16]
