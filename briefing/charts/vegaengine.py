"""The process that draws figures of Vega: started when one is drawn, ended when it takes too long.

What draws is vl-convert, an extra. It can reach no address.
"""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
import threading
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from briefing.errors import FigureError

SECONDS = 60.0  # to start the process and draw a figure; one of 5,000 points takes under two
_CHILD = Path(__file__).with_name("vegachild.py")


class Engine:
    """A running process that draws one figure at a time, from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None

    def draw(self, request: dict[str, Any]) -> str:
        """The SVG of a request: its `spec`, `kind`, `major` version and font `folders`.

        Raises FigureError when Vega fails, needs more than `SECONDS`, or is not installed.
        """
        if find_spec("vl_convert") is None:
            raise FigureError(
                "figures of Altair and Vega are drawn by vl-convert, which is not installed. "
                "Install it: pip install 'briefing[altair]'"
            )
        with self._lock:
            line = self._asked(json.dumps(request))
        try:
            told: dict[str, str] = json.loads(line)
        except ValueError:
            self.close()
            raise FigureError(
                f"Vega did not draw it within {SECONDS:g} s, or ran out of memory. Plot less."
            ) from None
        if "error" in told:
            raise FigureError(f"Vega could not draw it: {told['error']}")
        return told["svg"]

    def _asked(self, line: str) -> str:
        """The answer to a line; empty when none comes in time."""
        process = self._process
        if process is None or process.poll() is not None:
            process = self._process = self._started()
        timer = threading.Timer(SECONDS, process.kill)
        timer.start()
        try:
            if process.stdin is None or process.stdout is None:
                return ""
            process.stdin.write(line + "\n")
            process.stdin.flush()
            return process.stdout.readline()
        except OSError:
            return ""
        finally:
            timer.cancel()

    def _started(self) -> subprocess.Popen[str]:
        return subprocess.Popen(  # noqa: S603 a file of the kit, by this very Python
            [sys.executable, "-I", str(_CHILD)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )

    def close(self) -> None:
        """End the process; the next figure starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()


ENGINE = Engine()
atexit.register(ENGINE.close)
