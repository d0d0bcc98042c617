"""Counts that only grow: how many runs ever ended how, and how long they took."""

from __future__ import annotations

import sqlite3

# Seconds; a report takes one warm, ten cold, and minutes on a large corpus.
BOUNDS = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0)
ABOVE = 1e300  # stands for "however long": SQLite keeps no infinity in JSON or text
_MOST_NOTEBOOKS = 200  # told apart; what comes later counts as "other"
_NOT_RUN = frozenset(("unchanged", "skipped", "lost"))


def count(db: sqlite3.Connection, notebook: str, status: str, seconds: float | None) -> None:
    """Count one more run."""
    notebook = _known(db, notebook)
    db.execute("INSERT OR IGNORE INTO endings VALUES (?, ?, 0)", (notebook, status))
    db.execute(
        "UPDATE endings SET runs = runs + 1 WHERE notebook = ? AND status = ?", (notebook, status)
    )
    if seconds is None or status in _NOT_RUN:
        return
    most = next((bound for bound in BOUNDS if seconds <= bound), ABOVE)
    db.execute("INSERT OR IGNORE INTO spans VALUES (?, ?, 0, 0.0)", (notebook, most))
    db.execute(
        "UPDATE spans SET runs = runs + 1, seconds = seconds + ? WHERE notebook = ? AND most = ?",
        (seconds, notebook, most),
    )


def _known(db: sqlite3.Connection, notebook: str) -> str:
    if db.execute("SELECT 1 FROM endings WHERE notebook = ? LIMIT 1", (notebook,)).fetchone():
        return notebook
    (known,) = db.execute("SELECT count(DISTINCT notebook) FROM endings").fetchone()
    return notebook if known < _MOST_NOTEBOOKS else "other"
