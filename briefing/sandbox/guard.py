"""Who stands between the house and a kernel: waits for it, bounds it, and ends with it.

Two processes. The first one has the number that the house knows; it ends as the kernel did. The
second is the first of the kernel's own processes: when it goes, all go, whatever they have done
to be left alone. It adds up what they use.
"""

from __future__ import annotations

import contextlib
import os
import resource
import select
import signal
import struct
from pathlib import Path
from typing import NoReturn

from briefing.sandbox.codes import CODES, MEMORY, PROCESSES, SECONDS
from briefing.sandbox.orders import Limits

_OFTEN = 0.1  # seconds between two looks
_TOLD = struct.Struct("ii")
_PAGE = resource.getpagesize()
_TICK = os.sysconf("SC_CLK_TCK")


def end_as(told: int, guard: int) -> NoReturn:
    """Wait for the guard; end as it tells that the kernel ended. Never returns."""
    reason, status = 0, signal.SIGKILL
    with contextlib.suppress(OSError, struct.error):
        reason, status = _TOLD.unpack(_read(told))
    _waited(guard)
    if reason:
        os._exit(reason)
    code = os.waitstatus_to_exitcode(status)
    if code < 0:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with contextlib.suppress(OSError, ValueError):
            signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    os._exit(1 if code in CODES else code)


def _read(told: int) -> bytes:
    while True:
        try:
            return os.read(told, _TOLD.size)
        except InterruptedError:
            continue


def _waited(pid: int) -> None:
    while True:
        try:
            os.waitpid(pid, 0)
        except InterruptedError:
            continue
        except ChildProcessError:
            pass
        return


def watch(tell: int, kernel: int, limits: Limits, *, sees: bool) -> NoReturn:
    """Be the guard until the kernel has ended, or has used too much; tell how. Never returns.

    `sees` is true where /proc shows the kernel's processes and nobody else's.
    """
    reason, status = 0, None
    ends, born = _ending(kernel), _stat("self") if sees else []
    while status is None and not reason:
        status = _over(kernel)
        if status is None:
            reason = _exceeded(limits, born) if sees else 0
            select.select(ends, [], [], 0 if reason else _OFTEN)
    with contextlib.suppress(OSError):
        os.write(tell, _TOLD.pack(reason, status or 0))
    os._exit(0)  # the system ends all that is left


def _ending(kernel: int) -> list[int]:
    """A descriptor that is ready when the kernel ends, if there are such."""
    try:
        return [os.pidfd_open(kernel)]
    except OSError:
        return []


def _over(kernel: int) -> int | None:
    """How the kernel ended, None while it lives. Others that were left to the guard are buried."""
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return signal.SIGKILL
        if pid == kernel:
            return status
        if not pid:
            return None


def _exceeded(limits: Limits, born: list[bytes]) -> int:
    """Which limit all processes together are beyond, as an exit code; 0 for none.

    `born` is what the system told of the guard at first: what its memory was, which it has in
    common with the kernel and its forks, counts for none of them.
    """
    mine = os.getpid()
    memory = threads = 0  # memory that forks share is counted for each
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = used.ru_utime + used.ru_stime
    numbers = [one for one in os.listdir("/proc") if one.isdecimal()]  # noqa: PTH208 - ten times a second
    if len(numbers) > limits.processes + 1:  # a bomb leaves no time to look at each
        return PROCESSES
    for name in numbers:
        if int(name) == mine:
            continue
        with contextlib.suppress(OSError, ValueError, IndexError):
            fields = _stat(name)
            seconds += (int(fields[11]) + int(fields[12])) / _TICK
            threads += int(fields[17])
            forked = fields[23:26:2] == born[23:26:2]  # and has begun no program since
            shared = born[21] if forked else 0
            memory += max(0, int(fields[21]) - int(shared)) * _PAGE
    if threads > limits.processes:
        return PROCESSES
    if memory > limits.memory and _owned() > limits.memory:
        return MEMORY
    return SECONDS if seconds > limits.seconds else 0


def _stat(name: str) -> list[bytes]:
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
