"""The peer: the same texts in one plain FTS5 table, ranked by its own BM25."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable
from pathlib import Path

from briefing.models import Article

_TABLE = (
    "CREATE VIRTUAL TABLE peer USING fts5(title, text,"
    " tokenize='porter unicode61 remove_diacritics 2')"
)
_ASKED = (
    "SELECT rowid, title, bm25(peer, 3.0, 1.0) AS worth, snippet(peer, 1, '', '', '…', 40)"
    " FROM peer WHERE peer MATCH ? ORDER BY worth LIMIT 20"
)


class Peer:
    """A plain FTS5 table in a file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.execute("PRAGMA cache_size=-64000")

    def fill(self, articles: Iterable[Article]) -> float:
        """Insert every article in one transaction; return the seconds, decoding included."""
        began = time.perf_counter()
        self._db.execute("BEGIN")
        self._db.execute("DROP TABLE IF EXISTS peer")
        self._db.execute(_TABLE)
        rows = ((a.title, a.text) for a in articles)
        self._db.executemany("INSERT INTO peer VALUES (?, ?)", rows)
        self._db.execute("COMMIT")
        return time.perf_counter() - began

    def search(self, expression: str) -> int:
        """Ask for the best 20 with their snippets; return how many came."""
        return len(self._db.execute(_ASKED, (expression,)).fetchall())

    def size(self) -> int:
        """Bytes of the file, its log written back."""
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return self._path.stat().st_size
