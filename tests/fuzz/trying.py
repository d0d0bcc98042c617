"""One case after another, watched: faults are kept, slow ones too, and what is new."""

from __future__ import annotations

import faulthandler
import json
import resource
import time
from pathlib import Path
from typing import Any

from tests.fuzz.state import State
from tests.fuzz.target import Fault, Target, tried

SLOW = (5.0, 0.005)  # seconds of CPU a case may take, and more for each of its characters
STUCK = 240  # seconds on the wall after which the process is ended; the case is kept
_GROWTH = (50, 4)  # every so many a case is tried this many times as large
_STEEP = 5.0  # times what a linear growth would take
_ENOUGH = 0.5  # seconds of CPU below which growth is not judged
_BEAT = 10.0  # seconds
_MOST = 30_000  # characters of a case that is kept


class Trying:
    """Tries cases of a target and keeps what it learns."""

    def __init__(self, target: Target, state: State) -> None:
        self.target, self.state = target, state
        self.words = state.words()
        self.count = self.faults = 0
        self.begun = self.beaten = time.monotonic()
        self.memory: list[int] = []

    def __call__(self, case: Any) -> None:
        """Try one; nothing is raised."""
        text = self.target.dumps(case)
        self.state.last.write_bytes(text.encode("utf-8", "surrogatepass"))
        faulthandler.dump_traceback_later(STUCK, exit=True)
        fault, words = self._timed(case, len(text))
        if not fault and self.count % _GROWTH[0] == 0:
            fault = self._grown(case)
        faulthandler.cancel_dump_traceback_later()
        self.count += 1
        if fault:
            self.faults += 1
            self.state.found(self.target, case, fault)
        elif len(text) < _MOST and not words <= self.words:
            self.words |= words
            self.state.keep(self.target, case)
        if time.monotonic() - self.beaten > _BEAT:
            self.beat()

    def _timed(self, case: Any, size: int) -> tuple[Fault | None, frozenset[str]]:
        begun = time.process_time()
        fault, words = tried(self.target, case)
        took, most = time.process_time() - begun, SLOW[0] + SLOW[1] * size
        if took > most and not fault:
            return Fault("slow", f"{took:.1f} s for {size} characters"), words
        return fault, words

    def _grown(self, case: Any) -> Fault | None:
        """Whether a case many times as large takes many more times as long."""
        if self.target.growth is None:
            return None
        times = _GROWTH[1]
        small, large = (
            self._took(self.target.growth(case, number)) for number in (times, times * times)
        )
        if large > _ENOUGH and large > small * times * _STEEP:
            return Fault("steep growth", f"{small:.2f} s, {times} times as large {large:.2f} s")
        return None

    def _took(self, case: Any) -> float:
        begun = time.process_time()
        tried(self.target, case)
        return time.process_time() - begun

    def beat(self) -> None:
        """Write what was done so far."""
        self.beaten = time.monotonic()
        self.memory.append(_resident())
        self.state.say(self.words)
        (self.state.folder / "beat.json").write_text(json.dumps(self.told()))

    def told(self) -> dict[str, Any]:
        """What was done so far, in numbers."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        return {
            "seconds": round(time.monotonic() - self.begun, 1),
            "cpu": round(used.ru_utime + used.ru_stime, 1),
            "cases": self.count,
            "faults": self.faults,
            "words": len(self.words),
            "memory": self.memory[:: max(1, len(self.memory) // 12)],
        }


def _resident() -> int:
    """MiB of this process; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0
    return pages * resource.getpagesize() >> 20
