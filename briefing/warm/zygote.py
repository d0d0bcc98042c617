"""The warm process: everything imported once, then forked for each kernel and each worker.

It has one thread and no event loop, no ZeroMQ context, no open library, or a fork would not be
safe; it counts its threads before each fork and refuses when there is more than one. What it
forks dies with it, and with the one who asked.

As a program: `python -m briefing.warm.zygote NUMBER`, the number being that of a control socket
whose first packet tells the formats and kinds of notebooks to come, or
`python -m briefing.warm.zygote --door PATH SECONDS`, which listens at a socket of that name until
nobody asked for so long.
"""

from __future__ import annotations

import contextlib
import gc
import os
import selectors
import signal
import socket
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from briefing import forks
from briefing.engine.door import reachable, same_user
from briefing.engine.forking import LARGEST
from briefing.engine.kernels import peak
from briefing.jobs import Job
from briefing.warm import birth


@dataclass(eq=False, slots=True)
class _Asker:
    """One who may ask for forks, and the processes that are his."""

    wire: socket.socket
    owns: set[int] = field(default_factory=set)


class _Asked(msgspec.Struct):
    """One packet; which of its fields are there says what is asked.

    The environment is read in the fork that gets it, and nowhere else.
    """

    stop: bool = False
    learn: list[Job] | None = None
    fork: str = ""
    folder: str = "."
    environment: msgspec.Raw = msgspec.Raw()
    umask: int = 0o022
    pid: int = 0
    signal: int = 0


