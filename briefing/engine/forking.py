"""Asking a warm process for a fork of itself: a kernel, or a worker.

The one who asks holds one end of a control socket. A question and an answer are one packet each;
the answer carries the wire to the new process and, where the system has them, a descriptor that
stands for the process whatever becomes of its number. When the asker leaves, or closes the control
socket, the warm process kills what it forked for him.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
from dataclasses import dataclass, field
from typing import Any

import msgspec

from briefing import forks
from briefing.engine import door
from briefing.engine.kernels import PARTING, Ended
from briefing.sandbox.reach import environment

_PATIENCE = 60.0  # seconds for an answer; a warm process may first have to become warm
LARGEST = 150_000  # bytes of a packet; the kernel's own limit is about 200,000


@dataclass(slots=True)
class Forked:
    """A process forked for us."""

    wire: socket.socket
    pid: int
    control: Control
    _handle: int  # a process descriptor
    _ended: Ended | None = field(default=None)
    alone: bool = False  # nothing else was asked for over this control socket
    is_kernel: bool = False

    def ended(self, timeout: float = 0.0) -> Ended | None:
        """How it ended, None while it lives; wait for it at most `timeout` seconds."""
        if (
            self._ended is None
            and self._handle >= 0
            and select.select([self._handle], [], [], timeout)[0]
        ):
            self._ended = self.control.ended(self.pid)
        return self._ended

    def signal(self, number: int) -> None:
        """Send a signal to it and to the processes it started."""
        if self.ended() is None:
            with contextlib.suppress(OSError):
                self.control.signal(self.pid, number)
                if number == signal.SIGKILL:  # also when the warm process hangs
                    signal.pidfd_send_signal(self._handle, number)

    def close(self) -> None:
        """Kill it if it lives, with the processes it started, and let go of the wire."""
        if self.is_kernel:  # who stands above it sees the wire closed, and ends its family
            self.wire.close()
            self.signal(signal.SIGCONT)
            self.ended(PARTING)
        self.signal(signal.SIGKILL)
        self.ended(5.0)
        self.leave()

    def leave(self) -> None:
        """Let go of it; the warm process ends it when the control socket closes too."""
        self.wire.close()
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
        if self.alone:
            self.control.wire.close()


class Control:
    """Our end of a control socket."""

    def __init__(self, wire: socket.socket) -> None:
        self.wire = wire
        self.wire.settimeout(_PATIENCE)
        self._ends: dict[int, Ended] = {}

    def fork(self, what: str) -> Forked | None:
        """Ask for a process; None when the warm one refuses or is gone.

        `what` is "kernel", "sandboxed" (one that waits for its order) or "worker". It finds our
        folder, environment and umask.
        """
        try:
            asked = {
                "fork": what,
                "folder": os.getcwd(),  # noqa: PTH109 - a text is sent
                "environment": environment("") if what == "sandboxed" else dict(os.environ),
                "umask": forks.umask(),
            }
            packet = msgspec.msgpack.encode(asked)
        except (OSError, ValueError):  # no folder any more, or a name that is no text
            return None
        if len(packet) > LARGEST:
            return None
        try:
            self.wire.sendall(packet)
            answer, handles = self._answer("forked")
        except (OSError, EOFError):
            return None
        if len(handles) != 2:  # the wire and the process
            for handle in handles:
                os.close(handle)
            return None
        wire = socket.socket(fileno=handles[0])
        return Forked(wire, answer["forked"], self, handles[1], is_kernel=what != "worker")

    def tell(self, packet: bytes) -> None:
        """Tell the warm process something; one that is gone is noticed with the next question."""
        with contextlib.suppress(OSError):
            self.wire.sendall(packet)

    def signal(self, pid: int, number: int) -> None:
        """Send a signal to a process that was forked for us, and to those it started."""
        self.wire.sendall(msgspec.msgpack.encode({"signal": number, "pid": pid}))

    def ended(self, pid: int) -> Ended | None:
        """How a process ended that the descriptor says is over."""
        while pid not in self._ends:
            try:
                self._answer("ended")
            except (OSError, EOFError):
                return Ended(-signal.SIGKILL)
        return self._ends.pop(pid)

    def _answer(self, wanted: str) -> tuple[dict[str, Any], list[int]]:
        """The next answer of a kind; news of ended processes on the way is kept."""
        while True:
            try:
                content, handles, _, _ = socket.recv_fds(self.wire, LARGEST, 2)
            except TimeoutError:
                self.wire.close()  # a late answer would be taken for that to the next question
                raise
            for handle in handles:
                os.set_inheritable(handle, False)  # noqa: FBT003 the function's own signature
            if not content:
                raise EOFError
            answer: dict[str, Any] = msgspec.msgpack.decode(content)
            if "ended" in answer:
                self._ends[answer["ended"]] = Ended(answer["code"], answer["peak"], answer["cpu"])
            if wanted in answer or "refused" in answer:
                return answer, handles


_control: list[Control] = []


def use(wire: socket.socket) -> None:
    """Take kernels from the warm process on the other end of this control socket."""
    _control[:] = [Control(wire)]


def at_hand() -> bool:
    """True when a warm process may be asked for kernels."""
    if _control:
        return True
    wire = door.knock()
    if wire is not None:
        wire.close()
    return wire is not None


def kernel(*, sandboxed: bool = False) -> Forked | None:
    """A kernel forked from the warm process at hand; None when it cannot give one."""
    what = "sandboxed" if sandboxed else "kernel"
    if _control:
        return _control[0].fork(what)
    wire = door.knock()
    if wire is None:
        return None
    forked = Control(wire).fork(what)
    if forked is None:
        wire.close()
    else:
        forked.alone = True
    return forked
