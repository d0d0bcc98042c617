"""Contents a worker was sent, by their SHA-256: each comes once, in pieces, and is proven."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_DIGEST = re.compile(r"[0-9a-f]{64}")
_MOST = 8_000_000_000  # bytes kept; what was used longest ago goes first
PIECE = 8_000_000  # bytes sent at once


class Blobs:
    """The contents in a folder. Threads may share it."""

    def __init__(self, folder: Path, most: int = _MOST) -> None:
        self._folder, self._most = folder, most
        folder.mkdir(parents=True, exist_ok=True)

    def path(self, digest: str) -> Path:
        """Where a content lies once it is here. Raises ValueError for what is no SHA-256."""
        if not _DIGEST.fullmatch(digest):
            raise ValueError(f"{digest[:80]!r} is no SHA-256")
        return self._folder / digest

    def missing(self, digests: Iterable[str]) -> tuple[str, ...]:
        """Those that are not here, sorted; the others count as used now."""
        absent = []
        for digest in sorted(digests):
            try:
                os.utime(self.path(digest))
            except FileNotFoundError:
                absent.append(digest)
        return tuple(absent)

    def piece(self, digest: str, offset: int, content: bytes) -> None:
        """Take a piece of a content; the pieces come in order."""
        path = self._part(digest)
        with path.open("wb" if offset == 0 else "r+b") as file:
            file.seek(offset)
            file.write(content)

    def close(self, digest: str) -> None:
        """All pieces are here. Raises ValueError when they are not what they were called."""
        path = self._part(digest)
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != digest:
            path.unlink()
            raise ValueError(f"the content {digest[:12]} was damaged on its way")
        path.replace(self.path(digest))
        self._prune(digest)

    def _part(self, digest: str) -> Path:
        return self.path(digest).with_suffix(".part")

    def _prune(self, newest: str) -> None:
        found = []
        for path in self._folder.iterdir():
            with suppress(FileNotFoundError):
                found.append((path.stat().st_mtime_ns, path.stat().st_size, path))
        held = sum(size for _, size, _ in found)
        for _, size, path in sorted(found):
            if held > self._most and path.name != newest:
                path.unlink(missing_ok=True)
                held -= size
