"""The kernel's side: ipykernel's own application, on one socket instead of five ports.

`Seat.prepared()` makes everything that may be made before a fork: configuration, shell, history
in memory, no thread, no loop, no socket. `Seat.serve(wire)` is called in the process that is to be
the kernel; it runs until its client asks it to stop, or leaves.

As a program: `python -m briefing.engine.seat NUMBER`, the number being that of an open socket.
"""

from __future__ import annotations

import atexit
import gc
import os
import select
import signal
import socket
import sys
import threading
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from typing import Any

if __name__ == "__main__":
    gc.disable()  # until everything is imported: see `briefing.sparing.uncollected`

import zmq
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from jupyter_client.session import new_id
from traitlets import Any as AnyTrait

from briefing.engine import bounds, family
from briefing.engine.kernels import ARGUMENTS, LOADED, SANDBOXED
from briefing.engine.outlet import Outlet, Publisher
from briefing.engine.speaking import BoundedSession
from briefing.engine.wire import CONTROL, IOPUB, SHELL, STDIN, Frames, Sender, received
from briefing.sparing import absent, uncollected

_LIBRARIES = (
    "numpy",
    "briefing.sections",
    "briefing.checks",
    "briefing.preparing",
)


class _MainThread:
    """In the place of ipykernel's thread for messages: there is none, messages come in the main."""

    def __init__(self) -> None:
        self.parent_thread = threading.main_thread()

    def __bool__(self) -> bool:
        return False


class SeatKernel(IPythonKernel):
    """ipykernel's kernel; its streams are outlets."""

    _execute_sleep = 0.0  # what a cell printed is on the wire before its answer: there is but one
    shell_stream = AnyTrait()
    control_stream = AnyTrait()

    @property
    def _supports_kernel_subshells(self) -> bool:
        return False

    def start(self) -> None:
        """Start as ever, but for the debugger, which nobody could connect to."""
        if self.shell is not None:
            self.shell.exit_now = False
        super(IPythonKernel, self).start()


