"""Who stands between the house and a kernel: waits for it, bounds it, and ends with it.

Two processes. The first one has the number that the house knows; it ends as the kernel did. The
second is the first of the kernel's own processes: when it goes, all go, whatever they have done
to be left alone. It sees to it that they do not use too much.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import struct
from typing import NoReturn

from briefing import forks
from briefing.sandbox.codes import own
from briefing.sandbox.orders import Limits
from briefing.sandbox.using import exceeded, stat

_OFTEN = 0.1  # seconds between two looks
_TOLD = struct.Struct("ii")


def end_as(told: int, guard: int, wire: int) -> NoReturn:
    """Wait for the guard; end as it tells that the kernel ended. Never returns.

    All are ended with SIGTERM, or when whoever has the other end of the wire is gone: the kernel
    itself does not see it while a cell lets no other thread run.
    """
    signal.signal(signal.SIGTERM, lambda *_: _kill(guard))
    poll = select.poll()
    poll.register(told, select.POLLIN)
    poll.register(wire, 0)
    if all(number != told for number, _ in poll.poll()):
        _kill(guard)
    reason, status = 0, signal.SIGKILL
    with contextlib.suppress(OSError, struct.error):
        reason, status = _TOLD.unpack(_read(told))
    _waited(guard)
    if reason:
        os._exit(reason)
    forks.end_as(own(os.waitstatus_to_exitcode(status)))


def _kill(guard: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(guard, signal.SIGKILL)


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


def watch(tell: int, kernel: int, limits: Limits, *, sees: bool, nets: bool) -> NoReturn:
    """Be the guard until the kernel has ended, or has used too much; tell how. Never returns.

    `sees` is true where /proc shows the kernel's processes and nobody else's, `nets` where the
    sockets of its network are the kernel's.
    """
    reason, status = 0, None
    ends, born = _ending(kernel), stat("self") if sees else []
    while status is None and not reason:
        status = _over(kernel)
        if status is None:
            reason = exceeded(limits, born, nets=nets) if sees else 0
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
