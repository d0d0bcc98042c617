"""What stands in for ZeroMQ's sockets in a kernel that speaks over one ordinary socket."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from ipykernel.iostream import BackgroundSocket, IOPubThread
from ipykernel.thread import make_selector_io_loop

from briefing.engine.wire import Sender


class Outlet:
    """A socket to send on. It is made before the kernel's process is forked, and joined after."""

    def __init__(self, channel: int) -> None:
        self.channel = channel
        self.sender: Sender | None = None
        self.kernel = 0  # the process that answers; one that a cell forked does not, 0: any
        self.io_loop: Any = None
        self.receives: Callable[..., Any] | None = None

    def send_multipart(
        self,
        parts: Sequence[bytes | memoryview],
        flags: int = 0,  # noqa: ARG002 ZeroMQ's signature
        copy: bool = True,  # noqa: ARG002, FBT001, FBT002 as above
        track: bool = False,  # noqa: ARG002, FBT001, FBT002 as above
    ) -> None:
        """Send a message; before the outlet is joined it is dropped, as nobody listens."""
        if self.sender is not None and self.kernel in {0, os.getpid()}:
            self.sender.send(self.channel, parts)

    def flush(self, *_: object) -> None:
        """Do nothing: what was sent is on its way."""

    def on_recv(self, receives: Callable[..., Any], copy: bool = True) -> None:  # noqa: ARG002, FBT001, FBT002
        """Keep what the kernel wants called with each message."""
        self.receives = receives

    def deliver(self, parts: Sequence[Any]) -> None:
        """Hand a message to the kernel."""
        if self.receives is not None:
            answer = self.receives(parts)
            if asyncio.iscoroutine(answer):
                task = asyncio.ensure_future(answer)
                _RUNNING.add(task)
                task.add_done_callback(partial(_over, os.getpid()))


_RUNNING: set[asyncio.Future[Any]] = set()


def _over(kernel: int, task: asyncio.Future[Any]) -> None:
    """Forget a finished task. A process that a cell forked and let go on ends with the cell."""
    _RUNNING.discard(task)
    if os.getpid() != kernel:
        os._exit(0)  # or it would take the kernel's next messages


class Publisher(IOPubThread):
    """ipykernel's thread for output, over an outlet.

    It is made before a fork and started after it. A process that the notebook forks has no such
    thread: it writes at once, as ipykernel's would.
    """

    def __init__(self, outlet: Outlet) -> None:
        # The base class would open ZeroMQ's sockets here.
        self.socket = outlet
        self.session = None
        self._stopped = False
        self.background_socket = BackgroundSocket(self)
        self._master_pid = os.getpid()
        self._pipe_flag = False
        self.thread = self._unstarted()
        self.io_loop: Any = None

    def start(self) -> None:
        """Start the thread, in the process the kernel runs in."""
        self._master_pid = os.getpid()
        self.io_loop = make_selector_io_loop()
        self.thread = self._unstarted()  # Python 3.13 lets none start that was made before a fork
        self.thread.start()

    def _unstarted(self) -> threading.Thread:
        thread = threading.Thread(target=self._listen, name="IOPub", daemon=True)
        thread.pydev_do_not_trace = True  # type: ignore[attr-defined]
        thread.is_pydev_daemon_thread = True  # type: ignore[attr-defined]
        return thread

    def _listen(self) -> None:
        asyncio.set_event_loop(self.io_loop.asyncio_loop)
        self.io_loop.start()
        self.io_loop.close(all_fds=True)

    def schedule(self, f: Callable[[], Any]) -> None:
        """Call `f` in the thread; here and now when it does not run."""
        if self.thread.is_alive() and self._is_master_process():
            self.io_loop.add_callback(f)
        else:
            f()

    def send_multipart(self, *args: Any, **kwargs: Any) -> None:
        """Send here and now: unlike ZeroMQ's, the wire may be used from any thread."""
        self._really_send(*args, **kwargs)

    def _really_send(self, msg: Sequence[bytes], *args: Any, **kwargs: Any) -> None:
        if self.socket is not None:
            self.socket.send_multipart(msg, *args, **kwargs)

    def stop(self) -> None:
        """Send what is waiting, and stop the thread."""
        self._stopped = True
        if self.thread.is_alive():
            self.io_loop.add_callback(self.io_loop.stop)
            self.thread.join(timeout=5)
