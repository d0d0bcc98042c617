"""Which files a library has read, and which articles stand in them.

A file is known by its full path; one that was moved by its content. A file that vanished keeps
its articles. Everything that changes the ledger happens in the transaction that is open.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from briefing.cleaning import VERSION
from briefing.errors import SourceError
from briefing.models import Skipped
from briefing.sources import content, is_address, printable
from briefing.sources.rows import mapping_place

UNKNOWN = "?"  # begins the path of a file that a library of schema 1 knew by its place only
AGAIN = 0  # rules of a file that gave no article: it is read again each time


class Input(NamedTuple):
    """A file as it was found: full path, what the records call it, bytes, mtime in nanoseconds."""

    path: Path
    key: str
    place: str
    size: int
    modified: int


def found(path: Path, place: str) -> Input:
    """The file at `path` as it is now. One that cannot be looked at has size and mtime -1.

    What was fetched from an address is known by it, whichever file holds it. A column mapping
    beside a table counts as part of it.
    """
    key = place if is_address(place) else printable(os.fspath(path.absolute()))
    try:
        stats = [one.stat() for one in (path, mapping_place(path)) if one is path or one.is_file()]
    except OSError:
        return Input(path, key, printable(place), -1, -1)
    size = sum(stat.st_size for stat in stats)
    return Input(path, key, printable(place), size, max(stat.st_mtime_ns for stat in stats))


@dataclass(slots=True)
class Known:
    """What the ledger says of an input: its number, and whether it needs no reading.

    `touched` is True when only its path or its time changed.
    """

    number: int
    unchanged: bool
    touched: bool = False


def known(db: sqlite3.Connection, one: Input) -> Known | None:
    """The entry of an input; None for a new one. A file of another time is told by its content."""
    row = db.execute(
        "SELECT number, size, modified, sha256, rules FROM files WHERE path = ?", (one.key,)
    ).fetchone()
    if row is None:
        return _moved(db, one)
    number, size, modified, sha256, rules = row
    if rules != VERSION or size != one.size:
        return Known(number, unchanged=False)
    if modified == one.modified:
        return Known(number, unchanged=True)
    same = _digest(one) == sha256
    return Known(number, unchanged=same, touched=same)


def _moved(db: sqlite3.Connection, one: Input) -> Known | None:
    """The entry of a file that is no longer where it was, if this is it."""
    rows = db.execute(
        "SELECT number, path, sha256, rules FROM files WHERE size = ? AND place = ?",
        (one.size, one.place),
    ).fetchall()
    lost = [row for row in rows if not Path(row[1]).exists()]
    digest = _digest(one) if lost else ""
    for number, _, sha256, rules in lost:
        if sha256 == digest and rules == VERSION:
            return Known(number, unchanged=True, touched=True)
    return None


def _digest(one: Input) -> str:
    if mapping_place(one.path).is_file():
        return ""  # the same bytes may mean something else now
    try:
        return hashlib.sha256(content(one.path, one.place)).hexdigest()
    except SourceError:
        return ""


def touch(db: sqlite3.Connection, number: int, one: Input) -> None:
    """Note the new path or time of a file whose content is as it was."""
    db.execute(
        "UPDATE files SET path = ?, modified = ? WHERE number = ?", (one.key, one.modified, number)
    )


def holds(db: sqlite3.Connection, number: int) -> tuple[int, tuple[Skipped, ...]]:
    """How many articles stand in a file, and what of it could not become one."""
    (articles,) = db.execute(
        "SELECT count(*) FROM places WHERE file = ? AND gone = 0", (number,)
    ).fetchone()
    rows = db.execute(
        "SELECT s.place, s.why FROM skipped s JOIN files f ON s.source = f.path WHERE f.number = ?",
        (number,),
    )
    return articles, tuple(Skipped(*row) for row in rows)


def note(db: sqlite3.Connection, source: str, skipped: Iterable[Skipped]) -> None:
    """Keep what of a file or folder could not be read, in place of what was noted before."""
    db.execute("DELETE FROM skipped WHERE source = ?", (source,))
    db.executemany(
        "INSERT OR REPLACE INTO skipped VALUES (?, ?, ?)",
        [(source, s.place, s.why) for s in skipped],
    )
