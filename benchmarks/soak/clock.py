"""The accelerated clock: a small library that is preloaded moves the time of day."""

from __future__ import annotations

import shutil
import struct
import subprocess
import time
from pathlib import Path

SOURCE = Path(__file__).with_name("clock.c")
DAY = 86_400  # seconds


class ClockError(Exception):
    """There is no such clock here; says why."""


class Clock:
    """The time of day of all programs that get `environment`; it may be set while they run."""

    def __init__(self, folder: Path) -> None:
        """Build it in a folder. Raises ClockError where there is no C compiler or no Linux."""
        self._file = folder / "clock"
        self._library = folder / "clock.so"
        self.moved = 0
        if not self._library.exists():
            _build(self._library)

    def set(self, seconds: int) -> None:
        """Move the time of day by so many seconds, back when they are negative."""
        self.moved = seconds
        with self._file.open("r+b" if self._file.exists() else "wb") as file:
            file.write(struct.pack("=q", seconds))

    def now(self) -> float:
        """The time of day those programs see, in seconds since 1970."""
        return time.time() + self.moved

    @property
    def environment(self) -> dict[str, str]:
        """What a program is started with to see this time."""
        return {"LD_PRELOAD": str(self._library), "BRIEFING_SOAK_CLOCK": str(self._file)}


def _build(library: Path) -> None:
    compiler = shutil.which("cc")
    if compiler is None or not Path("/proc/self/smaps_rollup").exists():
        raise ClockError("the clock is moved on Linux alone, and needs a C compiler, called cc")
    command = [compiler, "-O2", "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ClockError(f"the clock could not be built: {done.stderr[-300:]}")
