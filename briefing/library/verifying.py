"""Whether a library is sound: the file, the records, the indexes, the ledger."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec

from briefing.cleaning.known import text_id
from briefing.errors import LibraryError
from briefing.library import readings, records
from briefing.library.connection import Connection, is_passing
from briefing.library.postings import CHUNK, ENTRY
from briefing.library.schema import kept, kinship

_SHOWN = 10  # faults of one kind told one by one
_ROWS = (  # what must have no row, and what a row means
    (
        "SELECT number FROM articles WHERE number NOT IN (SELECT id FROM words_docsize)",
        "article {} is not in the index of words",
    ),
    (
        "SELECT id FROM words_docsize WHERE id NOT IN (SELECT number FROM articles)",
        "the index of words holds {}, which is no article",
    ),
    (
        "SELECT number FROM articles WHERE (hangul > 0 OR han > 0) <>"
        " (number IN (SELECT id FROM pairs_docsize))",
        "article {} is wrong in the index of letter pairs",
    ),
    (
        "SELECT number FROM articles WHERE newer IS NOT NULL AND (newer = number OR newer NOT IN"
        " (SELECT number FROM articles WHERE story = articles.story))",
        "article {} has a newer version that is not one",
    ),
    (
        "SELECT story FROM articles GROUP BY story HAVING count(newer) = count(*)",
        "the versions of article {} have no newest one",
    ),
    (
        "SELECT number FROM articles WHERE (first IS NULL) <> (last IS NULL) OR first > last",
        "article {} has days in the wrong order",
    ),
    (
        "SELECT article FROM places WHERE article NOT IN (SELECT number FROM articles)",
        "the ledger has article {}, which is not there",
    ),
    (
        "SELECT file FROM places WHERE file NOT IN (SELECT number FROM files)",
        "the ledger has articles of file {}, which it does not know",
    ),
    (
        "SELECT path FROM files WHERE rules > 0 AND number NOT IN (SELECT file FROM places)",
        "{} counts as read and has no article",
    ),
)


def faults(file: Connection) -> list[str]:
    """What is wrong, one line a fault; empty for a library that is sound.

    The indexes of SQLite are not looked into when the file cannot be written: their own check
    needs to write. Raises LibraryError when others write for too long.
    """
    found: list[str] = []
    if not file.read_only:
        found += _attempt(file, "indexes")
    found += _attempt(file, "all")
    return found


def _attempt(file: Connection, what: str) -> list[str]:
    found: list[str] = []
    try:
        if what == "indexes":
            with file.transaction() as db:
                found += _indexes(db)
        else:
            with file.snapshot() as db:
                for line in _all(db):
                    found.append(line)
    except LibraryError as error:
        if is_passing(error):
            raise
        found.append(str(error))
    return found


def _indexes(db: sqlite3.Connection) -> Iterator[str]:
    for index in ("words", "pairs"):
        try:
            db.execute(f"INSERT INTO {index}({index}) VALUES ('integrity-check')")  # noqa: S608 - a name of ours
        except sqlite3.DatabaseError as error:
            yield f"the index {index} is damaged ({error})"


def _all(db: sqlite3.Connection) -> Iterator[str]:
    for (line,) in db.execute("PRAGMA integrity_check(10)"):
        if line != "ok":
            yield f"the file: {line}"
    for sql, told in _ROWS:
        for count, (row,) in enumerate(db.execute(sql)):
            if count == _SHOWN:
                yield "and more of this kind"
                break
            yield told.format(row)
    yield from _records(db)
    yield from _postings(db)
    yield from _kin(db)
    yield from readings.faults(db)


def _records(db: sqlite3.Connection) -> Iterator[str]:
    """Every record decodes, belongs to its row, and its id is that of its text."""
    rows = db.execute(f"SELECT number, {', '.join(_COLUMNS)} FROM articles")  # noqa: S608 - names of columns
    for number, *values in rows:
        stored = dict(zip(_COLUMNS, values, strict=True))
        try:
            article = records.decoded(stored["record"])
        except msgspec.MsgspecError as error:
            yield f"the record of article {number} cannot be read ({error})"
            continue
        if {**records.columns(article), "record": b""} != {**stored, "record": b""}:
            yield f"the row of article {number} ({article.id}) is not that of its record"
        if article.id != text_id(article.title, article.text):
            yield f"article {number}: its id {article.id} is not that of its text"


_COLUMNS = ("id", "first", "last", "outlet", "genre", "language", "url", "record")


def _postings(db: sqlite3.Connection) -> Iterator[str]:
    """Every article has as many entries as its row says, in the order of numbers."""
    import numpy

    numbers, terms, lengths = [], [], 0
    for number, distinct, length in db.execute("SELECT number, terms, length FROM articles"):
        numbers.append(number)
        terms.append(distinct)
        lengths += length
    told = numpy.zeros(max(numbers, default=0) + CHUNK + 1, dtype=numpy.int64)
    told[numbers] = terms
    counted = numpy.zeros_like(told)
    for chunk, term, entries in db.execute("SELECT chunk, term, entries FROM postings"):
        offsets = numpy.frombuffer(entries[: len(entries) // ENTRY.size * ENTRY.size], "<u2")[::2]
        at = chunk * CHUNK + offsets.astype("i8")
        if (
            len(entries) % ENTRY.size
            or (numpy.diff(at) <= 0).any()
            or at.max(initial=0) >= len(told)
        ):
            yield f"the ranked index is damaged at {term!r}"
            continue
        counted[at] += 1
    for number in numpy.flatnonzero(counted != told)[:_SHOWN]:
        yield f"article {number} has {counted[number]} ranked terms, not {told[number]}"
    if (kept(db, "articles"), kept(db, "length")) != (len(numbers), lengths):
        yield "the ranked index counts other articles than there are"


def _kin(db: sqlite3.Connection) -> Iterator[str]:
    """What the module that keeps copies says of its own tables, if it says anything."""
    check = getattr(kinship(), "faults", None)
    if check is not None:
        yield from check(db)
