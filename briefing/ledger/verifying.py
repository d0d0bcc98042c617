"""Whether a ledger is sound, and the files it tells of are what they were."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from briefing.ledger import accounts, filing
from briefing.ledger.entries import SELECT, Entry, entry

_SHOWN = 20  # faults of one kind told one by one
_ROWS = (  # what must have no row, and what a row means
    (
        "SELECT run, ended FROM runs WHERE (status = 'running') <> (ended IS NULL)",
        "run {} is both running and ended",
    ),
    (
        "SELECT run, started FROM runs WHERE key = '' OR run = ''",
        "run {} has no name of what it is about",
    ),
    (
        "SELECT asked, number FROM runs r WHERE asked IN"
        " (SELECT run FROM runs o WHERE o.number <> r.number)",
        "two runs are known as {}",
    ),
    (
        "SELECT key, token FROM leases WHERE token >"
        " (SELECT value FROM counters WHERE name = 'token')",
        "the lease on {} has a token that was never given",
    ),
    (
        "SELECT run, article FROM inputs WHERE article NOT IN (SELECT number FROM articles)",
        "run number {} rests on article number {}, which is not there",
    ),
    (
        "SELECT run, kit FROM runs WHERE kit > 0 AND kit NOT IN (SELECT number FROM kits)",
        "run {} names versions that are not there",
    ),
    (
        "SELECT r.run, r.articles FROM runs r WHERE r.articles <>"
        " (SELECT count(*) FROM inputs i WHERE i.run = r.number)",
        "run {} rests on {} articles, and not all of them are listed",
    ),
)


def faults(db: sqlite3.Connection) -> list[str]:
    """What is wrong with the file and its tables; empty when it is sound."""
    (told,) = db.execute("PRAGMA integrity_check(20)").fetchone()
    found = [] if told == "ok" else [f"the file is damaged: {told}"]
    for table, _, target, _ in db.execute("PRAGMA foreign_key_check").fetchmany(_SHOWN):
        found.append(f"{table} has a row that belongs to none of {target}")
    for query, told in _ROWS:
        found += [told.format(*row) for row in db.execute(query).fetchmany(_SHOWN)]
    return found


def changed(db: sqlite3.Connection, limit: int) -> Iterator[tuple[Entry, str, str]]:
    """Files that are not what was recorded: the run, the file, its state.

    Of the runs of one folder the latest counts: it replaced the others'. At most `limit` folders
    are looked at, the newest first.
    """
    latest = (
        "number IN (SELECT max(number) FROM runs WHERE folder <> ''"
        " AND same IS NULL AND number IN (SELECT run FROM outputs) GROUP BY folder)"
    )
    rows = db.execute(f"{SELECT} WHERE {latest} ORDER BY number DESC LIMIT ?", (limit,))
    for row in rows.fetchall():
        line = entry(row)
        outputs = accounts.kept(db, line).outputs
        for name, state in filing.states(line.folder, outputs, line.run).items():
            if state != "as recorded":
                yield line, name, state
