"""What is done once in a while, by one of all the programs that share a ledger."""

from __future__ import annotations

import sqlite3
import time

from briefing.ledger.file import File

_DONE = "INSERT OR REPLACE INTO counters VALUES (?, ?)"


def take(file: File, name: str, every: float) -> float | None:
    """Take the turn of what is called so, if `every` seconds have passed since the last one.

    Return the seconds that have: less than 0 when the clock was set back, a lot when it was never
    done; None when it is not due, or another program was faster. Raises LedgerError.
    """
    with file.read() as db:
        if not _is_due(_passed(db, name), every):
            return None
    with file.change() as db:
        passed = _passed(db, name)
        if not _is_due(passed, every):  # another process was faster
            return None
        note(db, name)
    return passed


def note(db: sqlite3.Connection, name: str) -> None:
    """Enter that it has been done now."""
    db.execute(_DONE, (name, int(time.time())))


def _passed(db: sqlite3.Connection, name: str) -> float:
    (last,) = db.execute("SELECT max(value) FROM counters WHERE name = ?", (name,)).fetchone()
    return time.time() - (last or 0)


def _is_due(passed: float, every: float) -> bool:
    return not 0 <= passed < every
