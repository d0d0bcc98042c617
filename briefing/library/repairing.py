"""A damaged library made whole: every article that can still be read goes into a new file.

The damaged file is kept beside it. What was lost comes back with `briefing ingest` of the files it
came from: those are read again, for only the articles are saved. Nobody writes to it meanwhile,
and one that is only in use, or cannot be read for a moment, is not taken for a damaged one.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from briefing.cleaning.known import text_id
from briefing.errors import LibraryError, PathError
from briefing.library import records, schema
from briefing.library.connection import PATIENCE, is_passing
from briefing.library.store import Library
from briefing.models import Article

_LOST = 100_000  # rows in a row that cannot be read before the rest counts as lost; some seconds
_FEW = 1_000  # the same beyond the last number that anything in the file tells of
_NUMBERS = (
    "SELECT max(number) FROM articles NOT INDEXED",
    "SELECT max(story) FROM articles INDEXED BY by_story",
    "SELECT max(article) FROM places INDEXED BY by_article",
    "SELECT max(number) FROM kin_articles",
)
_BATCH = 500
_BESIDE = ("", "-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair came to; `aside` is the damaged file, None when there was no damage."""

    articles: int
    aside: Path | None = None


def repair(path: Path) -> Repaired:
    """Make a library whole.

    Raises LibraryError when it is in use or not the kit's to touch, PathError.
    """
    if not path.is_file():
        raise PathError(f"{path}: no such file. Make a library with `briefing ingest`.")
    sound = _sound(path)
    if sound is not None:
        return Repaired(sound)
    new = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with _held(path):
            count = _rebuilt(path, new)
            aside = _set_aside(path)
            new.rename(path)
    except (OSError, LibraryError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise PathError(
            f"{path} cannot be repaired ({why}), and is as it was. Free some space, or see who may "
            "write there."
        ) from error
    finally:
        for end in _BESIDE:
            Path(f"{new}{end}").unlink(missing_ok=True)
    return Repaired(count, aside)


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Keep others from writing, as far as damage lets one. Raises LibraryError if they do."""
    with closing(sqlite3.connect(path, isolation_level=None, timeout=PATIENCE)) as db:
        try:
            db.execute("BEGIN IMMEDIATE")
        except (sqlite3.Error, UnicodeDecodeError) as error:
            if is_passing(error):
                raise LibraryError(f"{error}") from error
        yield


def _rebuilt(path: Path, new: Path) -> int:
    """Make a new file of what can be read; tell how many articles it has."""
    with closing(Library(new)) as library:
        batch: list[Article] = []
        for article in _saved(path):
            batch.append(article)
            if len(batch) == _BATCH:
                library.add(*batch)
                batch.clear()
        library.add(*batch)
        count = len(library)
    if _sound(new) != count:  # its log may not have found room on the disk
        raise LibraryError("what was saved could not be written whole")
    return count


def _sound(path: Path) -> int | None:
    """How many articles a library holds that has no damage; None for one that has."""
    try:
        with closing(Library(path)) as library:
            return None if library.verify() else len(library)
    except LibraryError as error:
        if is_passing(error) or _is_other(path):
            raise
        return None


def _is_other(path: Path) -> bool:
    """True for a file of a later kit, or a sound one of another program."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
            (version,) = db.execute("PRAGMA user_version").fetchone()
            sound = db.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
            names = {name for (name,) in db.execute("SELECT name FROM sqlite_master")}
            return sound and (version > schema.SCHEMA or "articles" not in names)
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def _saved(path: Path) -> Iterator[Article]:
    """The articles that can still be read, and whose text is the one their id was made of."""
    last = missed = 0
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
        until = _greatest(db)
        while missed < (_LOST if last < until else _FEW):
            try:
                rows = db.execute(
                    "SELECT number, record FROM articles NOT INDEXED WHERE number > ?"
                    " ORDER BY number",
                    (last,),
                )
                for number, record in rows:
                    last, missed = number, 0
                    with suppress(msgspec.MsgspecError, TypeError):
                        article = records.decoded(record)
                        if article.id == text_id(article.title, article.text):
                            yield article
            except (sqlite3.Error, UnicodeDecodeError) as error:
                if is_passing(error):
                    raise LibraryError(f"{error}") from error
                if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_NOTADB:
                    return
                last, missed = last + 1, missed + 1
            else:
                return


def _greatest(db: sqlite3.Connection) -> int:
    """The greatest number an article has, as far as any table can still tell."""
    found = [0]
    for one in _NUMBERS:
        with suppress(sqlite3.Error, UnicodeDecodeError):
            told = db.execute(one).fetchone()[0]
            found.append(told if isinstance(told, int) else 0)
    return max(found) or _LOST


def _set_aside(path: Path) -> Path:
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    names = (f"{path.stem}.damaged-{day}{(n and f'.{n}') or ''}{path.suffix}" for n in range(1000))
    to = next(one for name in names if not os.path.lexists(one := path.with_name(name)))
    for end in reversed(_BESIDE):
        with suppress(FileNotFoundError):
            Path(f"{path}{end}").rename(f"{to}{end}")
    return to
