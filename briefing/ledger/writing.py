"""What is written into a ledger: a run begins, and ends."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

import msgspec

from briefing.errors import UnknownNameError, UsageError
from briefing.jobs import Result
from briefing.ledger import places, totals, values
from briefing.ledger.losing import LOST
from briefing.ledger.told import Told, told
from briefing.ledger.values import LONGEST_TEXT, packed, text
from briefing.ledger.whose import me

RUNNING = "running"


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a run when it begins."""

    key: str
    batch: str = ""
    origin: Mapping[str, Any] = {}
    parameters: Mapping[str, Any] = {}
    notebook: str = ""
    fingerprint: str = ""


def begin(db: sqlite3.Connection, run: str, asked: Asked, now: float) -> int:
    """Enter a run that begins, and return its number. Raises UsageError for an id that is taken."""
    if not run or run != text(run, 100):
        raise UsageError(f"a run needs an id of at most 100 characters, not {run!r:.120}")
    if _number(db, run) is not None:
        raise UsageError(f"run {run} is in the ledger already; give each run an id of its own")
    who = me()
    cursor = db.execute(
        "INSERT INTO runs (run, key, batch, notebook, status, origin, parameters, fingerprint,"
        " host, pid, boot, space, born, started) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (run, values.key(asked.key), values.key(asked.batch), text(asked.notebook), RUNNING,
         packed(asked.origin), packed(asked.parameters), text(asked.fingerprint),
         who.host, who.pid, who.boot, who.space, who.born, now),
    )  # fmt: skip
    return int(cursor.lastrowid or 0)


def finish(db: sqlite3.Connection, run: str, result: Result, now: float) -> None:
    """Enter how a run ended, and what its record tells. Raises UnknownNameError."""
    number = _number(db, run)
    if number is None:
        raise UnknownNameError(f"no run {run} has begun in this ledger; call begin first")
    found = told(result.record)
    (before, started, notebook) = db.execute(
        "SELECT status, started, notebook FROM runs WHERE number = ?", (number,)
    ).fetchone()
    row = _row(result, found, now, started) | _identity(db, number, run, result)
    row["notebook"] = notebook = found.notebook or notebook
    if found.parameters:
        row["parameters"] = packed(found.parameters)
    row["kit"] = _kit(db, found)
    names = ", ".join(f"{name} = :{name}" for name in row).replace(":folder", "kept(:folder)")
    db.execute(
        f"UPDATE runs SET {names} WHERE number = :number",  # noqa: S608 - our own names
        row | {"number": number},
    )
    _parts(db, number, found)
    if before in {RUNNING, LOST}:
        totals.count(db, notebook, result.status, row["seconds"])


def _number(db: sqlite3.Connection, run: str) -> int | None:
    row = db.execute("SELECT number FROM runs WHERE run = ?", (run,)).fetchone()
    row = row or db.execute("SELECT number FROM runs WHERE asked = ?", (run,)).fetchone()
    return None if row is None else int(row[0])


def _row(result: Result, found: Told, now: float, started: float) -> dict[str, Any]:
    spent = values.seconds(result.seconds)
    return {
        "status": text(result.status, 40),
        "ended": now,
        "seconds": max(0.0, now - started) if spent is None else spent,
        "peak": values.whole(result.peak) or found.peak,
        "error": text(result.error, LONGEST_TEXT),
        "folder": places.raw(result.folder),
        "articles": len(found.articles) if result.record else None,
        "checked": found.checked,
        "failures": found.failures,
        "warnings": found.warnings,
        "words": found.words,
        "detail": packed(found.detail),
        "boot": None,
        "space": None,
        "born": None,
    }


def _identity(db: sqlite3.Connection, number: int, run: str, result: Result) -> dict[str, Any]:
    """The id of run.json where a run was made; one of an earlier run says whose report stands."""
    made = text(result.run, 100)
    if not made or made == run:
        return {}
    other = _number(db, made)
    if other is not None and other != number:
        return {"same": made}
    return {"run": made, "asked": run} if result.record else {"same": made}


def _kit(db: sqlite3.Connection, found: Told) -> int | None:
    if not found.versions:
        return None
    versions = json.dumps(found.versions, sort_keys=True, ensure_ascii=False)
    db.execute("INSERT OR IGNORE INTO kits (versions) VALUES (?)", (versions,))
    (number,) = db.execute("SELECT number FROM kits WHERE versions = ?", (versions,)).fetchone()
    return int(number)


def _parts(db: sqlite3.Connection, number: int, found: Told) -> None:
    for table in ("cells", "inputs", "outputs"):
        db.execute(f"DELETE FROM {table} WHERE run = ?", (number,))  # noqa: S608 - our own names
    db.executemany(
        "INSERT OR REPLACE INTO cells VALUES (?, ?, ?, ?, ?)",
        [
            (number, c.number, None if c.seconds is None else round(c.seconds * 1000), c.status,
             c.memory)
            for c in found.cells
        ],
    )  # fmt: skip
    rows = [(one.article, one.sha256, one.title, one.place) for one in found.articles]
    db.executemany(
        "INSERT OR IGNORE INTO articles (article, sha256, title, place) VALUES (?, ?, ?, ?)", rows
    )
    db.executemany(
        "INSERT INTO inputs SELECT ?, ?, number FROM articles WHERE article = ? AND sha256 = ?",
        [(number, turn, one.article, one.sha256) for turn, one in enumerate(found.articles, 1)],
    )
    db.executemany(
        "INSERT OR IGNORE INTO outputs VALUES (?, ?, ?, ?)",
        [(number, one.name, one.sha256, one.bytes) for one in found.outputs],
    )
