"""Who stands above a kernel: what its cells started ends with it, be it in sessions of its own.

Linux gives orphans to the nearest process above that asked for them. That is this one: it holds
nothing but the kernel's wire, waits, ends all that is left when the kernel has ended or its client
has gone, and ends as the kernel did.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import sys
import time
from pathlib import Path

from briefing import forks
from briefing.engine import bounds
from briefing.sandbox.codes import PROCESSES, own

_OFTEN = 1_000  # milliseconds between two looks
_PATIENCE = 5.0  # seconds for all to be gone
_IGNORED = ("SIGINT", "SIGQUIT", "SIGHUP", "SIGTSTP")


def apart(wire: socket.socket, *, dies: bool = False) -> bool:
    """Go on as another process, the kernel, which this one stands above; false where none can.

    For a process of one thread that leads a group of its own. Only the kernel returns. With
    `dies` all end with the process that this one was forked from.
    """
    if sys.platform != "linux" or not hasattr(os, "pidfd_open") or not forks.is_alone():
        return False
    above = os.getpid()
    kernel = os.fork()
    if kernel:
        _stand(kernel, wire, dies=dies)
    forks.die_with_parent()
    if os.getppid() != above:
        os._exit(1)
    return True


def _stand(kernel: int, wire: socket.socket, *, dies: bool) -> None:
    """Stand above the kernel until it has ended. Never returns."""
    code = -signal.SIGKILL
    try:
        for number in _IGNORED:
            signal.signal(getattr(signal, number), signal.SIG_IGN)
        signal.signal(signal.SIGTERM, lambda *_: _kill(kernel))
        forks.adopt()
        if dies:
            forks.die_with_parent(signal.SIGTERM)
        code = _waited(kernel, wire)
        _bury()
    finally:
        forks.end_as(code)


def _waited(kernel: int, wire: socket.socket) -> int:
    """Wait for the kernel to end, and return its exit code.

    It is ended when its client has gone, or when it has too many processes.
    """
    most, many = bounds.processes(), False
    poll = select.poll()
    poll.register(os.pidfd_open(kernel), select.POLLIN)
    poll.register(wire, 0)
    while True:
        ready = poll.poll(_OFTEN)
        while (found := os.waitpid(-1, os.WNOHANG))[0]:
            if found[0] == kernel:
                return PROCESSES if many else own(os.waitstatus_to_exitcode(found[1]))
        if any(number == wire.fileno() for number, _ in ready):
            poll.unregister(wire)
            _kill(kernel)
        elif len(below(os.getpid(), most)) > most:
            many = True
            _kill(kernel)


def _bury() -> None:
    """End all that is left, whatever it goes on starting."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        left = below(os.getpid())
        for pid in left:
            _kill(pid)
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            return
        time.sleep(0.001)


def below(top: int, most: int = 1 << 30) -> list[int]:
    """The processes below one, those nearest first; it stops when there are more than `most`."""
    found = [*_children(top)]
    for pid in found:
        if len(found) > most:
            break
        found += _children(pid)
    return found


def _children(pid: int) -> list[int]:
    found: list[int] = []
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (task / "children").read_bytes().split())
    return found


def _kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.kill(pid, signal.SIGKILL)
