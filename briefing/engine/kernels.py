"""The process of a kernel: started afresh, or forked from a warm one.

Which way is taken, `BRIEFING_KERNEL` may say: `fork` from a warm process, `start` a process for
the kernel, or `zmq`, ipykernel's own with its sockets. Without it: fork where a warm process is at
hand, else start, else (on Windows) zmq.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Protocol

from briefing.engine.bounds import PROCESSES, processes
from briefing.sandbox import codes

SEAT = "briefing.engine.seat"
SANDBOXED = "--sandboxed"  # it waits for the order of a sandbox
PARTING = 2.0  # seconds for a kernel's family to be ended; then its group is killed
LOADED = "--loaded"  # the libraries of the kit are loaded before the first cell
WAYS = ("fork", "start", "zmq")
ASKED = "BRIEFING_KERNEL"
ARGUMENTS = ("--HistoryManager.hist_file=:memory:",)  # what nbclient asks of a kernel


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended: its exit code, or minus the number of the signal that killed it.

    `peak` is the largest memory it had, in bytes, and `cpu` the seconds it computed; 0 when nobody
    measured them.
    """

    code: int
    peak: int = 0
    cpu: float = 0.0

    @property
    def sentence(self) -> str:
        """How it ended, in words; what may be behind it, for signals that tell."""
        if self.code == codes.PROCESSES:
            return f"it had more than {processes():,} processes at once ({PROCESSES} allows more)"
        if self.code >= 0:
            return f"it left with exit code {self.code}"
        name = _signal(-self.code)
        return f"it was killed by signal {-self.code}{name and f' ({name})'}{_BEHIND.get(name, '')}"


_BEHIND = {
    "SIGKILL": "; memory may have run out",
    "SIGSEGV": "; a compiled library crashed",
    "SIGABRT": "; a compiled library gave up",
    "SIGBUS": "; a file it had mapped was cut, or the disk is full",
}


def _signal(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return ""


class Process(Protocol):
    """A kernel's process and the wire to it."""

    wire: socket.socket
    pid: int

    def ended(self, timeout: float = 0.0) -> Ended | None:
        """How it ended, None while it lives; wait for it at most `timeout` seconds."""

    def signal(self, number: int) -> None:
        """Send a signal to it and to the processes it started."""

    def close(self) -> None:
        """Kill it if it lives, with the processes it started, and let go of the wire."""


class Started:
    """A module of ours, a kernel unless told otherwise, started as a new process with a wire."""

    def __init__(
        self,
        module: str = SEAT,
        arguments: tuple[str, ...] = (),
        environment: dict[str, str] | None = None,
    ) -> None:
        self._is_kernel = module == SEAT
        self.wire, theirs = socket.socketpair()
        number = theirs.fileno()
        self._process = subprocess.Popen(  # noqa: S603 - this interpreter, our own module
            [sys.executable, "-P", "-m", module, str(number), *arguments],
            pass_fds=[number],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL if module == SEAT else None,
            start_new_session=True,
            env=environment,
        )
        theirs.close()
        self.pid = self._process.pid
        self._ended: Ended | None = None

    def ended(self, timeout: float = 0.0) -> Ended | None:
        """How it ended, None while it lives; wait for it at most `timeout` seconds."""
        deadline = time.monotonic() + timeout
        while self._ended is None:
            if os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is not None:
                self._ended = self._reaped()
            elif time.monotonic() >= deadline:
                return None
            else:
                time.sleep(0.002)
        return self._ended

    def _reaped(self) -> Ended:
        self._kill_group(signal.SIGKILL)  # before it is reaped the number is still its own
        _, status, used = os.wait4(self.pid, 0)
        self._process.returncode = os.waitstatus_to_exitcode(status)
        return Ended(self._process.returncode, peak(used.ru_maxrss), used.ru_utime + used.ru_stime)

    def _kill_group(self, number: int) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, number)

    def signal(self, number: int) -> None:
        """Send a signal to it and to the processes it started."""
        if self.ended() is None:
            self._kill_group(number)

    def close(self) -> None:
        """Kill it if it lives, with the processes it started, and let go of the wire."""
        self.wire.close()
        if self._is_kernel:  # who stands above it sees the wire closed, and ends its family
            self.signal(signal.SIGCONT)
            self.ended(PARTING)
        self.signal(signal.SIGKILL)
        self.ended(5.0)


def peak(maxrss: int) -> int:
    """`ru_maxrss` in bytes: Linux counts kilobytes, macOS bytes."""
    return maxrss if sys.platform == "darwin" else maxrss * 1024


_ahead: list[tuple[Process, bool]] = []  # with whether it waits for a sandbox


def start_ahead(*, sandboxed: bool = False) -> None:
    """Start a kernel now, or fork one, for the next one who needs it; not where zmq is the way.

    It finds the environment and the folder of this moment. One that is started loads what
    notebooks of the kit need while it waits.
    """
    if _ahead or ((how := way()) == "zmq" and not sandboxed):
        return
    _ahead.append((_had(how, (*ARGUMENTS, LOADED), sandboxed=sandboxed), sandboxed))


def _had(how: str, arguments: tuple[str, ...], *, sandboxed: bool) -> Process:
    """A kernel forked, if that is the way and it can be, else started with these arguments."""
    from briefing.engine import forking

    forked = forking.kernel(sandboxed=sandboxed) if how == "fork" else None
    if forked is not None:
        return forked
    if not sandboxed:
        return Started(SEAT, arguments)
    from briefing.sandbox.reach import one_thread

    return Started(SEAT, (*arguments, SANDBOXED), one_thread())


def stop_ahead() -> None:
    """Stop the kernel that was started ahead and that nobody needed."""
    while _ahead:
        _ahead.pop()[0].close()


def way() -> str:
    """The way a kernel would be had now: "fork", "start" or "zmq"."""
    from briefing.engine import forking

    named = asked()
    if sys.platform == "win32" or named == "zmq":
        return "zmq"
    if named != "start" and forking.at_hand():
        return "fork"
    return "start"


def asked() -> str:
    """The way `BRIEFING_KERNEL` names, empty when it does not. Raises UnknownNameError."""
    from briefing.errors import UnknownNameError, nearest

    named = os.environ.get(ASKED, "").strip()
    if named and named not in WAYS:
        raise UnknownNameError(f"{ASKED} is {named!r}. {nearest(named, WAYS)}")
    return named


def opened(arguments: tuple[str, ...] = ARGUMENTS, *, sandboxed: bool = False) -> Process:
    """A kernel's process: the one started ahead, else one had in the way of the moment.

    A sandboxed one waits for an order on its wire: see `briefing.sandbox.orders`.
    """
    if arguments != ARGUMENTS:
        return _had("start", arguments, sandboxed=sandboxed)
    first, waits = _ahead.pop() if _ahead else (None, False)
    if first is not None:
        if waits == sandboxed and first.ended() is None:
            return first
        first.close()
    return _had(way(), arguments, sandboxed=sandboxed)
