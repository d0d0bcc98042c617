"""The time by which leases end.

On one machine it is the time since its start, which nobody can set. Between machines it is the
clock of the file system the ledger lies on: both see the same one, whatever their own clocks say.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from briefing.ledger.whose import Whose, me

PREFIX = ".ledger-clock-"
# CLOCK_BOOTTIME goes on while the machine sleeps; where it is missing, CLOCK_MONOTONIC does.
_SINCE_START = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))


@dataclass(frozen=True, slots=True)
class Moment:
    """A time, and who looks at the clock.

    `uptime` is in seconds since this machine's start, `wall` since 1970 by the shared clock.
    """

    uptime: float
    wall: float
    who: Whose


class Clock:
    """What time it is, for a ledger in `folder`; None when this machine alone can have it."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def now(self) -> Moment:
        """The time. Raises OSError when the folder is gone or cannot be written."""
        since_start = time.monotonic() if _SINCE_START is None else time.clock_gettime(_SINCE_START)
        wall = time.time() if self._folder is None else _stamp(self._folder)
        return Moment(since_start, wall, me())


def _stamp(folder: Path) -> float:
    """The file server's time: it dates each new file; the date of an old one may be cached."""
    number, name = tempfile.mkstemp(dir=folder, prefix=PREFIX)
    try:
        return os.fstat(number).st_mtime
    finally:
        os.close(number)
        with contextlib.suppress(OSError):
            Path(name).unlink()
