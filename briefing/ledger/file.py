"""The file of a ledger: how it is opened, and what to say when SQLite refuses."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefing.errors import LedgerError
from briefing.ledger import damage, journal, mounts, opening, places, schema
from briefing.ledger.damage import DamagedError

PATIENCE = 30.0  # seconds to wait for another writer; a change takes a few milliseconds
_LONGEST_LOG = 8 << 20  # bytes the write-ahead log keeps on disk when it is empty again


class File:
    """A ledger file that is open, of the present schema. For several threads, not for a fork.

    `shared` tells whether several machines use it, None to ask the file system. Raises
    LedgerError, DamagedError when it is damaged.
    """

    def __init__(self, path: Path, *, shared: bool | None = None) -> None:
        self.path = path
        self.shared = mounts.is_shared(path.parent) if shared is None else shared
        self._lock = threading.RLock()
        self._owner = os.getpid()
        self._open()

    def _open(self) -> None:
        """Open the file, which is made where there is none."""
        path = self.path
        with self._trouble():
            opening.create(path)
            self.writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
            place = opening.address(path, writable=self.writable)
            self.db = sqlite3.connect(
                place, uri=True, isolation_level=None, timeout=PATIENCE, check_same_thread=False
            )
            try:
                self._prepare()
            except BaseException:
                self.db.close()
                raise

    def _prepare(self) -> None:
        self._refuse_strangers()
        places.teach(self.db, self.path.parent.absolute())
        version = schema.version(self.db)
        if version > schema.SCHEMA:
            raise LedgerError(
                f"{self.path.name}: written by a later version of the kit (schema {version}, this "
                f"one knows {schema.SCHEMA}). Update the kit, or name another file."
            )
        if self.writable:
            self._journal(new=version == 0)
        if version < schema.SCHEMA:
            with self.change() as db:
                version = schema.version(db)
                schema.upgrade(db)  # nothing, if another process was faster
                if version == 0:
                    self._fill(db)
        self.db.execute("PRAGMA foreign_keys = ON")
        self.db.execute(f"PRAGMA journal_size_limit = {_LONGEST_LOG}")

    def _refuse_strangers(self) -> None:
        with self.read() as db:
            (mark,) = db.execute("PRAGMA application_id").fetchone()
            empty = db.execute("SELECT 1 FROM sqlite_master").fetchone() is None
        if mark != schema.MARK and not empty:
            raise LedgerError(
                f"{self.path}: a database of something else. Move it away, or name another file."
            )

    def _journal(self, *, new: bool) -> None:
        mode = journal.choose(self.db, shared=self.shared, new=new, patience=PATIENCE)
        if self.shared and mode == "wal":
            raise LedgerError(
                f"{self.path.name}: on a folder of several machines, and kept in a way that only "
                "one may use. Stop the programs that use it on the machine that made it, then "
                "try again."
            )
        self.shared = mode == "delete"  # so it stays: all its machines must agree

    @contextmanager
    def _trouble(self) -> Iterator[None]:
        """Turn what SQLite raises into advice."""
        try:
            yield
        except (sqlite3.Error, OverflowError, UnicodeDecodeError) as error:
            told = f"{self.path.name}: {opening.advice(str(error), PATIENCE)}"
            if damage.is_damage(error):
                raise DamagedError(told) from error
            raise LedgerError(told) from error

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """A change that happens whole or not at all. Raises LedgerError."""
        with self._entered("BEGIN IMMEDIATE") as db:
            yield db

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """The ledger as it is at this moment, whatever others write. Raises LedgerError."""
        with self._entered("BEGIN") as db:
            yield db

    @contextmanager
    def _entered(self, begin: str) -> Iterator[sqlite3.Connection]:
        if os.getpid() != self._owner:
            raise LedgerError(f"{self.path.name}: opened before a fork; open it anew")
        with self._lock, self._trouble():
            if self._inside():
                yield self.db
                return
            self._enter()
            self.db.execute(begin)
            try:
                yield self.db
                self.db.execute("COMMIT")
            finally:
                if self._inside():
                    with suppress(sqlite3.Error):
                        self.db.execute("ROLLBACK")

    @contextmanager
    def alone(self) -> Iterator[sqlite3.Connection]:
        """The file outside of any change, for what SQLite does only there. Raises LedgerError."""
        with self._lock, self._trouble():
            yield self.db

    def _fill(self, db: sqlite3.Connection) -> None:
        """What is done with a new file, in the change that makes its tables."""

    def _enter(self) -> None:
        """What is done before each change and each look."""

    def _inside(self) -> bool:
        return self.db.in_transaction

    def close(self) -> None:
        """Close the file."""
        with self._lock, suppress(sqlite3.Error):
            self.db.close()
