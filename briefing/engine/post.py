"""A kernel as nbclient wants it, at the end of a wire: a manager, a client, its channels."""

from __future__ import annotations

import asyncio
import signal
import socket
import time
from collections import deque
from collections.abc import Callable
from queue import Empty
from typing import TYPE_CHECKING, Any

from jupyter_client.session import Session
from nbclient.exceptions import DeadKernelError

from briefing.engine.bounds import output
from briefing.engine.confining import confine
from briefing.engine.kernels import Ended, Process, opened
from briefing.engine.wire import CONTROL, IOPUB, SHELL, STDIN, Frames, packed, received

if TYPE_CHECKING:
    from briefing.sandbox.asking import Sandbox

_ESCAPED, _HEADS = 6, 1_000_000  # bytes of one in JSON, at most; bytes that come with a message
_HEARD = (SHELL, IOPUB)  # of the others nobody takes anything: it would only pile up
_OBJECT = 5_000  # bytes of a message as Python has it, besides its text
_SMALL = 50_000_000  # bytes of small messages that may wait beyond the largest
_POLITE = 5.0  # seconds a kernel has to end by itself, as with jupyter_client


class Channel:
    """One of the channels: what came and was not taken yet."""

    def __init__(self, post: Post, number: int) -> None:
        self._post, self._number = post, number
        self.waiting: deque[dict[str, Any]] = deque()
        self.size = 0  # bytes of what came since nothing waited

    async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:
        """The next message. Raises Empty after `timeout` seconds; None waits for ever.

        Raises DeadKernelError when the kernel has ended and everything it said was taken.
        """
        deadline = None if timeout is None else time.monotonic() + timeout
        while not self.waiting:
            if self._post.closed and (
                self._number != SHELL or not self._post.iopub_channel.waiting
            ):
                raise DeadKernelError("Kernel died")
            await self._post.arrival(deadline)
        return self.waiting.popleft()

    def take_in(self, message: dict[str, Any], size: int, most: int) -> None:
        """Have a message wait. Raises OverflowError when nobody takes them, and it is too much."""
        self.size = size + _OBJECT + (self.size if self.waiting else 0)
        if self.size > most:
            raise OverflowError
        self.waiting.append(message)

    def send(self, message: dict[str, Any]) -> None:
        """Send a message that the session made."""
        self._post.send(self._number, message)


