"""Leases: who may work on what, and until when. At most one holds a key at any time."""

from __future__ import annotations

import math
import sqlite3

import msgspec

from briefing.errors import UsageError
from briefing.ledger import values
from briefing.ledger.clock import Moment
from briefing.ledger.whose import Whose, me

# Seconds after its end before another machine takes a lease over: file systems round their times,
# SMB and FAT to two seconds.
_GRACE = 2.0
_ROW = "SELECT token, holder, host, pid, boot, space, born, uptime, wall FROM leases WHERE key = ?"


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
    """A lease as others see it. `left` are the seconds to its end, 0 or less when it is over."""

    key: str
    holder: str
    token: int
    host: str
    pid: int
    left: float


def take(
    db: sqlite3.Connection, key: str, holder: str, seconds: float, now: Moment
) -> Lease | None:
    """Give a lease on a key; None while another one is in force, be it of the same holder."""
    if not (math.isfinite(seconds) and seconds > 0):
        raise UsageError(f"a lease of {seconds} seconds; give a number above 0")
    row = db.execute(_ROW, (key,)).fetchone()
    if row is not None and not _over(row, now):
        return None
    (last,) = db.execute("SELECT value FROM counters WHERE name = 'token'").fetchone()
    token = last + 1
    db.execute("UPDATE counters SET value = ? WHERE name = 'token'", (token,))
    who, holder = me(), values.text(holder)
    db.execute(
        "INSERT OR REPLACE INTO leases VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (key, token, holder, who.host, who.pid, who.boot, who.space, who.born,
         now.uptime + seconds, now.wall + seconds),
    )  # fmt: skip
    return Lease(key, holder, token, seconds)


def renew(db: sqlite3.Connection, lease: Lease, now: Moment) -> bool:
    """Let a lease begin anew; False when it is over, and when another one was given since."""
    row = db.execute(_ROW, (lease.key,)).fetchone()
    if row is None or row[0] != lease.token or _left(row, now) <= 0:
        return False
    db.execute(
        "UPDATE leases SET uptime = ?, wall = ?, boot = ? WHERE key = ?",
        (now.uptime + lease.seconds, now.wall + lease.seconds, me().boot, lease.key),
    )
    return True


def release(db: sqlite3.Connection, lease: Lease) -> bool:
    """Give a lease back; False when it was not in force any more."""
    found = db.execute(
        "DELETE FROM leases WHERE key = ? AND token = ?", (lease.key, lease.token)
    ).rowcount
    return found > 0


def holds(db: sqlite3.Connection, lease: Lease, now: Moment) -> bool:
    """True while a lease is in force."""
    row = db.execute(_ROW, (lease.key,)).fetchone()
    return row is not None and row[0] == lease.token and _left(row, now) > 0


def held(db: sqlite3.Connection, now: Moment) -> list[Held]:
    """The leases in force, by key."""
    rows = db.execute(_ROW.replace("SELECT", "SELECT key,").replace("WHERE key = ?", "ORDER BY 1"))
    return [
        Held(key, row[1], row[0], row[2], row[3], _left(tuple(row), now))
        for key, *row in rows.fetchall()
        if not _over(tuple(row), now)
    ]


def clear(db: sqlite3.Connection, now: Moment) -> int:
    """Remove the leases that are over, and return how many they were."""
    gone = [
        (key, row[0])
        for key, *row in db.execute(_ROW.replace("SELECT", "SELECT key,").partition(" WHERE")[0])
        if _over(tuple(row), now)
    ]
    db.executemany("DELETE FROM leases WHERE key = ? AND token = ?", gone)
    return len(gone)


_Row = tuple[int, str, str, int, str, str, str, float, float]


def _left(row: _Row, now: Moment) -> float:
    """Seconds to the end: by this machine's own time if it gave the lease, else by the shared."""
    boot, uptime, wall = row[4], row[7], row[8]
    return uptime - now.uptime if boot and boot == me().boot else wall - now.wall


def _over(row: _Row, now: Moment) -> bool:
    """True when a lease may be given to another: it ended, or its process did."""
    _, _, host, pid, boot, space, born, _, _ = row
    if Whose(host, pid, boot, space, born).ended:
        return True
    grace = 0.0 if boot and boot == me().boot else _GRACE
    return _left(row, now) <= -grace
