"""The warm process that `briefing warm` keeps for whoever runs a report next."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from briefing import interrupts
from briefing.engine import door, forking
from briefing.errors import RunError, UsageError
from briefing.jobs import Job, Result
from briefing.locks import locked
from briefing.warm import frames
from briefing.warm.surroundings import OFTEN, lasting

_PROGRAM = (sys.executable, "-P", "-m", "briefing.warm.zygote")
PATIENCE = 120.0  # seconds for another call that is starting one
_SAID = 2_000  # bytes of its last words
IDLE = 1800.0  # seconds without a run after which it stops by itself


def start(idle: float = IDLE) -> bool:
    """Start the warm process if there is none; return whether one was started.

    It stops by itself when nobody used it for `idle` seconds. Raises RunError where the system
    cannot fork safely, or when it does not come up, which it tells at once.
    """
    if not hasattr(os, "pidfd_open") or not Path("/proc/self/task").is_dir():
        raise RunError("this system cannot keep a warm process; runs start their kernels ahead")
    if is_there():
        return False
    place = door.folder()
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not door.is_ours(place):
        raise RunError(f"{place} may be entered by others; give it the mode 700, or remove it")
    with _alone(place):  # or a hundred that come at once would start a hundred
        if is_there():
            return False
        why = _started(idle)
    if why:
        raise RunError(f"the warm process did not come up ({why}); see: briefing doctor")
    return True


@contextlib.contextmanager
def _alone(place: Path) -> Iterator[None]:
    """Keep others from starting one meanwhile."""
    number = os.open(place, os.O_RDONLY | os.O_CLOEXEC)
    try:
        locked(number, time.monotonic() + PATIENCE)
        yield
    except TimeoutError:
        raise RunError("another call has been starting the warm process for too long") from None
    finally:
        os.close(number)


def _started(idle: float) -> str:
    """Start one and wait until it is ready; why it is not, empty when it is."""
    with tempfile.TemporaryFile() as said:
        with subprocess.Popen(  # noqa: S603 - this interpreter, our own module
            [*_PROGRAM, "--door", str(door.address()), str(idle)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=said,
            env=lasting(),
            start_new_session=True,
            cwd="/",
        ) as process:
            if process.stdout is not None and process.stdout.read():
                return ""
        said.seek(max(0, said.tell() - _SAID))
        lines = said.read().decode("utf-8", "replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "it said nothing")


def is_there() -> bool:
    """True when a warm process serves this user, interpreter, code and environment."""
    wire = door.knock()
    if wire is None:
        return False
    wire.close()
    return True


def stop() -> int:
    """Stop all warm processes of this user, old ones too; return how many there were."""
    count = 0
    place = door.folder()
    for found in place.glob("warm-*") if door.is_ours(place) else ():
        wire = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with wire, contextlib.suppress(OSError), door.reachable(found) as name:
            wire.connect(name)
            wire.sendall(msgspec.msgpack.encode({"stop": True}))
            count += 1
            select.select([wire], [], [], 5.0)
        with contextlib.suppress(OSError):
            found.unlink()
    return count


class Begun:
    """A job that a worker of the warm process has begun; `result` waits for it.

    Ctrl-C meanwhile interrupts the worker, whose answer says so; a second one kills it.
    """

    def __init__(self, job: Job, control: forking.Control, worker: forking.Forked) -> None:
        self._job, self._control, self._worker = job, control, worker

    def result(self) -> Result:
        """What became of it.

        Raises UsageError when it cannot be carried out as written, RunError when nothing became
        of it.
        """
        content = _answer(self._worker)
        if content is None:
            ended = self._worker.ended(1.0)
            raise RunError(f"the warm process lost it: {ended.sentence if ended else 'it left'}")
        result = msgspec.msgpack.decode(content, type=Result)
        if result.usage:
            raise UsageError(result.error)
        if not result.record:
            raise RunError(result.error)
        if result.fine:
            self._control.tell(_lesson(self._job))
        return result

    def close(self) -> None:
        """Let go of the worker, which then ends."""
        self._worker.leave()
        self._control.wire.close()


def begin(job: Job) -> Begun | None:
    """Have a job begun by a worker of the warm process; None when there is none, or it refuses."""
    try:
        packet = msgspec.msgpack.encode(job)
    except (ValueError, OverflowError):  # a number or a text that does not travel
        return None
    wire = door.knock()
    if wire is None:
        return None
    control = forking.Control(wire)
    worker = control.fork("worker")
    if worker is None:
        wire.close()
        return None
    with contextlib.suppress(OSError):  # a worker that is gone is noticed by `result`
        frames.put(worker.wire, packet)
    return Begun(job, control, worker)


def _lesson(job: Job) -> bytes:
    """What the warm process may learn now: the next report is often about the same articles."""
    folder = os.getcwd()  # noqa: PTH109 - a text is sent
    packet = msgspec.msgpack.encode({"learn": [job] * OFTEN, "folder": folder})
    return packet if len(packet) <= forking.LARGEST else msgspec.msgpack.encode({"learn": []})


def _answer(worker: forking.Forked) -> bytes | None:
    interrupted: float | None = None
    while True:
        try:
            select.select([worker.wire], [], [])
            return frames.take(worker.wire)
        except KeyboardInterrupt:
            if interrupted is None:
                interrupted = time.monotonic()
                worker.signal(signal.SIGINT)
            elif time.monotonic() - interrupted > interrupts.PATIENCE:  # its record is written
                worker.signal(signal.SIGKILL)
