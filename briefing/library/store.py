"""Articles and readings in SQLite: write-ahead log, full-text index, one transaction a change."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from briefing.errors import LibraryError
from briefing.library.coverage import Coverage
from briefing.library.query import Query, is_unspaced, limits, parse, quoted_term, span_of
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


class Library:
    """A store of articles: a file, or memory for a folder that was read just now."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        with self._trouble():
            self._db = sqlite3.connect(path or ":memory:", isolation_level=None, timeout=30)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=NORMAL")
            (version,) = self._db.execute("PRAGMA user_version").fetchone()
            if version > SCHEMA:
                raise LibraryError(f"{self}: made by a later version of the kit; update the kit")
            self._db.executescript(_TABLES)
            self._db.execute(f"PRAGMA user_version={SCHEMA}")

    def __str__(self) -> str:
        return str(self.path.name) if self.path else "the folder's library"

    @contextmanager
    def _trouble(self) -> Iterator[None]:
        """Turn what SQLite raises into advice."""
        try:
            yield
        except sqlite3.DatabaseError as error:
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

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def add(self, *articles: Article) -> int:
        """Add articles, all or none; return how many were new. The same text is kept once."""
        with self._transaction():
            return sum(self._insert(article) for article in articles)

    def _insert(self, article: Article) -> int:
        values = (
            article.id,
            article.title,
            _printable(article.text),
            article.published.date if article.published else None,
            msgspec.json.encode(article),
        )
        made = self._db.execute(
            "INSERT OR IGNORE INTO articles(id, title, text, published, record)"
            " VALUES (?, ?, ?, ?, ?)",
            values,
        )
        return made.rowcount

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
                yield msgspec.json.decode(record, type=Article)

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

        At most 200, the best matches by BM25. Undated articles are left out when a limit is set.
        Raises UsageError for a topic without words, ParameterError for what is no date.
        """
        query, (first, last) = parse(topic), limits(since, until)
        with self._trouble():
            found = self._matches(query)
            best = sorted(found, key=lambda number: (-len(found[number]), number))
            kept = [n for n in self._ranked(query, best) if self._in_time(n, first, last)][:MOST]
            chosen = [(self._article(number), _reason(query, found[number])) for number in kept]
        chosen.sort(key=lambda pair: (_sort_key(pair[0]), pair[0].id))
        return Coverage(
            topic=topic,
            articles=tuple(article for article, _ in chosen),
            since=since,
            until=until,
            total=len(self),
            skipped=self.skipped,
            reasons=tuple(reason for _, reason in chosen),
        )

    def _matches(self, query: Query) -> dict[int, list[str]]:
        """Numbers of the articles that match, each with the words or phrases found in it."""
        if query.expression:
            return {number: [] for number in self._search(query.expression)}
        found: dict[int, list[str]] = {}
        for term in (*query.phrases, *query.words):
            for number in self._with(term):
                found.setdefault(number, []).append(term)
        wanted = set(query.phrases)
        return {
            number: terms
            for number, terms in found.items()
            if wanted <= set(terms) and len(set(terms) - wanted) >= query.needed
        }

    def _with(self, term: str) -> list[int]:
        if not is_unspaced(term):
            return self._search(quoted_term(term))
        rows = self._db.execute(
            "SELECT number FROM articles WHERE instr(text, ?1) OR instr(title, ?1)", (term,)
        )
        return [number for (number,) in rows]

    def _search(self, expression: str) -> list[int]:
        rows = self._db.execute("SELECT rowid FROM words WHERE words MATCH ?", (expression,))
        return [number for (number,) in rows]

    def _ranked(self, query: Query, numbers: list[int]) -> list[int]:
        """The numbers by BM25 (FTS5's own), best first; those the index does not know last."""
        terms = [t for t in (*query.phrases, *query.words) if not is_unspaced(t)]
        expression = query.expression or " OR ".join(map(quoted_term, terms))
        if not expression:
            return numbers
        rows = self._db.execute(
            "SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, 3.0, 1.0)",
            (expression,),
        )
        place = {number: rank for rank, (number,) in enumerate(rows)}
        return sorted(numbers, key=lambda number: place.get(number, len(place)))

    def _in_time(self, number: int, first: str, last: str) -> bool:
        if not first and not last:
            return True
        row = self._db.execute("SELECT published FROM articles WHERE number = ?", (number,))
        (published,) = row.fetchone()
        if published is None:
            return False
        start, end = span_of(published)
        return (not first or end >= first) and (not last or start <= last)

    def _article(self, number: int) -> Article:
        row = self._db.execute("SELECT record FROM articles WHERE number = ?", (number,))
        return msgspec.json.decode(row.fetchone()[0], type=Article)


def _printable(text: str) -> str:
    """`text` as SQLite can store it."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _reason(query: Query, terms: list[str]) -> str:
    if query.expression:
        return "matches the expression"
    missing = [word for word in query.words if word not in terms]
    without = f"; without {', '.join(missing)}" if missing else ""
    return f"has {', '.join(terms)}{without}"


def _sort_key(article: Article) -> str:
    """By publication; undated articles last."""
    return span_of(article.published.date)[0] if article.published else "9999"
