"""The file of a library: how it is opened, and what to say when SQLite refuses."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

import msgspec

from briefing.errors import LibraryError
from briefing.library import migration, schema

PATIENCE = 30.0  # seconds to wait for another writer
_CACHE = 64_000  # KiB of pages in memory
_LONGEST_LOG = 64 << 20  # bytes the write-ahead log keeps on disk when it is empty again
_PASSING = {
    getattr(sqlite3, f"SQLITE_{name}")
    for name in ("BUSY", "LOCKED", "PERM", "READONLY", "CANTOPEN", "FULL", "NOMEM")
}


def address(path: Path | None, *, read_only: bool = False) -> str:
    """The file as SQLite's URI.

    One that cannot be written is opened to be read only: as a file that changes if another
    program has it open, else as one that never does, which needs no lock beside it.
    """
    if path is None:
        return "file::memory:"
    uri = path.resolve().as_uri()
    writable = not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    if writable:
        return uri + ("?mode=ro" if read_only else "")
    return uri + ("?mode=ro" if Path(f"{path}-wal").exists() else "?immutable=1")


class Connection:
    """A library file that is open, of the present schema."""

    def __init__(self, path: Path | None, *, read_only: bool = False) -> None:
        self.path = path
        self.name = str(path.name) if path else "the folder's library"
        with self.trouble():
            place = address(path, read_only=read_only)
            self.read_only = "?" in place
            self.db = sqlite3.connect(place, uri=True, isolation_level=None, timeout=PATIENCE)
            try:
                self._prepare()
            except BaseException:
                self.db.close()
                raise

    def _prepare(self) -> None:
        self.db.execute(f"PRAGMA cache_size=-{_CACHE}")
        self.db.execute(f"PRAGMA journal_size_limit={_LONGEST_LOG}")
        version = self._version()
        if version > schema.SCHEMA:
            raise LibraryError(
                f"{self.name}: made by a later version of the kit (schema {version}, this one "
                f"knows {schema.SCHEMA}); update the kit"
            )
        if version == 0:
            self._make()
        elif version < schema.SCHEMA:
            self._upgrade()
        self.db.execute("PRAGMA synchronous=NORMAL")
        if self.path and not self.read_only:
            with suppress(sqlite3.OperationalError):  # a backup was brought back, and is in use
                self.db.execute("PRAGMA journal_mode=WAL")

    def _version(self) -> int:
        version: int = self.db.execute("PRAGMA user_version").fetchone()[0]
        return version

    def _make(self) -> None:
        """Make the tables in an empty file; any other database is not ours to touch."""
        self._refuse_strangers()
        if self.read_only:
            raise LibraryError(f"{self.name}: an empty file, not a library. Name another.")
        self.db.execute("PRAGMA journal_mode=WAL")
        with self.transaction():
            if self._version() == 0:  # else another program made them while this one waited
                self._refuse_strangers()
                schema.make(self.db)

    def _refuse_strangers(self) -> None:
        if self._version() == 0 and self.db.execute("SELECT 1 FROM sqlite_master").fetchone():
            raise LibraryError(
                f"{self.name}: a database of something else, not a library. Name another."
            )

    def _upgrade(self) -> None:
        if self.read_only:
            raise LibraryError(
                f"{self.name}: made by an earlier version of the kit, and it cannot be written "
                "here. Copy it to where it can, and open it there: that brings it up to date."
            )
        with self.transaction():
            if self._version() < schema.SCHEMA:
                migration.upgrade(self.db)

    @contextmanager
    def trouble(self) -> Iterator[None]:
        """Turn what SQLite raises into advice."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise LibraryError(f"{self.name}: {_told(error)}") from error
        except (sqlite3.Error, msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise LibraryError(f"{self.name}: {_told(error)}") from error

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """A change that happens whole or not at all. Raises LibraryError."""
        with self.trouble():
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield self.db
                self.db.execute("COMMIT")
            except BaseException:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                raise

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """The library as it is at this moment, whatever others write meanwhile."""
        with self.trouble():
            if self.db.in_transaction:
                yield self.db
                return
            self.db.execute("BEGIN")
            try:
                yield self.db
            finally:
                self.db.execute("COMMIT")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        with suppress(sqlite3.Error):
            self.db.close()


def is_passing(error: BaseException | None) -> bool:
    """True for what says nothing of the file itself: others, rights, a full disk, no memory."""
    found = error.__cause__ if isinstance(error, LibraryError) else error
    return getattr(found, "sqlite_errorcode", 0) & 0xFF in _PASSING


def _told(error: Exception) -> str:
    """What went wrong, and what to do."""
    text = str(error)
    if re.search(r"\b(?:locked|busy)\b", text):
        return (
            f"another program is writing to it, and was not done within {PATIENCE:g} seconds. "
            "Try again when it is."
        )
    if "readonly" in text:
        return "it cannot be written here. Copy it to a folder where it can, and name that one."
    if "unable to open" in text:
        return (
            "cannot be opened or made. Check who may write to its folder, or name a file elsewhere."
        )
    if "I/O" in text:
        return (
            f"the disk did not do it ({text}). See whether it is full or failing; then try again."
        )
    if "disk is full" in text:
        return "the disk is full; what was written before is kept. Make room, and go on."
    return (
        f"cannot be used as a library ({text}). Save what can be read with `briefing library "
        "repair`; the rest comes back with `briefing ingest`."
    )
