"""Which process something belongs to, told so that a number used again is not mistaken for it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_BOOT = Path("/proc/sys/kernel/random/boot_id")
ENDED = "ended"  # what a process is that its parent has not noticed yet
_SPACE = "/proc/self/ns/pid"


@dataclass(frozen=True, slots=True)
class Whose:
    """A process: `boot` is one start of one machine, `space` where its `pid` counts, `born` when.

    `boot`, `space` and `born` are empty where the system does not tell.
    """

    host: str
    pid: int
    boot: str
    space: str
    born: str

    def is_beside(self, other: Whose) -> bool:
        """True when both count their processes alike: since one start of one machine."""
        return bool(self.boot) and (self.boot, self.space) == (other.boot, other.space)

    def has_ended(self, seen_by: Whose) -> bool:
        """True when it is certain that the process is no more. False for one of elsewhere."""
        if not self.is_beside(seen_by):
            return False
        if not _exists(self.pid):
            return True
        now = born(self.pid)
        return now == ENDED or bool(self.born and now and now != self.born)


def me() -> Whose:
    """This process."""
    return _of(os.getpid())


@lru_cache(maxsize=4)
def _of(pid: int) -> Whose:
    return Whose(socket.gethostname()[:255], pid, _boot(), _space(), born(pid))


def _exists(pid: int) -> bool:
    if os.name != "posix":  # there, signal 0 is no question
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def born(pid: int) -> str:
    """When a process began, in words of the system, or ENDED; empty if it does not tell."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    except OSError:
        return _asked(pid) if sys.platform == "darwin" else ""
    fields = told.rpartition(")")[2].split()  # the name before it may hold anything
    if len(fields) < 20:
        return ""
    return ENDED if fields[0] in {"Z", "X"} else fields[19]  # proc(5): state; starttime


def _asked(pid: int) -> str:
    """What ps says, where there is no /proc."""
    told = _line("/bin/ps", "-o", "state=,lstart=", "-p", str(pid))
    state, _, since = told.strip().partition(" ")
    return ENDED if state.startswith("Z") else since.strip()


@lru_cache(maxsize=1)
def _boot() -> str:
    try:
        return _BOOT.read_text("ascii").strip()
    except (OSError, ValueError):
        on_mac = sys.platform == "darwin"
        return _line("/usr/sbin/sysctl", "-n", "kern.bootsessionuuid").strip() if on_mac else ""


def _space() -> str:
    try:
        return os.readlink(_SPACE)  # noqa: PTH115 - the target is no path
    except OSError:
        return ""


def _line(*command: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - two programs of macOS, by their full names
            command, capture_output=True, text=True, timeout=5, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout
