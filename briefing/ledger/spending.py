"""Reports whose time is over by the policy: which runs they are of, and that they are gone."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable

from briefing.ledger.entries import SELECT, Entry, entry

_DAY = 86_400.0  # seconds
_NEVER = float("-inf")
# The latest success of each key stands: it is what a run that changes nothing leaves alone, and
# what the next one is compared with. So does what a run names as the report that stands.
_STANDS = (
    "SELECT folder FROM runs WHERE number IN"
    " (SELECT max(number) FROM runs WHERE status = 'succeeded' GROUP BY key)"
    " OR status = 'running' OR run IN (SELECT same FROM runs WHERE number IN"
    " (SELECT max(number) FROM runs WHERE status = 'unchanged' GROUP BY key))"
)
_GOING = f"""
status <> 'running' AND folder <> '' AND same IS NULL AND key NOT IN (SELECT key FROM leases)
AND started < CASE WHEN json_extract(detail, '$.judgements', '$."not kept"') = '[null,null]'
    THEN ? ELSE ? END
AND folder NOT IN ({_STANDS})
"""  # noqa: S608 - the constant above


_CITED = f"""
SELECT json_extract(detail, '$.earlier.run'), run, folder IN ({_STANDS}) FROM runs
WHERE status = 'succeeded' AND json_valid(detail)
"""  # noqa: S608 - the constant above


def spent(
    db: sqlite3.Connection, now: float, days: int, judged: int, kept: Collection[str]
) -> list[Entry]:
    """The runs whose reports may go, the oldest first; `kept` are ids of runs that may not.

    `now` is in seconds since 1970. `days` is how long reports stay, `judged` how long those that
    rest on a judgements file do; 0 is for ever. The latest success of each item stays, and so does
    what that one, or one of `kept`, was compared with.
    """
    since = [now - count * _DAY if count else _NEVER for count in (days, judged)]
    rows = db.execute(f"{SELECT} WHERE {_GOING} ORDER BY number", since)
    stay = {*kept, *cited(db, kept)}
    return [found for found in map(entry, rows) if found.run not in stay]


def cited(db: sqlite3.Connection, kept: Collection[str]) -> set[str]:
    """The runs that the reports which stand, and those of the runs `kept`, were compared with."""
    return {one for one, run, stands in db.execute(_CITED) if one and (stands or run in kept)}


def empty(db: sqlite3.Connection, runs: Iterable[str]) -> None:
    """Enter that the reports of these runs are gone, as the policy says: they are not missing."""
    db.executemany("UPDATE runs SET folder = '' WHERE run = ?", [(run,) for run in runs])
