"""A run by a name a person types."""

from __future__ import annotations

import re
import sqlite3

from briefing.errors import UnknownNameError, UsageError, nearest
from briefing.ledger import entries, values
from briefing.ledger.entries import SELECT, Entry, entry

_LATEST = re.compile(r"latest(?:~([0-9]{1,6}))?")
_KNOWN = 200  # keys and ids that an unknown name is compared with, the newest
_SHOWN = 5


def find(db: sqlite3.Connection, name: str) -> Entry:
    """See Ledger.find."""
    key = values.key(name.strip())
    name = values.text(name.strip(), values.LONGEST_KEY)
    latest = _LATEST.fullmatch(name)
    if latest is not None:
        return _back(db, int(latest[1] or 0))
    exact = entries.known(db, name)
    if exact is not None:
        return exact
    of_key = entries.select(db, 1, key=key)
    return of_key[0] if of_key else _begun(db, name)


def _back(db: sqlite3.Connection, steps: int) -> Entry:
    row = db.execute(f"{SELECT} ORDER BY number DESC LIMIT 1 OFFSET ?", (steps,)).fetchone()
    if row is None:
        (count,) = db.execute("SELECT count(*) FROM runs").fetchone()
        raise UnknownNameError(f"the ledger has {count} runs, none of them latest~{steps}")
    return entry(row)


def _begun(db: sqlite3.Connection, name: str) -> Entry:
    """The only run whose id begins so."""
    rows = []
    if name:
        rows = db.execute(
            f"{SELECT} WHERE run >= ? AND run < ? ORDER BY run LIMIT ?",
            (name, name + "\U0010ffff", _SHOWN + 1),
        ).fetchall()
    if len(rows) == 1:
        return entry(rows[0])
    if rows:
        some = ", ".join(entry(row).run[: len(name) + 4] for row in rows[:_SHOWN])
        raise UsageError(f"{name!r} is the beginning of several runs: {some}. Type more of it.")
    raise UnknownNameError(f"no run named {name!r:.120}. {nearest(name[:200], _names(db))}")


def _names(db: sqlite3.Connection) -> set[str]:
    rows = db.execute("SELECT run, key FROM runs ORDER BY number DESC LIMIT ?", (_KNOWN,))
    found = {"latest"}
    for run, key in rows:
        found |= {run, key}
    return found
