"""A file below a folder, reached name by name so that no link leads out of it."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Sequence
from pathlib import Path

import msgspec

LARGEST = 400_000_000  # bytes; the largest file a report may have


class Opened(msgspec.Struct, frozen=True):
    """An open file: its descriptor, which the receiver closes, its size in bytes, and its tag."""

    number: int
    size: int
    tag: str


class Held(msgspec.Struct, frozen=True):
    """A file in memory: its bytes and its tag."""

    content: bytes
    tag: str


def opened(root: Path, parts: Sequence[str]) -> Opened:
    """The file that `parts` lead to from `root`. Raises OSError for what is no ordinary file."""
    here = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        for name in parts[:-1]:
            there = _step(name, os.O_DIRECTORY, here)
            os.close(here)
            here = there
        number = _step(parts[-1], os.O_NONBLOCK, here)
    finally:
        os.close(here)
    return _looked_at(number)


def tag(found: os.stat_result) -> str:
    """A tag that changes whenever a file is replaced or written."""
    told = f"{found.st_ino} {found.st_size} {found.st_mtime_ns}"
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def _step(name: str, flags: int, here: int) -> int:
    if name in ("", ".", "..") or "/" in name or "\0" in name:
        raise FileNotFoundError(errno.ENOENT, "no such name")
    return os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | flags, dir_fd=here)


def _looked_at(number: int) -> Opened:
    found = os.fstat(number)
    if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST:
        os.close(number)
        raise FileNotFoundError(errno.ENOENT, "it is no ordinary file, or too large to be shown")
    return Opened(number, found.st_size, tag(found))
