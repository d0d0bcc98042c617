"""The lock on an open file or folder, which the system takes back when its holder dies."""

from __future__ import annotations

import sys
import time

if sys.platform != "win32":
    import fcntl

_PAUSE = 0.01  # seconds between two looks


def locked(number: int, deadline: float) -> bool:
    """Wait for the lock on an open file, by its number; False where the system has no such lock.

    `deadline` is a moment of `time.monotonic()`. Raises TimeoutError when another holds it longer.
    """
    while True:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise TimeoutError from None
            time.sleep(_PAUSE)
        except OSError:  # a network folder without locks
            return False
        else:
            return True
