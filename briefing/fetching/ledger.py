"""What was fetched, when, and with what result: one SQLite file beside the raw bytes."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.errors import LibraryError

NAME = "fetched.db"
_TABLES = """
CREATE TABLE IF NOT EXISTS pages (
    url TEXT PRIMARY KEY, final_url TEXT, status INTEGER, media_type TEXT, charset TEXT,
    etag TEXT, last_modified TEXT, fetched_at TEXT NOT NULL, sha256 TEXT, size INTEGER,
    error TEXT, next_allowed TEXT
);
CREATE TABLE IF NOT EXISTS versions (
    number INTEGER PRIMARY KEY, url TEXT NOT NULL, sha256 TEXT NOT NULL, file TEXT NOT NULL,
    final_url TEXT NOT NULL, media_type TEXT NOT NULL, charset TEXT, fetched_at TEXT NOT NULL,
    UNIQUE (url, sha256)
);
CREATE TABLE IF NOT EXISTS robots (
    origin TEXT PRIMARY KEY, fetched_at REAL NOT NULL, text TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS feeds (
    url TEXT PRIMARY KEY, sha256 TEXT NOT NULL, links TEXT NOT NULL, whole INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS ingested (
    library TEXT NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (library, version)
);
"""
_PAGE = """
INSERT INTO pages VALUES (:url, :final_url, :status, :media_type, :charset, :etag,
    :last_modified, :fetched_at, :sha256, :size, :error, :next_allowed)
ON CONFLICT (url) DO UPDATE SET final_url = excluded.final_url, status = excluded.status,
    media_type = excluded.media_type, charset = excluded.charset, etag = excluded.etag,
    last_modified = excluded.last_modified, fetched_at = excluded.fetched_at,
    sha256 = excluded.sha256, size = excluded.size, error = excluded.error,
    next_allowed = excluded.next_allowed
"""
_FAILURE = """
INSERT INTO pages (url, status, fetched_at, error, next_allowed)
    VALUES (:url, :status, :fetched_at, :error, :next_allowed)
ON CONFLICT (url) DO UPDATE SET status = excluded.status, fetched_at = excluded.fetched_at,
    error = excluded.error, next_allowed = excluded.next_allowed
"""


@dataclass(frozen=True, slots=True)
class Page:
    """What the ledger says of a URL. Times are UTC, ISO 8601; `size` is in bytes.

    `sha256` is that of the bytes kept last, None when none ever were; a later failure leaves it.
    `error` is None when the last fetch went well. Before `next_allowed` the server does not want
    to be asked again; None when it named no time.
    """

    url: str
    final_url: str | None
    status: int | None
    media_type: str | None
    charset: str | None
    etag: str | None
    last_modified: str | None
    fetched_at: str
    sha256: str | None
    size: int | None
    error: str | None
    next_allowed: str | None


def moment(seconds: float | None = None) -> str:
    """A time (seconds since 1970, None for now) as UTC in ISO 8601, to the second."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


class Ledger:
    """The ledger of one raw store, shared by the threads of a run."""

    def __init__(self, folder: Path) -> None:
        """Open or make it. Raises LibraryError when it is damaged."""
        self._lock = threading.Lock()
        self._path = folder / NAME
        self._database = sqlite3.connect(self._path, check_same_thread=False, isolation_level=None)
        try:
            self._database.execute("PRAGMA journal_mode = WAL")
            self._database.execute("PRAGMA synchronous = NORMAL")
            self._database.execute("PRAGMA busy_timeout = 10000")  # ms; readers are quick
            self._database.executescript(f"BEGIN;{_TABLES}COMMIT;")
        except sqlite3.Error as error:
            self._database.close()
            raise LibraryError(
                f"{self._path} cannot be opened ({error}); move it away and fetch again"
            ) from error

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def page(self, url: str) -> Page | None:
        """What is known of `url`, None when it was never asked for."""
        rows = self._rows("SELECT * FROM pages WHERE url = ?", url)
        return Page(*rows[0]) if rows else None

    def keep(self, page: Page, file: str | None) -> None:
        """Note a fetch that went well, and the file its bytes are in, in one transaction.

        `file` is None when nothing new is kept.
        """
        with self._change() as change:
            change.execute(_PAGE, {name: getattr(page, name) for name in Page.__slots__})
            if file is not None:
                change.execute(
                    "INSERT OR IGNORE INTO versions (url, sha256, file, final_url, media_type, "
                    "charset, fetched_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (page.url, page.sha256, file, page.final_url, page.media_type, page.charset,
                     page.fetched_at),
                )  # fmt: skip

    def fail(self, url: str, status: int | None, error: str, next_allowed: str | None) -> None:
        """Note a fetch that did not go well; what is kept of the page stays."""
        told = {"url": url, "status": status, "error": error, "next_allowed": next_allowed}
        with self._change() as change:
            change.execute(_FAILURE, {**told, "fetched_at": moment()})

    def robots(self, origin: str, age: float) -> str | None:
        """The robots.txt kept for `origin`; None when none is, or it is older than `age` s."""
        since = time.time() - age
        rows = self._rows(
            "SELECT text FROM robots WHERE origin = ? AND fetched_at BETWEEN ? AND ?",
            origin, since, time.time(),
        )  # fmt: skip
        return rows[0][0] if rows else None

    def keep_robots(self, origin: str, text: str) -> None:
        """Keep a robots.txt, and the time."""
        with self._change() as change:
            change.execute(
                "INSERT OR REPLACE INTO robots VALUES (?, ?, ?)", (origin, time.time(), text)
            )

    def links(self, feed: str, sha256: str) -> tuple[str, ...] | None:
        """The pages a feed's teasers lead to; None when these bytes of it were not read yet."""
        rows = self._rows("SELECT links FROM feeds WHERE url = ? AND sha256 = ?", feed, sha256)
        return tuple(json.loads(rows[0][0])) if rows else None

    def keep_links(self, feed: str, sha256: str, links: Sequence[str], *, whole: bool) -> None:
        """Keep the pages its teasers lead to, and whether any entry has a whole text."""
        with self._change() as change:
            change.execute(
                "INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, ?)",
                (feed, sha256, json.dumps(links), whole),
            )

    def waiting(self, library: str) -> list[tuple[int, str, str, str]]:
        """What `library` has not taken in: number, file, URL and media type, oldest first.

        Feeds of nothing but teasers are left out: the pages they lead to stand for them.
        """
        return self._rows(
            "SELECT number, file, final_url, media_type FROM versions WHERE number NOT IN "
            "(SELECT version FROM ingested WHERE library = ?) AND NOT EXISTS (SELECT 1 FROM feeds "
            "WHERE feeds.url = versions.url AND NOT whole) ORDER BY number",
            library,
        )

    def took(self, library: str, versions: Sequence[int]) -> None:
        """Note what `library` has taken in."""
        with self._change() as change:
            change.executemany(
                "INSERT OR IGNORE INTO ingested VALUES (?, ?)", [(library, v) for v in versions]
            )

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._database.execute(query, values).fetchall()

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        """One transaction. Raises LibraryError when it cannot be written."""
        try:
            # Commits at the end, rolls back on an error; the lock is for the other threads.
            with self._lock, self._database:
                self._database.execute("BEGIN IMMEDIATE")
                yield self._database
        except sqlite3.Error as error:
            raise LibraryError(f"{self._path} cannot be written ({error}); make room") from error
