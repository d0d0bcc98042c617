"""Articles and readings in SQLite: write-ahead log, full-text index, one transaction a change."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from briefing.errors import LibraryError
from briefing.library import records, search
from briefing.library.coverage import Coverage
from briefing.library.query import limits, parse
from briefing.models import Article, Skipped

SCHEMA = 1
MOST = 200  # articles of a coverage, best matches first
_TABLES = """
CREATE TABLE IF NOT EXISTS articles (
    number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL,
    published TEXT, record BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS readings (
    article TEXT NOT NULL, version INTEGER NOT NULL, record BLOB NOT NULL,
    PRIMARY KEY (article, version)
);
CREATE TABLE IF NOT EXISTS skipped (place TEXT PRIMARY KEY, why TEXT NOT NULL);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(
    title, text, content='articles', content_rowid='number',
    tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER IF NOT EXISTS indexed AFTER INSERT ON articles BEGIN
    INSERT INTO words(rowid, title, text) VALUES (new.number, new.title, new.text);
END;
"""


def _address(path: Path | None) -> str:
    """The file as SQLite's URI; one that cannot be written is opened to be read only."""
    if path is None:
        return "file::memory:"
    writable = not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    return path.resolve().as_uri() + ("" if writable else "?immutable=1")


class Library:
    """A store of articles: a file, or memory for a folder that was read just now."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        with self._trouble():
            self._db = sqlite3.connect(_address(path), uri=True, isolation_level=None, timeout=30)
            (version,) = self._db.execute("PRAGMA user_version").fetchone()
            if version > SCHEMA:
                raise LibraryError(f"{self}: made by a later version of the kit; update the kit")
            if version == 0:
                self._make()

    def _make(self) -> None:
        """Make the tables in an empty file; any other database is not ours to touch."""
        if self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise LibraryError(
                f"{self}: a database of something else, not a library. Name another."
            )
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.executescript(_TABLES)
        self._db.execute(f"PRAGMA user_version={SCHEMA}")

    def __str__(self) -> str:
        return str(self.path.name) if self.path else "the folder's library"

    @contextmanager
    def _trouble(self) -> Iterator[None]:
        """Turn what SQLite raises into advice."""
        try:
            yield
        except (sqlite3.Error, msgspec.MsgspecError) as error:
            raise LibraryError(
                f"{self}: cannot be used as a library ({error}). Name another file, or make this "
                "one anew with `briefing ingest`."
            ) from error

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._trouble():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def __del__(self) -> None:
        """Close a library that nobody closed: since Python 3.13 SQLite warns of it."""
        with suppress(AttributeError, sqlite3.Error):
            self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def add(self, *articles: Article) -> int:
        """Add articles, all or none; return how many were new. The same text is kept once."""
        with self._transaction():
            return sum(self._insert(article) for article in articles)

    def _insert(self, article: Article) -> int:
        row = self._db.execute(
            "SELECT number, record FROM articles WHERE id = ?", (article.id,)
        ).fetchone()
        if row is not None:
            self._update(row[0], records.with_copy(records.decoded(row[1]), article))
            return 0
        values = (article.id, article.title, records.indexed(article), *records.record(article))
        self._db.execute(
            "INSERT INTO articles(id, title, text, published, record) VALUES (?, ?, ?, ?, ?)",
            values,
        )
        return 1

    def _update(self, number: int, article: Article | None) -> None:
        if article is not None:
            self._db.execute(
                "UPDATE articles SET published = ?, record = ? WHERE number = ?",
                (*records.record(article), number),
            )

    def note(self, skipped: Iterable[Skipped]) -> None:
        """Keep which inputs could not become an article, and why."""
        rows = [(s.place, s.why) for s in skipped]
        with self._transaction():
            self._db.executemany("INSERT OR REPLACE INTO skipped VALUES (?, ?)", rows)

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The inputs that could not become an article."""
        with self._trouble():
            rows = self._db.execute("SELECT place, why FROM skipped ORDER BY place").fetchall()
        return tuple(Skipped(*row) for row in rows)

    def __len__(self) -> int:
        with self._trouble():
            number: int = self._db.execute("SELECT count(*) FROM articles").fetchone()[0]
        return number

    def articles(self) -> Iterator[Article]:
        """Every article, in the order it was added."""
        with self._trouble():
            for (record,) in self._db.execute("SELECT record FROM articles ORDER BY number"):
                yield records.decoded(record)

    def kept_reading(self, article: str, version: int) -> bytes | None:
        """The reading kept of an article (by id), made by rules of `version`; None if none."""
        with self._trouble():
            row = self._db.execute(
                "SELECT record FROM readings WHERE article = ? AND version = ?", (article, version)
            ).fetchone()
        return row[0] if row else None

    def keep_reading(self, article: str, version: int, record: bytes) -> None:
        """Keep the reading of an article, in place of what an earlier version read."""
        with self._transaction():
            self._db.execute("DELETE FROM readings WHERE article = ?", (article,))
            self._db.execute("INSERT INTO readings VALUES (?, ?, ?)", (article, version, record))

    def about(self, topic: str, since: str = "", until: str = "") -> Coverage:
        """The articles about `topic`, published between `since` and `until` (ISO dates or "").

        At most 200, the best matches by BM25. Undated articles are left out when a limit is
        set, and counted. Raises UsageError for a topic without words, ParameterError for what
        is no date.
        """
        query, (first, last) = parse(topic), limits(since, until)
        with self._trouble():
            found = search.matches(self._db, query)
            dates = self._dates(found)
            best = search.ranked(self._db, query, found)
            kept = [n for n in best if search.in_time(dates[n], first, last)][:MOST]
            chosen = [(self._article(n), search.reason(query, found[n])) for n in kept]
        chosen.sort(key=lambda pair: (records.sort_key(pair[0]), pair[0].id))
        return Coverage(
            topic=topic,
            articles=tuple(article for article, _ in chosen),
            since=since,
            until=until,
            total=len(self),
            skipped=self.skipped,
            reasons=tuple(why for _, why in chosen),
            undated=sum(day is None for day in dates.values()) if first or last else 0,
        )

    def _dates(self, numbers: Iterable[int]) -> dict[int, str | None]:
        """The publication dates of articles by number, None for undated ones."""
        wanted = set(numbers)
        rows = self._db.execute("SELECT number, published FROM articles")
        return {number: day for number, day in rows if number in wanted}

    def _article(self, number: int) -> Article:
        row = self._db.execute("SELECT record FROM articles WHERE number = ?", (number,))
        return records.decoded(row.fetchone()[0])
