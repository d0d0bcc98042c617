"""What a process must know and do that forks, or is a fork."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from pathlib import Path
from typing import NoReturn

_TASKS = Path("/proc/self/task")
_DEATH_SIGNAL, _ADOPT = 1, 36  # PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER, linux/prctl.h


def is_alone() -> bool:
    """True while this process has one thread, so that a fork is safe; False where none can tell."""
    return _TASKS.is_dir() and len(list(_TASKS.iterdir())) == 1


def die_with_parent(by: int = signal.SIGKILL if sys.platform != "win32" else 9) -> None:
    """Have this process get a signal when the thread that started it ends; Linux only."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, by)


def adopt() -> None:
    """Be the parent of whatever process below loses its own; Linux only."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_ADOPT, 1)


def end_as(code: int) -> NoReturn:
    """End this process as another one ended: with its exit code, or below 0 by its signal.

    What it died of is not this one's fault: it leaves no core file.
    """
    if code < 0:
        with contextlib.suppress(OSError, ValueError):
            import resource

            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    os._exit(code if code >= 0 else 128 - code)


def umask() -> int:
    """What this process keeps others from doing with its new files; asked without changing it."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        shown = Path("/proc/self/status").read_text("ascii", "replace")
        return int(shown.partition("\nUmask:")[2].split(maxsplit=1)[0], 8)
    found = os.umask(0o077)
    os.umask(found)
    return found