class Seat(IPKernelApp):
    """ipykernel's application without its sockets."""

    kernel_class = SeatKernel

    @classmethod
    def prepared(cls, arguments: tuple[str, ...] = ARGUMENTS) -> Seat:
        """Make the application and its shell, ready for a fork."""
        seat = cls.instance()
        with absent("debugpy"):
            seat.initialize(list(arguments))
        return seat

    def _session_default(self) -> BoundedSession:
        return BoundedSession(parent=self)

    def init_connection_file(self) -> None:
        """There is no connection file: nobody else may connect."""

    def write_connection_file(self, **_: Any) -> None:
        """There is no connection file."""

    def log_connection_info(self) -> None:
        """There is nothing to connect to."""

    def init_heartbeat(self) -> None:
        """No heartbeat: the client sees the process itself."""

    def init_poller(self) -> None:
        """No polling of the parent: the socket closes when the client leaves."""

    def init_sockets(self) -> None:
        """Make outlets in the place of sockets; the thread of the output is not started yet."""
        self.configure_tornado_logger()
        self.session.auth = None  # nothing is signed: only the client has the wire's other end
        self.shell_socket, self.control_socket = Outlet(SHELL), Outlet(CONTROL)
        self.stdin_socket = Outlet(STDIN)
        self.iopub_thread = Publisher(Outlet(IOPUB))
        self.iopub_socket = self.iopub_thread.background_socket

    def init_io(self) -> None:
        """Standard output is taken over when the process is the kernel's own: see `serve`."""
        from ipykernel.displayhook import ZMQDisplayHook

        self.displayhook = ZMQDisplayHook(self.session, self.iopub_socket)

    def init_signal(self) -> None:
        """Signals are set when the process is the kernel's own."""

    def init_kernel(self) -> None:
        """Make the kernel and its shell."""
        self.kernel = self.kernel_class.instance(
            parent=self,
            session=self.session,
            control_stream=self.control_socket,
            shell_stream=self.shell_socket,
            shell_channel_thread=_MainThread(),
            iopub_thread=self.iopub_thread,
            iopub_socket=self.iopub_socket,
            stdin_socket=self.stdin_socket,
            log=self.log,
            profile_dir=self.profile_dir,
            user_ns=self.user_ns,
        )

    def serve(self, wire: socket.socket) -> None:
        """Be the kernel on the other end of `wire`, until the client asks to stop or leaves."""
        import asyncio

        from tornado.ioloop import IOLoop

        launcher = find_spec("ipykernel_launcher")
        if "" not in sys.path:  # as Jupyter's kernels have it; it was not there while we imported
            sys.path.insert(0, "")
        sys.argv = [str(launcher and launcher.origin), "-f", "kernel.json", *ARGUMENTS]
        os.environ["JPY_PARENT_PID"] = str(os.getppid())  # as jupyter_client sets it
        os.environ.setdefault("PYDEVD_USE_FRAME_EVAL", "NO")  # as ipykernel's debugger sets it
        sys.breakpointhook = _goes_on
        self.outstream_class = "briefing.engine.speaking.OutStream"
        bounds.bind()
        sender = Sender(wire)
        self._join(sender)
        IOLoop(make_current=True)
        self.kernel.start()
        loop = self.kernel.io_loop
        for outlet in (self.shell_socket, self.control_socket):
            outlet.io_loop = loop
        frames = Frames()
        context = asyncio.get_event_loop_policy().get_event_loop()
        context.add_reader(wire, self._read, wire, frames)
        with suppress(KeyboardInterrupt):
            loop.start()
        self._leave(sender)

    def _join(self, sender: Sender) -> None:
        """Take over standard output, the signals and the wire."""
        self.session.pid = os.getpid()
        self.session.session = new_id()
        for outlet in (self.shell_socket, self.control_socket, self.stdin_socket):
            outlet.sender, outlet.kernel = sender, os.getpid()
        self.iopub_thread.socket.sender = sender
        self.iopub_thread.start()
        IPKernelApp.init_io(self)
        IPKernelApp.init_signal(self)
        self.kernel._stdout, self.kernel._stderr = sys.stdout, sys.stderr  # noqa: SLF001
        self.displayhook.get_execution_count = lambda: self.kernel.execution_count

    def _read(self, wire: socket.socket, frames: Frames) -> None:
        if os.getpid() != self.shell_socket.kernel:
            os._exit(0)  # a cell forked us: what comes is for the kernel
        try:
            came = received(wire)
        except BlockingIOError:
            return
        if not came:
            os._exit(0)  # the client has left: nobody is there to say goodbye to
        outlets = {SHELL: self.shell_socket, CONTROL: self.control_socket}
        for channel, parts in frames.feed(came):
            outlets[channel].deliver([zmq.Frame(part) for part in parts])

    def _leave(self, sender: Sender) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        self.reset_io()
        self.iopub_thread.stop()
        sender.close()


def _goes_on(*_: object, **__: object) -> None:
    """A forgotten `breakpoint()` goes on: no debugger is attached, nor could one be."""


def main() -> None:
    """Be the kernel on the socket whose number is the argument."""
    with socket.socket(fileno=int(sys.argv[1])) as wire:
        arguments = tuple(one for one in sys.argv[2:] if one not in {LOADED, SANDBOXED})
        watched = SANDBOXED not in sys.argv and family.apart(wire)
        with uncollected():
            seat = Seat.prepared(arguments or ARGUMENTS)
            for name in _LIBRARIES if LOADED in sys.argv else ():
                import_module(name)
        if SANDBOXED in sys.argv:
            from briefing.sandbox.entering import obey

            obey(wire)
        if not watched:
            threading.Thread(target=_watch, args=(wire,), name="Client", daemon=True).start()
        seat.serve(wire)
        threading._shutdown()  # type: ignore[attr-defined]  # noqa: SLF001 as Python's own exit
        atexit._run_exitfuncs()  # noqa: SLF001 as above
        os._exit(0)  # Python would take a while to take everything apart


def _watch(wire: socket.socket) -> None:
    """End the kernel, be it in the middle of a cell, when its client is gone."""
    poll = select.poll()
    poll.register(wire, 0)
    with suppress(OSError, ValueError):  # the wire was closed: the kernel ends by itself
        poll.poll()
        if wire.fileno() >= 0:
            os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    import_module("briefing.engine.seat").main()  # __main__ is to be the notebook
