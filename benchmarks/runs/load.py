"""Whether other programs share the machine, and how much of it they took."""

from __future__ import annotations

import os
import resource
import time
from dataclasses import dataclass, field
from pathlib import Path

import click

QUIET = 0.10  # of all cores; more than that is told in bold
_STAT = Path("/proc/stat")
_IDLE = (3, 4)  # idle, iowait: fields of the first line of /proc/stat
_LOOK = 3.0  # seconds


def busy() -> float:
    """CPU seconds that all processes have used since the start of the machine; 0 if untold."""
    if not _STAT.is_file():
        return 0.0
    ticks = [int(part) for part in _STAT.read_text("ascii").split("\n", 1)[0].split()[1:9]]
    used = sum(ticks) - sum(ticks[at] for at in _IDLE)
    return used / os.sysconf("SC_CLK_TCK")


def own() -> float:
    """CPU seconds of this process and of those it waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


@dataclass(slots=True)
class Watch:
    """Tells from its making to `told` how much of the machine others used."""

    load: float = field(default_factory=lambda: os.getloadavg()[0])
    _busy: float = field(default_factory=busy)
    _own: float = field(default_factory=own)
    _began: float = field(default_factory=time.monotonic)

    def others(self) -> float:
        """The share of all cores that others used, 0 to 1."""
        cores = os.cpu_count() or 1
        whole = (time.monotonic() - self._began) * cores
        return max(0.0, (busy() - self._busy) - (own() - self._own)) / whole if whole else 0.0

    def told(self) -> str:
        """A sentence for the results."""
        share = self.others()
        taken = time.monotonic() - self._began
        words = f"others used {share:.0%} of the cores"
        flagged = f"**{words}: measure again on a quiet machine**" if share > QUIET else words
        return f"Load average at the start {self.load:.1f}; {flagged}; {taken:.0f} s."


def quiet_or_leave(*, loaded: bool) -> None:
    """Look for a moment; leave when others are busy, unless `loaded` allows it."""
    watch = Watch()
    time.sleep(_LOOK)
    share = watch.others()
    if share > QUIET and not loaded:
        raise click.ClickException(
            f"other programs use {share:.0%} of the cores: the numbers would be theirs. "
            "Wait, or measure all the same with --loaded: the results will say so."
        )
