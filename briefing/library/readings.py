"""The shelf of a library file: readings kept of its articles, for all programs that open it.

A cache: whatever goes wrong here costs the time to read again, and never a reading. It has a
connection of its own, so that it waits for no other writer and is in no transaction of others.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import msgspec

from briefing.library import connection, records
from briefing.shelf import form
from briefing.shelf.seal import unsealed

_PATIENCE = 0.2  # seconds to wait for another writer before a reading is left unkept
_PAUSE = 5.0  # seconds without a further attempt after that
_PUT = """
INSERT OR REPLACE INTO readings(article, version, record)
SELECT ?, ?, ? WHERE EXISTS (SELECT 1 FROM articles WHERE id = ?)
"""


class Readings:
    """The readings kept in the library file at `path`; threads and forks may use it."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self._path = path
        self._writes = not read_only
        self._db: sqlite3.Connection | None = None
        self._opened_by = 0  # process id: a connection must not be used by a child
        self._lock = threading.Lock()
        self._rest = 0.0  # monotonic time before which nothing is written
        self._closed = False

    def __del__(self) -> None:
        """Close the connection with the last coverage that reads by it."""
        with suppress(AttributeError):
            self.close()

    def close(self) -> None:
        """Close the file; nothing is kept or found any more."""
        self._closed = True
        self._disconnect()

    def records(self, article: str) -> list[bytes]:
        """Return the records kept of an article (by id), the newest version first."""
        found: list[tuple[Any, bytes]] = []
        with self._quietly() as db:
            if db is not None:
                sql = "SELECT version, record FROM readings WHERE article = ?"
                found = db.execute(sql, (article,)).fetchall()
        return newest_first(found)

    def put(self, article: str, version: str, record: bytes) -> None:
        """Keep a record of an article of this library, in place of those of earlier versions."""
        if not self._writes or time.monotonic() < self._rest:
            return
        with self._quietly() as db:
            if db is None:
                return
            db.execute("BEGIN IMMEDIATE")
            try:
                keep(db, article, version, record)
                db.execute("COMMIT")
            finally:
                if db.in_transaction:
                    db.execute("ROLLBACK")

    @contextmanager
    def _quietly(self) -> Iterator[sqlite3.Connection | None]:
        """The connection, None when there is none to be had; errors end or delay the keeping."""
        with self._lock:
            try:
                db = self._connected()
            except sqlite3.Error:
                db = None
            try:
                yield db
            except sqlite3.Error as error:
                self._rest = time.monotonic() + _PAUSE
                self._writes &= "locked" in str(error)  # a full disk stays full for this run

    def _connected(self) -> sqlite3.Connection | None:
        if self._closed:
            return None
        if self._db is None or self._opened_by != os.getpid():
            place = connection.address(self._path, read_only=not self._writes)
            place += "" if "?" in place else "?mode=rw"  # a file that is gone is not made anew
            self._db = sqlite3.connect(
                place, uri=True, isolation_level=None, timeout=_PATIENCE, check_same_thread=False
            )
            self._db.execute("PRAGMA synchronous=NORMAL")
            self._opened_by = os.getpid()
            self._writes &= "mode=rw" in place
        return self._db

    def _disconnect(self) -> None:
        if self._db is not None and self._opened_by == os.getpid():
            with suppress(sqlite3.Error):
                self._db.close()
        self._db = None


def keep(db: sqlite3.Connection, article: str, version: str, record: bytes) -> None:
    """Keep a record as `Readings.put` does, in the transaction that is open."""
    _forget(db, article, version)
    db.execute(_PUT, (article, version, record, article))


def lacking(db: sqlite3.Connection, file: int, version: str) -> int:
    """How many articles of a file (by its number) have no reading of this version kept."""
    sql = (
        "SELECT count(*) FROM places JOIN articles ON articles.number = places.article"
        " LEFT JOIN readings ON readings.article = articles.id AND readings.version = ?"
        " WHERE places.file = ? AND places.gone = 0 AND readings.article IS NULL"
    )
    return int(db.execute(sql, (version, file)).fetchone()[0])


def newest_first(found: list[tuple[Any, bytes]]) -> list[bytes]:
    """The records of rows of version and record, the newest version first."""
    return [record for _, record in sorted(found, key=lambda row: -_number(row[0]))]


def sample(db: sqlite3.Connection, file: int, version: str) -> tuple[bytes, bytes] | None:
    """A reading of this version and the article it is of, from a file (by its number), or None."""
    sql = (
        "SELECT readings.record, articles.record FROM places"
        " JOIN articles ON articles.number = places.article"
        " JOIN readings ON readings.article = articles.id AND readings.version = ?"
        " WHERE places.file = ? AND places.gone = 0 LIMIT 1"
    )
    row = db.execute(sql, (version, file)).fetchone()
    return (row[0], row[1]) if row else None


def _forget(db: sqlite3.Connection, article: str, version: str) -> None:
    """Delete what earlier versions read with the same parser."""
    parser = version.partition(" ")[2]
    rows = db.execute("SELECT version FROM readings WHERE article = ?", (article,)).fetchall()
    for (other,) in rows:
        if str(other).partition(" ")[2] == parser and _number(other) < _number(version):
            db.execute("DELETE FROM readings WHERE article = ? AND version = ?", (article, other))


def _number(version: Any) -> int:
    """The number of a reader's version; -1 for what is none."""
    number = str(version).partition(" ")[0]
    return int(number) if number.isdecimal() else -1


def counted(db: sqlite3.Connection) -> dict[str, int]:
    """How many readings are kept, by the version of the reader."""
    rows = db.execute("SELECT version, count(*) FROM readings GROUP BY version ORDER BY 2 DESC")
    return {str(version): number for version, number in rows}


def faults(db: sqlite3.Connection) -> Iterator[str]:
    """What is wrong with the readings kept, one line a fault. A damaged one is read again."""
    sql = (
        "SELECT readings.article, version, readings.record, articles.record FROM readings"
        " LEFT JOIN articles ON articles.id = readings.article"
    )
    for name, version, record, stored in db.execute(sql):
        why = _fault(record, stored)
        if why:
            yield f"the reading of {name} by version {version}: {why}; it will be read again"


def _fault(record: bytes, stored: bytes | None) -> str:
    """Why a record cannot be what was read in the article; "" when it can."""
    if stored is None:
        return "there is no such article"
    try:
        content = msgspec.json.decode(unsealed(record))
        article = records.decoded(stored)
        if content["article"] != article.id:
            return f"it is of article {content['article']}"
        text = form.Text(article)
        for name, (_, shape, value) in content["fields"].items():
            if name in form.FIELDS and shape == form.shape(name):  # else of another kit
                form.read(text, name, msgspec.json.encode(value))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        return str(error)
    return ""
