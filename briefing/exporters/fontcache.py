"""The cache of font parts: of the user, with a limit, safe with several processes at once."""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
from pathlib import Path

KEPT = 48_000_000  # bytes; what was used longest ago goes first
_MAGIC, _DIGEST = b"wOF2", 32  # what a font begins with; bytes of the hash that stands before it


def folder() -> Path:
    """The folder for cached files by the XDG base directory specification."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    base = Path(named) if named else Path(os.path.expanduser("~")) / ".cache"  # noqa: PTH111 Path.home raises without a home
    return base / "briefing" / "fonts"


def kept(key: str) -> bytes | None:
    """A font of the cache; None when it is not there, or not as it was written."""
    place = _place(key)
    try:
        raw = place.read_bytes()
    except OSError:
        return None
    digest, made = raw[:_DIGEST], raw[_DIGEST:]
    if not made.startswith(_MAGIC) or hashlib.sha256(made).digest() != digest:
        return None
    with contextlib.suppress(OSError):
        os.utime(place)  # used last now
    return made


def keep(key: str, made: bytes) -> None:
    """Write into the cache, whole or not at all; a cache that cannot be written is no loss."""
    place = _place(key)
    part = place.with_suffix(f".{os.getpid()}-{threading.get_ident()}.part")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        _make_room(place.parent, KEPT - len(made))
        part.write_bytes(hashlib.sha256(made).digest() + made)
        part.replace(place)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()


def _place(key: str) -> Path:
    return folder() / f"{key}.font"


def _make_room(within: Path, most: int) -> None:
    """Take out files until so many bytes are left, the ones used longest ago first."""
    found = []
    for file in within.iterdir():
        with contextlib.suppress(OSError):  # another process may take it out
            state = file.stat()
            found.append((state.st_mtime_ns, state.st_size, file))
    for _, size, file in sorted(found, reverse=True):
        most -= size
        if most < 0:
            with contextlib.suppress(OSError):
                file.unlink()
