"""Runs that a policy no longer keeps are taken out of the ledger."""

from __future__ import annotations

import sqlite3

import msgspec

from briefing.jobs import FINE
from briefing.ledger import leases
from briefing.ledger.clock import Moment
from briefing.ledger.entries import SELECT, Entry, entry
from briefing.ledger.policy import Policy

_DAY = 86_400.0  # seconds
_FINE = ", ".join(f"'{status}'" for status in sorted(FINE))
# Of each key: how many runs are newer, and which is the latest that succeeded.
_RANKED = """
CREATE TEMP TABLE ranked AS SELECT number, status, started,
    row_number() OVER (PARTITION BY key ORDER BY number DESC) AS age,
    row_number() OVER (ORDER BY number DESC) AS rank,
    number = max(CASE WHEN status = 'succeeded' THEN number END) OVER (PARTITION BY key) AS good,
    key IN (SELECT key FROM held) AS busy
FROM runs
"""
_GOING = f"""
SELECT number FROM ranked WHERE status <> 'running' AND NOT busy AND NOT coalesce(good, 0)
    AND (rank > :most OR (age > :last AND started <
        CASE WHEN status IN ({_FINE}) THEN :since ELSE :failures_since END))
"""  # noqa: S608 - the constants above


class Pruned(msgspec.Struct, frozen=True, kw_only=True):
    """What was taken out, or would be: runs, leases that were over, articles nothing rests on."""

    runs: tuple[Entry, ...]
    leases: int = 0
    articles: int = 0


def going(db: sqlite3.Connection, policy: Policy, now: Moment, time: float) -> list[Entry]:
    """The runs a policy does not keep, the oldest first. `time` is in seconds since 1970."""
    held = [(one.key,) for one in leases.held(db, now)]
    for table in ("ranked", "held"):
        db.execute(f"DROP TABLE IF EXISTS temp.{table}")
    db.execute("CREATE TEMP TABLE held (key TEXT)")
    db.executemany("INSERT INTO held VALUES (?)", held)
    db.execute(_RANKED)
    rows = db.execute(
        f"{SELECT} WHERE number IN ({_GOING}) ORDER BY number",
        {
            "most": policy.most,
            "last": policy.last,
            "since": time - policy.days * _DAY,
            "failures_since": time - max(policy.days, policy.failure_days) * _DAY,
        },
    )
    return [entry(row) for row in rows]


def take_out(db: sqlite3.Connection, gone: list[Entry], now: Moment) -> list[Entry]:
    """Take runs out, but those of an item that somebody began to work on since; tell which."""
    held = {one.key for one in leases.held(db, now)}
    taken = [one for one in gone if one.key not in held]
    db.executemany("DELETE FROM runs WHERE number = ?", [(one.number,) for one in taken])
    return taken


def sweep(db: sqlite3.Connection) -> int:
    """Take out the articles and versions that no run rests on; tell how many articles."""
    db.execute("DELETE FROM kits WHERE number NOT IN (SELECT kit FROM runs WHERE kit > 0)")
    return db.execute(
        "DELETE FROM articles WHERE number NOT IN (SELECT article FROM inputs)"
    ).rowcount
