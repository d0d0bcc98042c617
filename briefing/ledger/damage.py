"""A ledger that is damaged: known as such, and set aside, so that a new one can begin.

Nothing is deleted. Who finds the damage may be one of several at the same moment: each holds the
lock on the damaged file itself while it looks whether that still has the name.
"""

from __future__ import annotations

import os
import re
import sqlite3
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from briefing.errors import LedgerError
from briefing.locks import locked

PATIENCE = 30.0  # seconds for another one that sets it aside; that needs milliseconds
BESIDE = ("-wal", "-shm", "-journal")
_SIGNS = (
    *("malformed", "not a database", "corrupt", "no such table", "no such column"),
    *("decode to", "user-defined function"),  # text that is none
)
_CODE = re.compile(r"error code=(\d+)")
_PASSING = frozenset((5, 6, 7, 10))  # of SQLite: busy, locked, no memory, the disk did not do it


class DamagedError(LedgerError):
    """The file of a ledger is damaged, or it was and a new one has taken its place."""


def is_damage(error: Exception) -> bool:
    """True when SQLite says that a file is not what it should be."""
    if isinstance(error, UnicodeDecodeError):  # even its own words cannot be read
        return True
    return isinstance(error, sqlite3.DatabaseError) and any(s in str(error) for s in _SIGNS)


def look(db: sqlite3.Connection, *, indexes: bool = False) -> None:
    """See that the pages of a file are sound; half a second for 200 MB.

    With `indexes` also that these say what the tables say, which takes twice as long.

    Raises sqlite3.DatabaseError that `is_damage`, and OperationalError when they cannot be read
    just now.
    """
    (found,) = db.execute(f"PRAGMA {'integrity' if indexes else 'quick'}_check(1)").fetchone()
    if any(int(code) & 0xFF in _PASSING for code in _CODE.findall(found)):
        raise sqlite3.OperationalError("disk I/O error")
    if found != "ok":
        raise sqlite3.DatabaseError(f"database disk image is malformed: {found}")


def identity(path: Path) -> tuple[int, int] | None:
    """Which file has a name now; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def set_aside(path: Path, damaged: tuple[int, int] | None = None) -> Path | None:
    """Give a file another name, with the day in it, and return that.

    `damaged` is which file it must still be, None for any: when another program was faster,
    nothing is done, and None returned. Raises LedgerError when it cannot be moved.
    """
    try:
        number = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _stuck(path, error) from error
    try:
        if sys.platform != "win32":
            locked(number, time.monotonic() + PATIENCE)
        held = os.fstat(number)
        if identity(path) != (held.st_dev, held.st_ino) or damaged not in {None, identity(path)}:
            return None
        return _moved(path)
    except (OSError, TimeoutError) as error:
        raise _stuck(path, error) from error
    finally:
        os.close(number)


def _moved(path: Path) -> Path:
    to = _free(path)
    for end in BESIDE:  # first: a new file must not find the log of the old one
        with suppress(FileNotFoundError):
            Path(f"{path}{end}").rename(f"{to}{end}")
    path.rename(to)
    return to


def _free(path: Path) -> Path:
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    names = (f"{path.stem}.damaged-{day}{(n and f'.{n}') or ''}{path.suffix}" for n in range(1000))
    return next(to for name in names if not os.path.lexists(to := path.with_name(name)))


def _stuck(path: Path, error: Exception) -> LedgerError:
    why = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return LedgerError(
        f"{path} is damaged, and cannot be set aside ({why}). Move it away, or see who may write "
        "to its folder; a new one is begun by the next run."
    )
