"""Runs that will never end: their process is no more."""

from __future__ import annotations

import sqlite3

from briefing.ledger import totals
from briefing.ledger.whose import Whose, me

LOST = "lost"
# A run of another machine cannot be looked at: after a day without an end it counts as lost. One
# that ends later still is what it is then.
_LONGEST = 86_400.0  # seconds
_RUNNING = (
    "SELECT number, run, notebook, started, host, pid, boot, space, born FROM runs"
    " WHERE status = 'running' ORDER BY number"
)


def lost(db: sqlite3.Connection, host: str | None, now: float) -> list[tuple[int, str, str]]:
    """What is running and will not end: number, id and notebook of each run."""
    found = []
    for number, run, notebook, started, *process in db.execute(_RUNNING).fetchall():
        whose = Whose(process[0], process[1], *(part or "" for part in process[2:]))
        if host in {None, whose.host} and is_lost(whose, now - started):
            found.append((number, run, notebook))
    return found


def lose(db: sqlite3.Connection, host: str | None, now: float) -> list[str]:
    """Close as lost what will not end; return the ids of those runs."""
    found = lost(db, host, now)
    for number, _, notebook in found:
        db.execute(
            "UPDATE runs SET status = ?, ended = ?, error = ?, boot = NULL, space = NULL,"
            " born = NULL WHERE number = ?",
            (LOST, now, "its process ended before the run did", number),
        )
        totals.count(db, notebook, LOST, None)
    return [run for _, run, _ in found]


def is_lost(whose: Whose, age: float) -> bool:
    """True when a process that began something `age` seconds ago will not end it."""
    here = me()
    if whose.is_beside(here):
        return whose.has_ended(here)
    if whose.host == here.host and whose.boot and here.boot and whose.boot != here.boot:
        return True  # this machine was started anew since
    return age > _LONGEST
