"""Articles and readings in SQLite: write-ahead log, two indexes, one transaction a change."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from briefing.errors import UnknownNameError
from briefing.library import ledger, records, showing, upkeep
from briefing.library.connection import Connection
from briefing.library.coverage import Coverage, with_kinship
from briefing.library.hits import Hit, Hits
from briefing.library.kinship_groups import related
from briefing.library.kinship_sources import marked
from briefing.library.parsing import parse
from briefing.library.query import Field, Query, field, limits
from briefing.library.readings import Readings
from briefing.library.search import Search
from briefing.library.snippets import snippet
from briefing.library.terms import Terms
from briefing.library.unread import by_file
from briefing.library.upkeep import Stats
from briefing.library.writing import Intake
from briefing.models import Article, Skipped
from briefing.shelf import lend, withdraw

MOST = showing.MOST  # articles of a coverage
_MOST_HITS = 1_000  # of one page
_NEWEST = "SELECT record FROM articles WHERE newer IS NULL ORDER BY number"


class Library:
    """A store of articles: a file, or memory for a folder that was read just now.

    Several programs may read a file while one writes to it. `read_only` opens it to be read.
    """

    def __init__(self, path: Path | None = None, *, read_only: bool = False) -> None:
        self._file = Connection(path, read_only=read_only)
        self.path = path
        self._terms = Terms()
        self._intake = Intake(self._file.db, self._terms)
        self._readings = Readings(path, read_only=self._file.read_only) if path else None
        if self._readings:
            lend(self._readings)

    def __str__(self) -> str:
        return self._file.name

    def __del__(self) -> None:
        """Close a library that nobody closed: since Python 3.13 SQLite warns of it.

        A coverage of it goes on using its readings.
        """
        with suppress(AttributeError, sqlite3.Error):
            self._file.close()
            self._terms.close()

    def close(self) -> None:
        """Close the file, and its readings to every coverage."""
        self._file.close()
        self._terms.close()
        if self._readings:
            withdraw(self._readings)
            self._readings.close()

    # ------------------------------------------------------------ what goes in

    @contextmanager
    def intake(self) -> Iterator[tuple[sqlite3.Connection, Intake]]:
        """A transaction in which articles and files are taken in. Raises LibraryError."""
        try:
            with self._file.transaction() as db:
                yield db, self._intake
                self._intake.flush()
        finally:
            self._intake.clear()

    def add(self, *articles: Article) -> int:
        """Add articles, all or none; return how many were new. The same text is kept once."""
        with self.intake() as (_, intake):
            return sum(intake.add(article)[1] for article in articles)

    def note(self, skipped: Iterable[Skipped]) -> None:
        """Keep which inputs could not become an article, and why."""
        with self._file.transaction() as db:
            for one in skipped:
                ledger.note(db, one.place, [one])

    def file_entry(self, one: ledger.Input) -> ledger.Known | None:
        """What is known of an input file; None for a new one."""
        with self._file.trouble():
            return ledger.known(self._file.db, one)

    def file_holds(self, entry: ledger.Known, one: ledger.Input) -> tuple[int, tuple[Skipped, ...]]:
        """How many articles an unchanged file holds, and what of it could not become one."""
        if entry.touched:
            with self._file.transaction() as db:
                ledger.touch(db, entry.number, one)
        with self._file.trouble():
            return ledger.holds(self._file.db, entry.number)

    # ------------------------------------------------------------ what is there

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The inputs that could not become an article."""
        with self._file.trouble():
            rows = self._file.db.execute("SELECT place, why FROM skipped ORDER BY place, source")
            return tuple(dict.fromkeys(Skipped(*row) for row in rows))

    def __len__(self) -> int:
        with self._file.trouble():
            sql = "SELECT (SELECT count(*) FROM articles) - count(*) FROM articles WHERE newer > 0"
            number: int = self._file.db.execute(sql).fetchone()[0]
        return number

    def articles(self) -> Iterator[Article]:
        """Every article in its newest version, in the order they were added."""
        with self._file.trouble():
            for (record,) in self._file.db.execute(_NEWEST):
                yield records.decoded(record)

    def readings_of(self, ids: Iterable[str], version: str) -> frozenset[str]:
        """Those of these articles whose reading by this version of the reader is kept."""
        sql = "SELECT 1 FROM readings WHERE article = ? AND version = ?"
        with self._file.snapshot() as db:
            return frozenset(one for one in ids if db.execute(sql, (one, version)).fetchone())

    def rows(self) -> Iterator[tuple[object, ...]]:
        """All that a report may rest on, in one order: articles, their versions, what is unread."""
        with self._file.snapshot() as db:
            yield from upkeep.rows(db)

    def versions(self, article: str) -> tuple[Article, ...]:
        """The versions of an article, the newest first, by the id of any of them.

        Raises UnknownNameError when no article has that id.
        """
        with self._file.trouble():
            rows = self._file.db.execute(
                "SELECT record FROM articles WHERE story ="
                " (SELECT story FROM articles WHERE id = ?) ORDER BY newer IS NOT NULL, turn DESC",
                (article,),
            ).fetchall()
        if not rows:
            raise UnknownNameError(
                f"{self}: no article with the id {article!r}. `briefing search` prints the ids."
            )
        return tuple(records.decoded(row[0]) for row in rows)

    def kept(self, ids: Sequence[str]) -> tuple[Article, ...]:
        """The articles of these ids, in this order, copies marked; an unknown id is passed over."""
        sql = "SELECT number, record FROM articles WHERE id = ?"
        with self._file.snapshot() as db:
            rows = [row for one in ids if (row := db.execute(sql, (one,)).fetchone())]
            numbers = [number for number, _ in rows]
            found = tuple(records.decoded(record) for _, record in rows)
            return marked(found, related(db, numbers), numbers)

    # ------------------------------------------------------------ what is asked

    def about(self, topic: str, since: str = "", until: str = "") -> Coverage:
        """The articles about `topic`, published between `since` and `until` (ISO dates or "").

        At most 200, the best matches by BM25, oldest first; copies are marked. Undated articles
        are left out when a limit is set, and counted. Raises UsageError for a topic without
        words, ParameterError for what is no date.
        """
        limits(since, until)
        query = _limited(parse(topic), since=since, until=until)
        with self._file.snapshot() as db:
            search = Search(db, self._terms, query)
            chosen = [(self._article(n), n) for n in search.best(search.in_time(), MOST)]
            chosen.sort(key=lambda pair: (records.sort_key(pair[0]), pair[0].id))
            numbers = [number for _, number in chosen]
            found = Coverage(
                topic=topic,
                articles=tuple(article for article, _ in chosen),
                since=since,
                until=until,
                total=len(self),
                skipped=by_file(self.skipped),
                reasons=tuple(search.reason(number) for number in numbers),
                undated=search.undated(),
                _readings=self._readings,
            )
            return with_kinship(found, related(db, numbers), numbers)

    def search(  # noqa: PLR0913 - one argument a field
        self,
        query: str,
        *,
        outlet: str = "",
        since: str = "",
        until: str = "",
        language: str = "",
        genre: str = "",
        limit: int = 20,
        offset: int = 0,
    ) -> Hits:
        """The articles a query finds, the best by BM25 first, with the passage that shows it.

        The query is words (half of them must be there), "phrases", AND, OR, NOT, (groups), and
        fields such as language:ko; the arguments are the same fields, "" for any. `limit` and
        `offset` choose the page. Raises UsageError for a query without sense, and
        UnknownNameError with the nearest name for an outlet or genre nobody has.
        """
        limits(since, until)
        given = {
            "outlet": outlet, "since": since, "until": until, "language": language, "genre": genre
        }  # fmt: skip
        asked = _limited(parse(query) if query.strip() else Query(), **given)
        if not asked.wanted and not asked.fields and asked.tree is None:
            parse(query)
        limit, offset = max(0, min(limit, _MOST_HITS)), max(0, offset)
        with self._file.snapshot() as db:
            search = Search(db, self._terms, asked)
            found = search.in_time()
            best = search.best(found, offset + limit)[offset:] if limit else []
            hits = tuple(self._hit(search, number) for number in best)
            return Hits(hits, int(found.sum()), search.undated(), search.notes)

    def _hit(self, search: Search, number: int) -> Hit:
        article, wanted = self._article(number), search.query.wanted
        passage, marks = snippet(article.text, wanted, self._terms)
        score = round(float(search.scores[number]), 3) if wanted else 0.0
        return Hit(article, score, passage, marks, search.reason(number))

    def _article(self, number: int) -> Article:
        row = self._file.db.execute("SELECT record FROM articles WHERE number = ?", (number,))
        return records.decoded(row.fetchone()[0])

    # ------------------------------------------------------------ its upkeep

    def verify(self) -> list[str]:
        """What is wrong with the library, one line a fault; empty when it is sound."""
        from briefing.library.verifying import faults

        return faults(self._file)

    def backup(self, to: str | Path) -> Path:
        """Copy the library to a new file while others go on reading and writing; return its path.

        Raises PathError when `to` exists already or cannot be written.
        """
        with self._file.trouble():
            return upkeep.backup(self._file.db, to)

    def index_anew(self) -> None:
        """Make the indexes anew: with a segmenter that was not there before, or after damage."""
        with self.intake() as (_, intake):
            intake.index_anew()

    def stats(self) -> Stats:
        """How much of what is in the library."""
        with self._file.snapshot() as db:
            return upkeep.stats(db, self.path)


def _limited(query: Query, **given: str) -> Query:
    """The query with more fields that must hold."""
    from dataclasses import replace

    more: list[Field] = [field(name, value) for name, value in given.items() if value]
    return replace(query, fields=(*query.fields, *more))
