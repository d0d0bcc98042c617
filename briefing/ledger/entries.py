"""A run as one line of the ledger, and the lines that are asked for."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import msgspec

from briefing.ledger import values

MOST = 1_000_000  # lines one question may have for an answer
_COLUMNS = (
    "number, run, key, batch, notebook, status, origin, parameters, fingerprint, host, pid,"
    " started, ended, seconds, error, folder, peak, same, articles, checked, failures, warnings,"
    " words"
)
SELECT = f"SELECT {_COLUMNS} FROM runs ".replace("folder", "located(folder)")  # noqa: S608 - constants
_JSON = frozenset(("origin", "parameters"))
_TIMES = frozenset(("started", "ended"))


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One run. `status` is "running", or one of briefing.jobs.STATUSES.

    `number` grows from run to run. `started` and `ended` are in UTC, `ended` None while it runs.
    `seconds`, `peak` (bytes of memory) and the counts are None when not told. `same` is the run
    whose report stands, for one that changed nothing; empty otherwise. `folder` is where its
    files were written, as an absolute path; empty when there are none.
    """

    number: int
    run: str
    key: str
    batch: str = ""
    notebook: str = ""
    status: str
    origin: dict[str, Any] = {}
    parameters: dict[str, Any] = {}
    fingerprint: str = ""
    host: str = ""
    pid: int = 0
    started: datetime
    ended: datetime | None = None
    seconds: float | None = None
    error: str = ""
    folder: str = ""
    peak: int | None = None
    same: str = ""
    articles: int | None = None
    checked: int | None = None
    failures: int | None = None
    warnings: int | None = None
    words: int | None = None


def entry(row: Iterable[Any]) -> Entry:
    """The line of a row of SELECT."""
    fields: dict[str, Any] = dict(zip(Entry.__struct_fields__, _ordered(row), strict=True))
    for name in _JSON:
        fields[name] = values.unpacked(fields[name])
    for name in _TIMES:
        fields[name] = moment(fields[name])
    folder = os.fsdecode(fields["folder"])
    return Entry(**{**fields, "folder": folder, "same": fields["same"] or ""})


def _ordered(row: Iterable[Any]) -> list[Any]:
    found = dict(zip(_COLUMNS.replace(" ", "").split(","), row, strict=True))
    return [found[name] for name in Entry.__struct_fields__]


def moment(stamp: float | None) -> datetime | None:
    """Seconds since 1970 as a time in UTC."""
    return None if stamp is None else datetime.fromtimestamp(stamp, UTC)


def matching(**asked: Any) -> tuple[str, list[Any]]:
    """A condition for SELECT, and its values, from what is asked: None asks nothing.

    Known: key, batch, notebook, status (one or several), since (a time), fingerprint, article
    (an id a run rests on), before (a number).
    """
    parts, given = ["1"], []
    for name, value in asked.items():
        if value is None:
            continue
        wanted = [value] if isinstance(value, str | int | float | datetime) else [*value]
        parts.append(_CONDITIONS[name].format(", ".join("?" * len(wanted))))
        given += [_plain(one) for one in wanted]
    return " AND ".join(parts), given


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return values.text(value, values.LONGEST_KEY)
    return value.timestamp() if isinstance(value, datetime) else value


_CONDITIONS = {
    "key": "key = {}",
    "batch": "batch = {}",
    "notebook": "notebook = {}",
    "fingerprint": "fingerprint = {} AND fingerprint <> ''",
    "status": "status IN ({})",
    "since": "started >= {}",
    "before": "number < {}",
    "article": "number IN (SELECT run FROM inputs WHERE article IN"
    " (SELECT number FROM articles WHERE article = {}))",
}


def select(db: sqlite3.Connection, limit: int, **asked: Any) -> list[Entry]:
    """The lines asked for (see `matching`), the newest first."""
    condition, given = matching(**asked)
    rows = db.execute(
        f"{SELECT} WHERE {condition} ORDER BY number DESC LIMIT ?",
        [*given, max(0, min(limit, MOST))],
    )
    return [entry(row) for row in rows]


def known(db: sqlite3.Connection, run: str) -> Entry | None:
    """The line of a run by its whole id, or the one it began under; None when there is none."""
    row = db.execute(f"{SELECT} WHERE run = ? OR asked = ?", (run, run)).fetchone()
    return None if row is None else entry(row)


def names(db: sqlite3.Connection, column: str) -> list[str]:
    """What a column holds in the latest thousand runs; `column` is one of our own names."""
    rows = db.execute(
        f"SELECT DISTINCT {column} FROM"  # noqa: S608 - a name of ours
        f" (SELECT {column} FROM runs ORDER BY number DESC LIMIT 1000) WHERE {column} <> ''"
    )
    return [name for (name,) in rows]
