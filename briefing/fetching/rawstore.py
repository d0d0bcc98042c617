"""Raw bytes under the name of their SHA-256: written whole or not at all, the same bytes once."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

from briefing.errors import LibraryError, PathError
from briefing.fetching.ledger import NAME, Ledger
from briefing.whole import settle

_UNDER_WAY = "under-way"  # files being written; what a killed run left there is nobody's
_LOCK = "lock.db"
_STORED = "SELECT file, final_url, media_type FROM versions ORDER BY number"


class RawStore:
    """A folder of raw bytes with its ledger, held by one run at a time."""

    def __init__(self, folder: Path) -> None:
        """Make the folder if there is none. Raises PathError when it cannot be, or is in use."""
        self.folder = folder
        try:
            (folder / _UNDER_WAY).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            why = error.strerror or "it cannot be made"
            raise PathError(f"store {folder}: {why}; name another folder with --store") from error
        self._held = _hold(folder)
        try:
            for left in (folder / _UNDER_WAY).iterdir():
                left.unlink(missing_ok=True)
            self.ledger = Ledger(folder)
        except BaseException:
            self._held.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.ledger.close()
        self._held.close()

    def save(self, raw: bytes, suffix: str) -> tuple[str, str]:
        """Keep `raw`. Its SHA-256 in hex, and its file from the store's folder on.

        Raises PathError when it cannot be written.
        """
        sha256 = hashlib.sha256(raw).hexdigest()
        folder = self.folder / sha256[:2]
        try:
            folder.mkdir(exist_ok=True)
            # The same bytes under another media type are the same file.
            found = next(iter(sorted(folder.glob(f"{sha256}.*"))), None)
            if found is None or found.read_bytes() != raw:
                found = found or folder / f"{sha256}{suffix}"
                self._write(raw, found)
        except OSError as error:
            why = error.strerror or "not writable"
            raise PathError(f"store {self.folder}: {why}; make room, or name another") from error
        return sha256, found.relative_to(self.folder).as_posix()

    def has(self, sha256: str | None, size: int | None) -> bool:
        """Whether bytes of this SHA-256 are still there, as many as there were."""
        found = self.folder.glob(f"{sha256[:2]}/{sha256}.*") if sha256 else ()
        return any(path.stat().st_size == size for path in found)

    def read(self, sha256: str) -> bytes:
        """The bytes. Raises PathError when they are gone."""
        for path in (self.folder / sha256[:2]).glob(f"{sha256}.*"):
            return path.read_bytes()
        raise PathError(f"store {self.folder}: {sha256}.* is gone; fetch it again")

    def _write(self, raw: bytes, path: Path) -> None:
        under_way = self.folder / _UNDER_WAY / uuid4().hex
        try:
            with under_way.open("xb") as file:
                file.write(raw)
                file.flush()
                os.fsync(file.fileno())
            under_way.replace(path)
        except BaseException:
            under_way.unlink(missing_ok=True)
            raise
        settle(path.parent)


def stored(store: str | Path) -> Iterator[tuple[Path, str, str]]:
    """Every version of every page kept in `store`, oldest first: file, URL, media type.

    The URL is the one the page was found at after redirects. Raises PathError when there is no
    such store, LibraryError when its ledger is damaged.
    """
    store = Path(store)
    ledger = store / NAME
    if not ledger.is_file():
        raise PathError(f"{store} holds no {NAME}; name the folder given to `briefing fetch`")
    try:
        with closing(sqlite3.connect(ledger)) as database:
            rows = database.execute(_STORED).fetchall()
    except sqlite3.Error as error:
        raise LibraryError(f"{ledger} cannot be read ({error}); fetch again") from error
    for file, url, media_type in rows:
        if (store / file).is_file():
            yield store / file, url, media_type


def _hold(folder: Path) -> sqlite3.Connection:
    """Keep other runs out until the connection is closed, or this process ends in any way."""
    try:
        held = sqlite3.connect(folder / _LOCK, isolation_level=None, timeout=0)
        try:
            held.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error:
            held.close()
            raise
    except sqlite3.Error as error:
        why = "another fetch is using it; wait for its end"
        if "locked" not in str(error):
            why = f"it cannot be written ({error}); name another folder with --store"
        raise PathError(f"store {folder}: {why}") from error
    return held
