"""Folders for the work of a moment. They go with whoever made them, also if that one is killed.

Each is held by a lock that the system takes back when its holder dies, and with it all forks that
have the folder in common. Whoever makes the first one of a program takes away those nobody holds.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl

PREFIX = "briefing~"  # of no other folder, so that none is taken away that is not ours
_YOUNG = 60.0  # seconds in which one that was just made gets its lock
_FOLDER = os.O_RDONLY | os.O_CLOEXEC | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
_swept: set[str] = set()


@contextmanager
def scratch() -> Iterator[Path]:
    """A new folder that only this user may enter, gone afterwards. Raises OSError."""
    home = tempfile.gettempdir()
    if home not in _swept:
        _swept.add(home)
        sweep(Path(home))
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=home))
    held = _held(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if held is not None:
            os.close(held)


def swept() -> list[str]:
    """Take away what killed programs of this user have left; return the names."""
    return sweep(Path(tempfile.gettempdir()))


def sweep(home: Path) -> list[str]:
    """Take away what killed programs of this user have left in `home`; return the names."""
    if sys.platform == "win32":  # there such a folder cannot be held
        return []
    gone = []
    for path in _ours(home):
        held = _held(path)
        if held is not None:
            shutil.rmtree(path, ignore_errors=True)
            os.close(held)
            gone.append(path.name)
    return gone


def _ours(home: Path) -> list[Path]:
    """Folders of ours in `home` that are old enough to have a lock, if somebody lives with them."""
    found = []
    with contextlib.suppress(OSError), os.scandir(home) as entries:
        for entry in entries:
            if entry.name.startswith(PREFIX):
                with contextlib.suppress(OSError):
                    state = entry.stat(follow_symlinks=False)
                    mine = stat.S_ISDIR(state.st_mode) and state.st_uid == os.geteuid()
                    if mine and time.time() - state.st_mtime > _YOUNG:
                        found.append(Path(entry.path))
    return found


def _held(folder: Path) -> int | None:
    """A descriptor with the lock on a folder; None when another has it, or there are no locks."""
    if sys.platform == "win32":
        return None
    try:
        number = os.open(folder, _FOLDER)
    except OSError:
        return None
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(number)
        return None
    return number
