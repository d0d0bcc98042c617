"""When a host's turn is: never two requests closer together than it may be asked."""

from __future__ import annotations

import math
import threading
import time

from briefing.fetching.failures import LaterError


class StoppedError(Exception):
    """The run is being ended; what waits gives up."""


class Pace:
    """The turns of all hosts, shared by everything that asks them in one run."""

    def __init__(self, longest: float) -> None:
        """Wait at most `longest` seconds for one turn."""
        self._longest = longest
        self._held: dict[str, float] = {}  # until when a host wants no request
        self._asked: dict[str, tuple[float, float]] = {}  # when, and its longest rest
        self._lock = threading.Lock()
        self._stop = threading.Event()

    def turn(self, host: str, pause: float, demands: float = math.inf) -> float:
        """Wait until `host` may be asked, `pause` seconds after it was asked last.

        After this request the host's rest is at most `demands` seconds, so that the first page
        may follow a robots.txt that asks for a long Crawl-delay. Returns the seconds waited.
        Raises LaterError when it would be too long, StoppedError at the end.
        """
        with self._lock:
            now = time.monotonic()
            last, most = self._asked.get(host, (-math.inf, math.inf))
            at = max(now, last + min(pause, most), self._held.get(host, now))
            if at - now > self._longest:
                raise LaterError(
                    f"its host is not to be asked for {at - now:.0f} s; at a later run, or with a "
                    "larger longest_pause"
                )
            self._asked[host] = at, demands
        self.sleep(at - now)
        return at - now

    def hold(self, host: str, seconds: float) -> None:
        """Leave `host` alone for that long: it has asked for it."""
        with self._lock:
            self._held[host] = max(self._held.get(host, 0.0), time.monotonic() + seconds)

    def sleep(self, seconds: float) -> None:
        """Wait. Raises StoppedError when the run ends meanwhile."""
        if self._stop.wait(max(0.0, seconds)):
            raise StoppedError

    def stop(self) -> None:
        """End the run: nothing waits any longer."""
        self._stop.set()
