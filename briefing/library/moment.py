"""The readings a library file kept at one moment, whatever is written to it since."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Self

from briefing.library.connection import address
from briefing.library.readings import newest_first

_PATIENCE = 0.2  # seconds to wait for another program; after that nothing is lent
_RECORDS = "SELECT version, record FROM readings WHERE article = ?"


class Moment:
    """A shelf of the readings that were there when this was made; nothing is put on it.

    SQLite shows one transaction the library as it was at its first question (write-ahead log),
    and writers need not wait for it. Not for several threads.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    @classmethod
    def of(cls, path: Path) -> Self | None:
        """The readings of this library file now; None when they cannot be held without a lock."""
        db = None
        try:
            # not opened to be read only: who closes a library last puts its log into the file
            place = address(path)
            place += "" if "?" in place else "?mode=rw"  # a file that is gone is not made anew
            db = sqlite3.connect(place, uri=True, isolation_level=None, timeout=_PATIENCE)
            db.execute("PRAGMA query_only=1")
            if db.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
                db.execute("BEGIN")
                db.execute("SELECT count(*) FROM (SELECT 1 FROM readings LIMIT 1)").fetchone()
                return cls(db)
        except sqlite3.Error:
            pass
        if db is not None:
            db.close()
        return None

    def records(self, article: str) -> list[bytes]:
        """The records that were kept of an article (by id), the newest version first."""
        with suppress(sqlite3.Error):
            return newest_first(self._db.execute(_RECORDS, (article,)).fetchall())
        return []

    def put(self, article: str, version: str, record: bytes) -> None:
        """Keep nothing: the moment is over."""

    def close(self) -> None:
        """Let go of the file."""
        with suppress(sqlite3.Error):
            self._db.rollback()
            self._db.close()
