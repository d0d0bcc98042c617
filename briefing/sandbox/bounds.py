"""Limits of one process and all it starts, as every Unix has them."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from briefing.sandbox.orders import Limits

_GRACE = 5  # seconds between the signal that says so and the one that ends it


def enter(limits: Limits, *, alone: bool) -> None:
    """Take the limits on, for good; that of processes where the others of this user do not count.

    Raises OSError and ValueError where one is refused.
    """
    import resource

    for name, most in {
        "RLIMIT_CORE": 0,
        "RLIMIT_FSIZE": limits.file,
        "RLIMIT_NOFILE": limits.files,
        "RLIMIT_CPU": limits.seconds,
        "RLIMIT_DATA": _used() + limits.memory,
        "RLIMIT_MSGQUEUE": 0,
        **({"RLIMIT_NPROC": limits.processes} if alone else {}),
    }.items():
        number = getattr(resource, name, None)
        if number is None:
            continue
        hard = resource.getrlimit(number)[1]
        more = _GRACE if name == "RLIMIT_CPU" else 0
        soft, last = _least(most, hard), _least(most + more, hard)
        if name == "RLIMIT_DATA" and sys.platform != "linux":
            with suppress(OSError, ValueError):
                resource.setrlimit(number, (soft, last))
        else:
            resource.setrlimit(number, (soft, last))


def _least(most: int, hard: int) -> int:
    return most if hard < 0 else min(most, hard)


def _used() -> int:
    """Bytes of memory this process may write already, which are not the notebook's."""
    try:
        status = Path("/proc/self/status").read_text("ascii")
        return int(status.partition("VmData:")[2].split()[0]) * 1024
    except (OSError, ValueError, IndexError):
        return 0
