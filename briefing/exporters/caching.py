"""Files kept in the user's cache: with a limit, examined, safe with several processes at once."""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
from dataclasses import dataclass
from pathlib import Path

_DIGEST = hashlib.sha256().digest_size  # bytes of the hash that stands before what is kept


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of the cache: its name, the suffix of its files, and its limits.

    `most` are the bytes of all files, of which those used longest ago go first; `largest` are the
    bytes of one that is kept.
    """

    name: str
    suffix: str
    most: int
    largest: int

    @property
    def folder(self) -> Path:
        """Where it lies, by the XDG base directory specification."""
        named = os.environ.get("XDG_CACHE_HOME", "")
        base = Path(named) if named else Path(os.path.expanduser("~")) / ".cache"  # noqa: PTH111 Path.home raises without a home
        return base / "briefing" / self.name

    def get(self, key: str) -> bytes | None:
        """What is kept under a key; None when it is not there, or not as it was written."""
        place = self._place(key)
        try:
            if place.stat().st_size > self.largest + _DIGEST:
                return None
            raw = place.read_bytes()
        except OSError:
            return None
        if hashlib.sha256(raw[_DIGEST:]).digest() != raw[:_DIGEST]:
            return None
        with contextlib.suppress(OSError):
            os.utime(place)  # used last now
        return raw[_DIGEST:]

    def keep(self, key: str, made: bytes) -> None:
        """Keep under a key, whole or not at all; a cache that cannot be written is no loss."""
        if len(made) > self.largest:
            return
        place = self._place(key)
        part = place.with_suffix(f".{os.getpid()}-{threading.get_ident()}.part")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            self._make_room(self.most - len(made))
            part.write_bytes(hashlib.sha256(made).digest() + made)
            part.replace(place)
        except OSError:
            with contextlib.suppress(OSError):
                part.unlink()

    def _place(self, key: str) -> Path:
        return self.folder / f"{key}.{self.suffix}"

    def _make_room(self, most: int) -> None:
        """Take out files until so many bytes are left, the ones used longest ago first."""
        found = []
        for file in self.folder.iterdir():
            with contextlib.suppress(OSError):  # another process may take it out
                state = file.stat()
                found.append((state.st_mtime_ns, state.st_size, file))
        for _, size, file in sorted(found, reverse=True):
            most -= size
            if most < 0:
                with contextlib.suppress(OSError):
                    file.unlink()
