"""A process that draws figures for others, so that the engine is started once for many reports.

Who starts it passes its address to those who want something drawn (`briefing.charts.elsewhere`).
It ends with whoever started it. As a program: `python -m briefing.charts.studio NUMBER`, the
number being that of a listening socket.
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import threading
from types import TracebackType
from typing import Self

import msgspec

from briefing.charts import elsewhere
from briefing.errors import FigureError
from briefing.scratch import scratch

_WAITING = 64  # figures that may wait to be drawn
_PATIENCE = 10.0  # seconds for one who asks to send the figure, and to take the drawing


class Studio:
    """A studio that is open; use it in a `with` block, or close it. `address` is a socket's path.

    Raises OSError where there are no such sockets, or no process can be started.
    """

    def __init__(self) -> None:
        self._open = contextlib.ExitStack()
        self.address = str(self._open.enter_context(scratch()) / "studio")
        try:
            with socket.socket(socket.AF_UNIX) as door:
                door.bind(self.address)
                door.listen(_WAITING)
                self._process = _started(door.fileno())
        except BaseException:
            self._open.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def pid(self) -> int:
        """The id of the process that draws."""
        return self._process.pid

    def close(self) -> None:
        """End the process."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.kill()
        self._process.wait()
        self._open.close()


def _started(door: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - this interpreter, our own module
        [sys.executable, "-P", "-m", "briefing.charts.studio", str(door)],
        pass_fds=[door],
        stdin=subprocess.PIPE,  # it never says anything: that it is closed says all
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


def serve(door: socket.socket) -> None:
    """Draw for everybody who comes, one after another."""
    from briefing.charts import javascript

    with contextlib.suppress(FigureError):  # said to whoever wants a figure
        javascript.ENGINE.start()  # it takes a while, and nobody waits yet
    while True:
        wire, _ = door.accept()
        with wire, contextlib.suppress(OSError, EOFError, UnicodeDecodeError):
            wire.settimeout(_PATIENCE)
            elsewhere.put(wire, _answer(elsewhere.take(wire).decode()))


def _answer(figure: str) -> bytes:
    from briefing.charts import javascript

    try:
        told: dict[str, object] = {"drawing": javascript.ENGINE.draw(figure)}
    except FigureError as refused:
        told = {"refused": str(refused)}
    return msgspec.json.encode(told)


def _leave_with_starter() -> None:
    """Wait until whoever started this is gone, and go too."""
    with contextlib.suppress(OSError):
        while os.read(0, 1):
            pass
    os._exit(0)


if __name__ == "__main__":
    threading.Thread(target=_leave_with_starter, daemon=True).start()
    with socket.socket(fileno=int(sys.argv[1])) as _door:
        serve(_door)