class Post:
    """The client of a kernel: what nbclient asks of jupyter_client's, over one wire."""

    def __init__(self, process: Process) -> None:
        self.session = Session()
        self.session.auth = None  # nothing is signed: only the kernel has the wire's other end
        self.allow_stdin = False
        self.closed = False
        self.info: dict[str, Any] = {}  # what the kernel said it is
        self._process = process
        self._most = _ESCAPED * output() + _HEADS
        self._frames = Frames(self._most)
        self._woken: list[asyncio.Future[None]] = []
        self.shell_channel, self.iopub_channel = Channel(self, SHELL), Channel(self, IOPUB)
        self.control_channel, self.stdin_channel = Channel(self, CONTROL), Channel(self, STDIN)
        self._channels = (
            self.shell_channel,
            self.iopub_channel,
            self.control_channel,
            self.stdin_channel,
        )
        process.wire.setblocking(True)  # noqa: FBT003 the socket's own signature

    def start_channels(self) -> None:
        """Do nothing: the wire is there."""

    def stop_channels(self) -> None:
        """Do nothing: the manager lets go of the wire."""

    def is_alive(self) -> bool:
        """True while the kernel lives."""
        return self._process.ended() is None

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until the kernel answers. Raises RuntimeError when it does not in time."""
        asked = self.kernel_info()
        told = {"parent_header": {"msg_id": ""}}
        try:
            while told["parent_header"]["msg_id"] != asked:
                told = await self.shell_channel.get_msg(timeout)
        except Empty:
            raise RuntimeError(f"Kernel didn't respond in {timeout} seconds") from None
        except DeadKernelError:
            raise RuntimeError("Kernel died before replying to kernel_info") from None
        self.info = told
        self.iopub_channel.waiting.clear()

    def execute(
        self,
        code: str,
        silent: bool = False,  # noqa: FBT001, FBT002 jupyter_client's signature
        store_history: bool = True,  # noqa: FBT001, FBT002 as above
        user_expressions: dict[str, Any] | None = None,
        allow_stdin: bool | None = None,  # noqa: FBT001 as above
        stop_on_error: bool = True,  # noqa: FBT001, FBT002 as above
    ) -> str:
        """Ask for code to be run; return the id of the question."""
        content = {
            "code": code,
            "silent": silent,
            "store_history": store_history,
            "user_expressions": user_expressions or {},
            "allow_stdin": self.allow_stdin if allow_stdin is None else allow_stdin,
            "stop_on_error": stop_on_error,
        }
        return self.ask(SHELL, "execute_request", content)

    def kernel_info(self) -> str:
        """Ask what the kernel is; return the id of the question."""
        return self.ask(SHELL, "kernel_info_request", {})

    def ask(self, channel: int, kind: str, content: dict[str, Any]) -> str:
        """Send a question and return its id."""
        message = self.session.msg(kind, content)
        self.send(channel, message)
        identity: str = message["header"]["msg_id"]
        return identity

    def send(self, channel: int, message: dict[str, Any]) -> None:
        """Send a message; what a dead kernel would not take is noticed when nothing comes back."""
        parts = [*self.session.serialize(message), *(message.get("buffers") or [])]
        try:
            self._process.wire.sendall(packed(channel, parts))
        except OSError:
            self.closed = True

    async def arrival(self, deadline: float | None) -> None:
        """Wait until something comes on any channel, or the kernel leaves. Raises Empty."""
        loop = asyncio.get_running_loop()
        woken: asyncio.Future[None] = loop.create_future()
        if not self._woken:
            loop.add_reader(self._process.wire, self._read)
        self._woken.append(woken)
        late = None
        if deadline is not None:
            left = max(0.0, deadline - time.monotonic())
            late = loop.call_later(left, _too_late, woken)
        try:
            await woken
        finally:
            if late is not None:
                late.cancel()
            if woken in self._woken:
                self._woken.remove(woken)
            if not self._woken:
                loop.remove_reader(self._process.wire)

    def _read(self) -> None:
        try:
            came = received(self._process.wire)
        except BlockingIOError:
            return
        self.closed = not came
        try:
            for channel, parts in self._frames.feed(came):
                if channel not in _HEARD:
                    continue
                _, plain = self.session.feed_identities(parts)
                size, message = sum(map(len, parts)), self.session.deserialize(plain)
                self._channels[channel].take_in(message, size, self._most + _SMALL)
        except OverflowError:  # no kernel of ours says as much at once
            self._process.wire.shutdown(socket.SHUT_RDWR)
            self.closed = True
        for woken in self._woken:
            if not woken.done():
                woken.set_result(None)


def _too_late(woken: asyncio.Future[None]) -> None:
    if not woken.done():
        woken.set_exception(Empty())


class Manager:
    """The manager of a kernel: what nbclient asks of jupyter_client's."""

    ipykernel = True
    kernel_id = "briefing"

    def __init__(
        self, sandbox: Sandbox | None = None, open_process: Callable[..., Process] = opened
    ) -> None:
        self.sandbox = sandbox
        self._open = open_process
        self._process: Process | None = None
        self.last: Ended | None = None
        self.lingering = False  # a polite end is asked for and not waited for: see `collect`
        self._leaving = False
        self._post: Post | None = None

    @property
    def has_kernel(self) -> bool:
        """True once a kernel was started."""
        return self._process is not None

    @property
    def pid(self) -> int | None:
        """The number of the kernel's process; None when there is none."""
        return self._process.pid if self._process else None

    def start_kernel(
        self, extra_arguments: list[str] | None = None, cwd: str | None = None, **_: Any
    ) -> None:
        """Start the kernel, in the folder `cwd` if one is given."""
        import contextlib

        with contextlib.chdir(cwd) if cwd else contextlib.nullcontext():
            self._process = self._open(tuple(extra_arguments or ()), sandboxed=bool(self.sandbox))
        if self.sandbox is not None:
            confine(self._process, self.sandbox)

    def client(self) -> Post:
        """The kernel's client."""
        if self._process is None:
            raise RuntimeError("No kernel is running!")
        self._post = Post(self._process)
        return self._post

    def is_alive(self) -> bool:
        """True while the kernel lives."""
        return self._process is not None and self._process.ended() is None

    def interrupt_kernel(self) -> None:
        """Interrupt what the kernel is doing."""
        if self._process is not None:
            self._process.signal(signal.SIGINT)

    def shutdown_kernel(self, now: bool = False, restart: bool = False) -> None:  # noqa: FBT001, FBT002
        """End the kernel: politely first, unless `now`."""
        if self._process is None:
            return
        if not now and self._post is not None and self._process.ended() is None:
            self._post.ask(CONTROL, "shutdown_request", {"restart": restart})
            self._leaving = self.lingering
            if not self.lingering:
                self.last = self._left(self._process)
        self.cleanup_resources()

    def _left(self, process: Process) -> Ended | None:
        """Wait for the end, and listen: a kernel whose output nobody takes would never end."""
        deadline = time.monotonic() + _POLITE
        process.wire.setblocking(False)  # noqa: FBT003 the socket's own signature
        while time.monotonic() < deadline:
            ended = process.ended(0.002)
            if ended is not None:
                return ended
            try:
                received(process.wire)
            except BlockingIOError:
                continue
        return None

    def cleanup_resources(self, restart: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Let go of the kernel; kill what is left of it."""
        if self._process is not None and not self._leaving:
            self._process.close()
            self.last = self._process.ended() or self.last
            self._process = None

    def collect(self) -> None:
        """Wait for a kernel that was asked to end and not waited for."""
        if self._process is not None and self._leaving:
            self.last = self._left(self._process)
            self._leaving = False
        self.cleanup_resources()

    def ended(self, timeout: float) -> Ended | None:
        """How the kernel ended by itself, None when it lives on after `timeout` seconds."""
        if self._process is not None:
            self.last = self._process.ended(timeout) or self.last
        return self.last
