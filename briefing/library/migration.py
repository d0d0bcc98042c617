"""Library files of earlier schemas, brought to the present one in one transaction.

Schema 1 kept articles with their text and one index over it, no files and no versions.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing

from briefing.library import ledger, records, schema
from briefing.library.terms import Terms
from briefing.library.writing import Intake

_BATCH = 500  # articles between two flushes


def upgrade(db: sqlite3.Connection) -> None:
    """Bring a library of schema 1 to the present one, in the transaction that is open."""
    for statement in (
        "DROP TRIGGER IF EXISTS indexed",
        "DROP TABLE IF EXISTS words",
        "ALTER TABLE articles RENAME TO articles_1",
        "ALTER TABLE skipped RENAME TO skipped_1",
        "DROP TABLE IF EXISTS readings",  # what its rules read is read again
    ):
        db.execute(statement)
    schema.make(db)
    db.execute(
        "INSERT INTO skipped SELECT ? || place, place, why FROM skipped_1", (ledger.UNKNOWN,)
    )
    _take_articles(db)
    for table in ("articles_1", "skipped_1"):
        db.execute(f"DROP TABLE {table}")


def _take_articles(db: sqlite3.Connection) -> None:
    with closing(Terms()) as terms:
        intake = Intake(db, terms)
        rows = db.execute("SELECT record FROM articles_1 ORDER BY number")
        while batch := rows.fetchmany(_BATCH):
            for (record,) in batch:
                article = records.decoded(record)
                number, _ = intake.add(article)
                _enter_place(db, article.origin.place, number)
            intake.flush()


def _enter_place(db: sqlite3.Connection, place: str, number: int) -> None:
    """Enter the file an article came from: its folder is not known, and it is read again."""
    path = ledger.UNKNOWN + place
    db.execute(
        "INSERT OR IGNORE INTO files(path, place, size, modified, sha256, rules)"
        " VALUES (?, ?, -1, -1, '', 0)",
        (path, place),
    )
    (file,) = db.execute("SELECT number FROM files WHERE path = ?", (path,)).fetchone()
    db.execute("INSERT OR IGNORE INTO places VALUES (?, ?, ?, 0)", (file, place, number))
