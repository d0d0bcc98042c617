"""The file of a ledger: how it is opened, and what to say when SQLite refuses."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefing.errors import LedgerError
from briefing.ledger import mounts, schema

PATIENCE = 30.0  # seconds to wait for another writer; a change takes a few milliseconds
_LONGEST_LOG = 8 << 20  # bytes the write-ahead log keeps on disk when it is empty again
_MODE = 0o600  # parameters and errors are nobody else's


class File:
    """A ledger file that is open, of the present schema. For several threads, not for a fork."""

    def __init__(self, path: Path, *, shared: bool | None = None) -> None:
        self.path = path
        self.shared = mounts.is_shared(path.parent) if shared is None else shared
        self._lock = threading.RLock()
        self._owner = os.getpid()
        with self._trouble():
            _create(path)
            self.writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
            place = path.resolve().as_uri() + ("" if self.writable else "?mode=ro")
            self.db = sqlite3.connect(
                place, uri=True, isolation_level=None, timeout=PATIENCE, check_same_thread=False
            )
            try:
                self._prepare()
            except BaseException:
                self.db.close()
                raise

    def _prepare(self) -> None:
        if self.db.execute("PRAGMA application_id").fetchone()[0] != schema.MARK:
            self._refuse_strangers()
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
                if schema.version(db) < schema.SCHEMA:  # else another process was faster
                    schema.upgrade(db)
        self.db.execute("PRAGMA foreign_keys = ON")
        self.db.execute(f"PRAGMA journal_size_limit = {_LONGEST_LOG}")

    def _refuse_strangers(self) -> None:
        if self.db.execute("SELECT 1 FROM sqlite_master").fetchone() is not None:
            with self.read() as db:  # another process may have made the tables just now
                if db.execute("PRAGMA application_id").fetchone()[0] == schema.MARK:
                    return
            raise LedgerError(f"{self.path.name}: a database of something else. Name another file.")

    def _journal(self, *, new: bool) -> None:
        """Choose the journal; see docs/scheduler.md.

        A write-ahead log needs memory that all its processes share, which two machines do not
        have. With one, NORMAL loses nothing when a process dies, and at most the last changes,
        never the file, when the power fails: so do the reports, which are not forced to disk
        either. The other journal needs FULL to be safe at all.
        """
        if self.shared:
            mode = self._mode(" = DELETE")
        else:
            mode = self._mode(" = WAL" if new else "")
        if self.shared and mode != "delete":
            raise LedgerError(
                f"{self.path.name}: on a folder of several machines, and open in a way that only "
                "one may use. Stop the programs that use it on the machine that made it, then "
                "try again."
            )
        self.db.execute(f"PRAGMA synchronous = {'NORMAL' if mode == 'wal' else 'FULL'}")

    def _mode(self, wanted: str) -> str:
        """The journal that is used from now on. SQLite does not wait for others here by itself."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                return str(self.db.execute(f"PRAGMA journal_mode{wanted}").fetchone()[0])
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > until:
                    raise
                time.sleep(0.02)

    @contextmanager
    def _trouble(self) -> Iterator[None]:
        """Turn what SQLite raises into advice."""
        try:
            yield
        except (sqlite3.Error, OSError, OverflowError) as error:
            raise LedgerError(f"{self.path.name}: {_told(error)}") from error

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
            self.db.execute(begin)
            try:
                yield self.db
                self.db.execute("COMMIT")
            finally:
                if self._inside():
                    with suppress(sqlite3.Error):
                        self.db.execute("ROLLBACK")

    def _inside(self) -> bool:
        return self.db.in_transaction

    def close(self) -> None:
        """Close the file."""
        with self._lock, suppress(sqlite3.Error):
            self.db.close()


def _create(path: Path) -> None:
    """Make an empty file that only its owner may read, where there is none."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, _MODE))


def _told(error: Exception) -> str:
    """What went wrong, and what to do."""
    text = str(error)
    if "locked" in text or "busy" in text:
        return f"another program was writing for longer than {PATIENCE:g} seconds. Try again."
    if "readonly" in text or "unable to open" in text or isinstance(error, OSError):
        return f"cannot be opened or written ({text}). Check who may write to its folder."
    if "full" in text:
        return "the disk is full; what was written before is kept. Make room, and go on."
    if isinstance(error, OverflowError):
        return f"a number is too large for it ({text})"
    return f"cannot be used as a ledger ({text}). Move it away; a new one is made."
