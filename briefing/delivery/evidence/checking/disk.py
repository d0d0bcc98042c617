"""The files of a pack, read from disk within bounds."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from .container import LARGEST, MOST, Files, Refused, told


def content(place: Path) -> bytes:
    """The content of a file, a byte more than a pack may have at most. Raises OSError."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(place, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError("it is no ordinary file")
        return file.read(LARGEST + 1)


def folder(place: Path) -> Files:
    """The files of an unpacked pack. Raises Refused for what no pack holds."""
    found: Files = {}
    size = 0
    for path in place.rglob("*"):
        kind = path.lstat().st_mode
        if stat.S_ISDIR(kind):
            continue
        size += path.lstat().st_size
        if not stat.S_ISREG(kind):
            raise Refused(f"{told(path.name)}: it is no ordinary file (a link?)")
        if size > LARGEST or len(found) >= MOST:
            raise Refused("it is larger than a pack may be")
        found[path.relative_to(place).as_posix()] = content(path)
    return found
