"""What the processes of a kernel use together, as their guard sees it."""

from __future__ import annotations

import contextlib
import os
import resource
from pathlib import Path

from briefing.sandbox.codes import MEMORY, PROCESSES, SECONDS
from briefing.sandbox.orders import Limits

_PAGE = resource.getpagesize()
_TICK = os.sysconf("SC_CLK_TCK")
_SOCKET = 1 << 18  # bytes that may wait in one: net.core.wmem_default, and what they are wrapped in


def exceeded(limits: Limits, born: list[bytes], *, nets: bool) -> int:
    """Which limit all processes together are beyond, as an exit code; 0 for none.

    `born` is what the system told of the guard at first: what its memory was, which it has in
    common with the kernel and its forks, counts for none of them. With `nets` sockets count as
    memory, which no process has.
    """
    mine, threads = os.getpid(), 0
    sent = _sockets() * _SOCKET if nets else 0
    memory = sent  # memory that forks share is counted for each
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = used.ru_utime + used.ru_stime
    numbers = [one for one in os.listdir("/proc") if one.isdecimal()]  # noqa: PTH208 - ten times a second
    if len(numbers) > limits.processes + 1:  # a bomb leaves no time to look at each
        return PROCESSES
    for name in numbers:
        if int(name) == mine:
            continue
        with contextlib.suppress(OSError, ValueError, IndexError):
            fields = stat(name)
            seconds += (int(fields[11]) + int(fields[12])) / _TICK
            threads += int(fields[17])
            forked = fields[23:26:2] == born[23:26:2]  # and has begun no program since
            shared = born[21] if forked else 0
            memory += max(0, int(fields[21]) - int(shared)) * _PAGE
    if threads > limits.processes:
        return PROCESSES
    if memory > limits.memory and sent + _owned() > limits.memory:
        return MEMORY
    return SECONDS if seconds > limits.seconds else 0


def stat(name: str) -> list[bytes]:
    """What the system tells of a process, from its state on. Raises OSError."""
    return Path(f"/proc/{name}/stat").read_bytes().rpartition(b")")[2].split()


def _owned() -> int:
    """Bytes of memory of all processes together, what several share counted once."""
    found = 0
    for name in filter(str.isdecimal, os.listdir("/proc")):  # noqa: PTH208 - as above
        with contextlib.suppress(OSError, ValueError, IndexError):
            shown = Path(f"/proc/{name}/smaps_rollup").read_bytes()
            found += int(shown.partition(b"\nPss:")[2].split()[0]) * 1024
    return found


def _sockets() -> int:
    """How many sockets this network has."""
    try:
        shown = Path("/proc/net/sockstat").read_bytes()
        return int(shown.partition(b"sockets: used")[2].split()[0])
    except (OSError, ValueError, IndexError):
        return 0
