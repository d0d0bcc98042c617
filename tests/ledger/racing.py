"""A worker of the race: it takes keys by lease, works on each, and says so in the ledger.

Called with the ledger, the file of the work, the number of keys, and a seed.
"""

from __future__ import annotations

import os
import random
import sys
import time
import uuid
from pathlib import Path

from briefing.jobs import Result
from briefing.ledger import Ledger
from tests.ledger.runs import record


def race(place: Path, work: Path, count: int, seed: int) -> None:
    """Work until all keys are done."""
    chance = random.Random(seed)  # noqa: S311 - an order of keys, no secret
    left = [f"key {number}" for number in range(count)]
    while left:
        chance.shuffle(left)
        with Ledger.open(place) as ledger:
            ledger.abandoned()
            for key in left:
                one(ledger, key, work)
            left = [key for key in left if ledger.latest(key, status="succeeded") is None]
        time.sleep(0.002)


def one(ledger: Ledger, key: str, work: Path) -> None:
    """Work on a key, if nobody else does and nobody did."""
    lease = ledger.lease(key, str(os.getpid()), 60)
    if lease is None:
        return
    if ledger.latest(key, status="succeeded") is None:
        run = uuid.uuid4().hex
        ledger.begin(run, key=key, notebook="topic_briefing")
        append(work, f"{key}\n")
        ledger.finish(run, Result(status="succeeded", run=run, record=record(run)))
    ledger.release(lease)


def append(work: Path, line: str) -> None:
    """Add a line to a file that others add to as well."""
    number = os.open(work, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(number, line.encode())
    os.close(number)


if __name__ == "__main__":
    print("ready", flush=True)  # noqa: T201 - whoever kills it waits for this
    race(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