class Zygote:
    """Serves control sockets until the last one who asks has left, or nobody asked for a while."""

    def __init__(self, born: Callable[[str, birth.Birth], None], idle: float | None = None) -> None:
        self._born, self._idle = born, idle
        self._selector = selectors.DefaultSelector()
        self._askers: set[_Asker] = set()
        self._handles: dict[int, int] = {}  # a process and its descriptor
        self._above: set[int] = set()  # those that end a kernel and its family when asked
        self._door: socket.socket | None = None
        self._place, self._found = Path(), (0, 0)  # where the door is, and what file it is
        self._last = time.monotonic()

    def admit(self, wire: socket.socket) -> None:
        """Let the one on the other end ask."""
        asker = _Asker(wire)
        self._askers.add(asker)
        self._selector.register(wire, selectors.EVENT_READ, lambda: self._asked(asker))

    def open(self, door: socket.socket, place: Path) -> None:
        """Let everybody ask who comes to this listening socket at `place` and is the same user."""
        self._door, self._place, self._found = door, place, _file(place)
        self._selector.register(door, selectors.EVENT_READ, lambda: self._came(door))

    def serve(self) -> None:
        """Serve until there is nobody left to serve."""
        while self._askers or self._waiting():
            for key, _ in self._selector.select(None if self._idle is None else 1.0):
                key.data()
                self._last = time.monotonic()

    def _stop(self) -> None:
        """Serve nobody any more, if it is one that listens: whoever asks may have it stopped."""
        if self._door is not None:
            self._shut()
            for asker in list(self._askers):
                self._dismiss(asker)

    def _shut(self) -> None:
        """Let nobody else in; those who may ask already are served to their end."""
        if self._door is not None:
            self._selector.unregister(self._door)
            self._door.close()
            self._door = None

    def _waiting(self) -> bool:
        if self._door is None or _file(self._place) != self._found:
            return False  # nobody finds it any more: another one has its place
        return self._idle is None or time.monotonic() - self._last < self._idle

    def _came(self, door: socket.socket) -> None:
        try:
            wire, _ = door.accept()
        except OSError:
            return
        if same_user(wire):
            self.admit(wire)
        else:
            wire.close()

    def _asked(self, asker: _Asker) -> None:
        packet = bytearray(LARGEST)
        try:
            size = asker.wire.recv_into(packet)
        except OSError:
            size = 0
        try:
            if size:
                self._served(asker, memoryview(packet)[:size])
                return
        except Exception:  # noqa: BLE001 - one who asks for nonsense is dismissed, alone
            traceback.print_exc()
        finally:
            packet[:size] = bytes(size)  # environments hold secrets, and forks hold this memory
        if asker in self._askers:
            self._dismiss(asker)

    def _served(self, asker: _Asker, packet: memoryview) -> None:
        asked = msgspec.msgpack.decode(packet, type=_Asked)
        if asked.stop:
            self._stop()
        elif asked.learn is not None:
            self._learn(asked.learn, asked.folder)
        elif asked.fork:
            self._fork(asker, asked)
        elif asked.pid in asker.owns:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(asked.pid, asked.signal)

    def _learn(self, jobs: list[Job], folder: str) -> None:
        from briefing.warm.learning import learn

        with contextlib.suppress(OSError), contextlib.chdir(folder):
            learn(jobs)
        gc.collect(1)  # the old is frozen already
        gc.freeze()
        if not forks.is_alone():
            self._shut()  # nothing can be forked any more: whoever comes next starts another one

    def _fork(self, asker: _Asker, asked: _Asked) -> None:
        if not forks.is_alone():
            asker.wire.sendall(msgspec.msgpack.encode({"refused": "it has threads"}))
            return
        ours, theirs = socket.socketpair()
        control, its_own = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        pid = os.fork()
        if not pid:
            try:
                self._let_go()
                ours.close()
                control.close()
                environment = msgspec.msgpack.decode(asked.environment, type=dict[str, str])
                born = birth.Birth(theirs, its_own, asked.folder, environment, asked.umask)
                self._born(asked.fork, born)
            finally:
                os._exit(1)
        theirs.close()
        its_own.close()
        with contextlib.suppress(OSError):
            os.setpgid(pid, pid)
        handle = os.pidfd_open(pid)
        self._handles[pid] = handle
        asker.owns.add(pid)
        if asked.fork in {"kernel", "sandboxed"}:
            self._above.add(pid)
        self._selector.register(handle, selectors.EVENT_READ, lambda: self._over(asker, pid))
        self.admit(control)
        answer = msgspec.msgpack.encode({"forked": pid})
        with contextlib.suppress(OSError):
            socket.send_fds(asker.wire, [answer], [ours.fileno(), handle])
        ours.close()

    def _over(self, asker: _Asker, pid: int) -> None:
        """A process is over: end what it left behind, and tell its asker how it ended."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)  # before it is reaped the number is still its own
        _, status, used = os.wait4(pid, 0)
        handle = self._handles.pop(pid)
        self._selector.unregister(handle)
        os.close(handle)
        asker.owns.discard(pid)
        self._above.discard(pid)
        told = {
            "ended": pid,
            "code": os.waitstatus_to_exitcode(status),
            "peak": peak(used.ru_maxrss),
            "cpu": used.ru_utime + used.ru_stime,
        }
        with contextlib.suppress(OSError):
            asker.wire.sendall(msgspec.msgpack.encode(told))

    def _dismiss(self, asker: _Asker) -> None:
        for pid in asker.owns:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                if pid in self._above:
                    os.kill(pid, signal.SIGCONT)
                    os.kill(pid, signal.SIGTERM)
                else:
                    os.killpg(pid, signal.SIGKILL)
        self._selector.unregister(asker.wire)
        asker.wire.close()
        self._askers.discard(asker)

    def _let_go(self) -> None:
        """In a child: close what belongs to the warm process."""
        self._selector.close()
        for asker in self._askers:
            asker.wire.close()
        for handle in self._handles.values():
            os.close(handle)
        if self._door is not None:
            self._door.close()


def _file(place: Path) -> tuple[int, int]:
    """Which file lies at a place; none: 0, 0."""
    try:
        found = place.stat()
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino


def main() -> None:
    """Warm up, then serve as the arguments say."""
    if sys.argv[1] == "--door":
        _at_the_door(Path(sys.argv[2]), float(sys.argv[3]))
    else:
        _for_one(socket.socket(fileno=int(sys.argv[1])))


def _for_one(wire: socket.socket) -> None:
    forks.die_with_parent()  # its leaving is seen on the wire too, but not by a stopped process
    seat = birth.loaded()
    packet = wire.recv(LARGEST)
    if not packet:
        return  # nothing was to be made after all
    expected = msgspec.msgpack.decode(packet, type=dict[str, list[str]])
    with _drawing():
        zygote = Zygote(birth.warmed_up(seat, **expected))
        zygote.admit(wire)
        zygote.serve()


def _at_the_door(place: Path, idle: float) -> None:
    if os.fork():
        os._exit(0)  # whoever started it need not wait for its end
    with _drawing():
        zygote = Zygote(birth.warmed_up(birth.loaded()), idle)
        with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as door:
            waiting = place.with_name(f".{place.name}-{os.getpid()}")
            with reachable(waiting) as name:
                door.bind(name)
            waiting.chmod(0o600)
            door.listen()
            waiting.replace(place)
            zygote.open(door, place)
            os.write(1, b"ready")
            for number in (1, 2):  # nobody listens any more
                os.dup2(0, number)
            with contextlib.suppress(KeyboardInterrupt):
                zygote.serve()


@contextlib.contextmanager
def _drawing() -> Iterator[None]:
    """Figures are drawn in one process for all, started before anything is forked."""
    from briefing.charts import elsewhere
    from briefing.charts.studio import Studio

    try:
        studio = Studio()
    except OSError:
        yield  # each draws for itself
        return
    with studio:
        elsewhere.use(studio.address)
        yield


if __name__ == "__main__":
    gc.disable()  # until everything is imported: see `briefing.sparing.uncollected`
    from importlib import import_module

    import_module("briefing.warm.zygote").main()  # __main__ is to be the notebook
    os._exit(0)  # Python would take a while to take everything apart
