"""Leases: who may work on what, and until when. At most one holds a key at any time."""

from __future__ import annotations

import math
import sqlite3
from typing import NamedTuple

import msgspec

from briefing.errors import UsageError
from briefing.ledger import values
from briefing.ledger.clock import Moment
from briefing.ledger.whose import Whose

# Seconds after its end before another machine takes a lease over: file systems round their times,
# SMB and FAT to two seconds.
_GRACE = 2.0


class Lease(msgspec.Struct, frozen=True):
    """The right to work on `key`, for `seconds` from when it was given or renewed last.

    `token` is larger than that of every lease before it, whatever the key: what guards a place
    against late writers compares it.
    """

    key: str
    holder: str
    token: int
    seconds: float


class Held(msgspec.Struct, frozen=True):
    """A lease in force, as others see it. `left` are the seconds to its end."""

    key: str
    holder: str
    token: int
    host: str
    pid: int
    left: float


class _Row(NamedTuple):
    key: str
    token: int
    holder: str
    host: str
    pid: int
    boot: str
    space: str
    born: str
    uptime: float
    wall: float

    def here(self, now: Moment) -> bool:
        """True when it was given since the same start of the same machine."""
        return bool(self.boot) and self.boot == now.who.boot

    def left(self, now: Moment) -> float:
        """Seconds to the end: by this machine's own time if it gave the lease, else the shared."""
        return self.uptime - now.uptime if self.here(now) else self.wall - now.wall

    def over(self, now: Moment) -> bool:
        """True when another one may be given: this one ended, or its process did."""
        whose = Whose(self.host, self.pid, self.boot, self.space, self.born)
        grace = 0.0 if self.here(now) else _GRACE
        return whose.has_ended(now.who) or self.left(now) <= -grace


_ALL = f"SELECT {', '.join(_Row._fields)} FROM leases"  # noqa: S608 - the names above


def _row(db: sqlite3.Connection, key: str) -> _Row | None:
    found = db.execute(f"{_ALL} WHERE key = ?", (key,)).fetchone()
    return None if found is None else _Row(*found)


def take(
    db: sqlite3.Connection, key: str, holder: str, seconds: float, now: Moment
) -> Lease | None:
    """Give a lease on a key; None while another one is in force, be it of the same holder."""
    if not (math.isfinite(seconds) and seconds > 0):
        raise UsageError(f"a lease of {seconds} seconds; give a number above 0")
    row = _row(db, key)
    if row is not None and not row.over(now):
        return None
    (last,) = db.execute("SELECT value FROM counters WHERE name = 'token'").fetchone()
    lease = Lease(key, values.text(holder), last + 1, seconds)
    db.execute("UPDATE counters SET value = ? WHERE name = 'token'", (lease.token,))
    _write(db, lease, now)
    return lease


def _write(db: sqlite3.Connection, lease: Lease, now: Moment) -> None:
    who = now.who
    db.execute(
        "INSERT OR REPLACE INTO leases VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _Row(lease.key, lease.token, lease.holder, who.host, who.pid, who.boot, who.space,
             who.born, now.uptime + lease.seconds, now.wall + lease.seconds),
    )  # fmt: skip


def renew(db: sqlite3.Connection, lease: Lease, now: Moment) -> bool:
    """Let a lease begin anew, as of the process that asks; False when it is not in force."""
    if not holds(db, lease, now):
        return False
    _write(db, lease, now)
    return True


def release(db: sqlite3.Connection, lease: Lease) -> bool:
    """Give a lease back; False when another one was given since, or it was given back before."""
    found = db.execute(
        "DELETE FROM leases WHERE key = ? AND token = ?", (lease.key, lease.token)
    ).rowcount
    return found > 0


def holds(db: sqlite3.Connection, lease: Lease, now: Moment) -> bool:
    """True while a lease is in force."""
    row = _row(db, lease.key)
    return row is not None and row.token == lease.token and row.left(now) > 0


def held(db: sqlite3.Connection, now: Moment) -> list[Held]:
    """The leases in force, by key."""
    rows = (_Row(*found) for found in db.execute(f"{_ALL} ORDER BY key").fetchall())
    return [
        Held(row.key, row.holder, row.token, row.host, row.pid, row.left(now))
        for row in rows
        if row.left(now) > 0 and not row.over(now)
    ]


def clear(db: sqlite3.Connection, now: Moment) -> int:
    """Remove the leases that are over, and return how many they were."""
    rows = (_Row(*found) for found in db.execute(_ALL).fetchall())
    gone = [(row.key, row.token) for row in rows if row.over(now)]
    db.executemany("DELETE FROM leases WHERE key = ? AND token = ?", gone)
    return len(gone)
