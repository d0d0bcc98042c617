"""A worker's connection with the process beside it; the threads of the worker share it."""

from __future__ import annotations

import os
import queue
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from briefing.afar.orders import Call, Made, Reply, encoded
from briefing.jobs import Job, Result
from briefing.warm import frames

_PATIENCE = 30.0
SETTINGS = ("SOURCE_DATE_EPOCH",)  # what of home's environment holds on a worker too


class Link:
    """A process that makes reports in the folder `project`, `count` at once.

    It dies with this process, however this one dies: it waits on a socket that then closes.
    """

    def __init__(self, project: Path, count: int, settings: Mapping[str, str]) -> None:
        self.project = project
        self._wire, theirs = socket.socketpair()
        number = theirs.fileno()
        self._process = subprocess.Popen(  # noqa: S603 - this interpreter, our own module
            [sys.executable, "-P", "-m", "briefing.afar.outpost", str(number), str(count)],
            cwd=project,
            env=environment(settings),
            pass_fds=[number],
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        theirs.close()
        self._sending = threading.Lock()
        self._boxes: dict[str, queue.SimpleQueue[Made]] = {}
        self._dead = ""
        threading.Thread(target=self._receive, name="briefing-link", daemon=True).start()

    @property
    def pid(self) -> int:
        """The process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """False once the process has ended."""
        return not self._dead

    @property
    def idle(self) -> bool:
        """True when nothing is being made."""
        return not self._boxes

    def perform(self, key: str, job: Job) -> Made:
        """Make a report and wait for it; "lost" when the process died over it."""
        box: queue.SimpleQueue[Made] = queue.SimpleQueue()
        self._boxes[key] = box
        try:
            self._send(Call(key, job))
            if self._dead:
                return self._lost()
            return box.get()
        finally:
            self._boxes.pop(key, None)

    def stop(self, key: str) -> None:
        """Kill the job of a key, if it is made here; it is then lost.

        A process that does not answer within _PATIENCE seconds is killed, with all it makes.
        """
        if key in self._boxes:
            self._send(Call(key))
            watch = threading.Timer(_PATIENCE, self._end, [key])
            watch.daemon = True
            watch.start()

    def _end(self, key: str) -> None:
        if key in self._boxes:
            self._process.kill()

    def close(self) -> None:
        """End the process and all it makes."""
        with suppress(OSError):
            self._wire.shutdown(socket.SHUT_RDWR)

    def _send(self, call: Call) -> None:
        with self._sending, suppress(OSError):  # one that died is noticed by `_receive`
            frames.put(self._wire, encoded(call))

    def _receive(self) -> None:
        while (content := frames.take(self._wire)) is not None:
            reply = msgspec.msgpack.decode(content, type=Reply)
            if box := self._boxes.get(reply.key):
                box.put(reply.made)
        self._dead = f"the process beside its worker ended {self._ended()}"
        self._wire.close()
        for box in list(self._boxes.values()):
            box.put(self._lost())

    def _ended(self) -> str:
        with suppress(subprocess.TimeoutExpired):
            code = self._process.wait(10)
            return f"by signal {-code}" if code < 0 else f"with exit code {code}"
        self._process.kill()
        return f"and was killed (process {self._process.wait()})"

    def _lost(self) -> Made:
        return Made(Result(status="lost", error=self._dead))


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """This environment, with the settings of home, and the kit where this process found it."""
    home = str(Path(__file__).resolve().parents[2])
    paths = [home, *filter(None, [os.environ.get("PYTHONPATH")])]
    given = {name: settings[name] for name in SETTINGS if name in settings}
    kept = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    return {**kept, "PYTHONPATH": os.pathsep.join(paths), **given}
