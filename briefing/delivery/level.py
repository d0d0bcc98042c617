"""The word, kept in the lock, that a journal and its twin tell the same, as they now lie on disk.

To compare them costs 20 seconds a million rows, and each delivery begins with it. Who has them
compared, and closes them as they should be, leaves a mark of both files. While it fits, nothing
has touched either of them; they are compared once a day all the same.
"""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

DAY = 86_400  # seconds a mark is good for
_AT = 20  # where it begins: before it stands how much may have left
_LONG = 100  # bytes
_COUNTER = slice(24, 28)  # of a database's header: it changes with every change (SQLite's format)


def note(lock: int, *files: Path) -> None:
    """Leave the mark of these files, the first of which is a database. Raises OSError."""
    told = f" {int(time.time())} {_mark(files)}"
    os.pwrite(lock, told.ljust(_LONG).encode("ascii"), _AT)


def holds(lock: int, *files: Path) -> bool:
    """True when they are as they were when the mark was left, less than a day ago."""
    if lock < 0:
        return False
    try:
        since, mark = os.pread(lock, _LONG, _AT).decode("ascii", "replace").split()
        return 0 <= time.time() - int(since) < DAY and mark == _mark(files)
    except (OSError, ValueError):
        return False


def _mark(files: tuple[Path, ...]) -> str:
    """Which files they are, how large, when they changed: a copy put in place has another one."""
    found = [(one.st_ino, one.st_size, one.st_ctime_ns) for one in map(Path.stat, files)]
    with files[0].open("rb") as file:
        counter = file.read(_COUNTER.stop)[_COUNTER]
    return hashlib.sha256(repr((found, counter)).encode()).hexdigest()
