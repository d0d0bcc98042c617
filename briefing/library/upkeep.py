"""Backup of a library, and how much of what is in it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.errors import PathError
from briefing.library.readings import counted
from briefing.library.schema import SCHEMA, kept
from briefing.project import resolve

_LISTED = 50  # outlets in the statistics, those with most articles


@dataclass(frozen=True, slots=True)
class Stats:
    """How much of what is in a library.

    `articles` counts newest versions, `older` the others. `outlets` has at most 50 names, None
    for articles that name none. `first` and `last` are the earliest and latest days of
    publication, None without any. `readings` counts those kept, `reader_versions` by the version
    of the reader and its parser. `size` is in bytes on disk, 0 in memory. `segmenters` says
    which program told the words of a script, `pairs_only` how many articles of it have none.
    """

    articles: int
    older: int
    undated: int
    first: str | None
    last: str | None
    outlets: dict[str | None, int]
    genres: dict[str, int]
    languages: dict[str, int]
    files: int
    skipped: int
    readings: int
    reader_versions: dict[str, int]
    size: int
    segmenters: dict[str, str]
    pairs_only: dict[str, int]
    schema: int = SCHEMA


_RESTED_ON = (
    "SELECT number, story, turn, newer, record FROM articles ORDER BY number",
    "SELECT source, place, why FROM skipped ORDER BY source, place",
)


def rows(db: sqlite3.Connection) -> Iterator[tuple[object, ...]]:
    """The rows of articles, and of inputs that could not become one."""
    for sql in _RESTED_ON:
        yield from db.execute(sql)


def stats(db: sqlite3.Connection, path: Path | None) -> Stats:
    """Count what is in the library."""

    def one(sql: str) -> int:
        return int(db.execute(sql).fetchone()[0])

    first, last = db.execute(
        "SELECT min(first), max(last) FROM articles WHERE newer IS NULL"
    ).fetchone()
    return Stats(
        articles=one("SELECT count(*) FROM articles WHERE newer IS NULL"),
        older=one("SELECT count(*) FROM articles WHERE newer IS NOT NULL"),
        undated=one("SELECT count(*) FROM articles WHERE newer IS NULL AND first IS NULL"),
        first=_day(first),
        last=_day(last),
        outlets=_counts(db, "outlet"),
        genres=_counts(db, "genre"),
        languages=_counts(db, "language"),
        files=one("SELECT count(*) FROM files"),
        skipped=one("SELECT count(*) FROM skipped"),
        readings=one("SELECT count(*) FROM readings"),
        reader_versions=counted(db),
        size=_size(path),
        segmenters={k: v for k in ("hangul", "han") if (v := kept(db, f"segmenter {k}"))},
        pairs_only={
            "hangul": one("SELECT count(*) FROM articles WHERE hangul = 2"),
            "han": one("SELECT count(*) FROM articles WHERE han = 2"),
        },
    )


def _counts(db: sqlite3.Connection, column: str) -> dict[Any, int]:
    sql = (
        f"SELECT {column}, count(*) FROM articles WHERE newer IS NULL GROUP BY 1 ORDER BY 2 DESC, 1"  # noqa: S608 - a column's name
    )
    return dict(db.execute(f"{sql} LIMIT {_LISTED}").fetchall())


def _day(number: int | None) -> str | None:
    """20240620 as 2024-06-20."""
    text = str(number)
    return f"{text[:4]}-{text[4:6]}-{text[6:]}" if number else None


def _size(path: Path | None) -> int:
    """Bytes on disk, the write-ahead log included."""
    if path is None:
        return 0
    parts = (path, Path(f"{path}-wal"))
    return sum(part.stat().st_size for part in parts if part.exists())


def backup(db: sqlite3.Connection, to: str | Path) -> Path:
    """Copy the database to a new file, whole or not at all, while others go on writing.

    Raises PathError when the file exists already or cannot be made.
    """
    target = resolve(to)
    if target.exists():
        raise PathError(f"{to}: exists already, and a backup replaces nothing. Name a new file.")
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(unfinished)) as copy:
            db.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, that can be moved as it is
        unfinished.rename(target)
    except (OSError, sqlite3.OperationalError) as error:
        raise PathError(f"{to}: the backup cannot be written ({error}). Name another.") from error
    finally:
        for rest in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                Path(f"{unfinished}{rest}").unlink()
    return target
