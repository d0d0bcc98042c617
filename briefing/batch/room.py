"""Memory: how much reports need, and whether one more of them fits in."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from briefing.batch.plan import Item
from briefing.machine import Taken, available, taken

ASSUMED = 300_000_000  # bytes a report needs while nobody has measured one
LEAST = 64_000_000  # bytes; what was measured may be reports that did little
MARGIN = 1.2  # times what was measured: the next one has more articles
RESERVE = 100_000_000  # bytes of the machine that are left alone
GROWING = 10.0  # seconds until a report has taken what it needs
_FRESH = 1.0  # seconds for which a measurement holds
_NOTHING = Taken()


@dataclass(slots=True)
class Room:
    """Keeps count of what the reports need. `limit` is in bytes for all together, 0 for none.

    `here` is false where other machines make them, whose memory is not looked at. `peaks` are the
    largest memories of kernels by notebook: much of it is shared with the warm process, so that
    only what one has more than the smallest counts. `own` is what a report has for itself alone,
    0 while nobody has measured it.
    """

    limit: int = 0
    here: bool = True
    peaks: dict[str, int] = field(default_factory=dict)
    own: int = 0
    root: Path = Path("/")  # where the system tells of its memory; tests have one of their own
    _measured: float = 0.0
    _most: int = 0  # reports at once so far: so many workers there are, idle ones too
    _taken: Taken = _NOTHING

    def need(self, item: Item) -> int:
        """Bytes that an item needs: as its file says, as measured, or as assumed."""
        if item.memory:
            return item.memory
        usual = max(LEAST, int(self.own * MARGIN)) if self.own else ASSUMED
        peak = self.peaks.get(item.notebook)
        return usual + (int((peak - min(self.peaks.values())) * MARGIN) if peak else 0)

    def is_too_large(self, item: Item) -> bool:
        """True for an item that needs more than the limit by what its file says."""
        return bool(self.limit) and item.memory > self.limit

    def learn(self, item: Item, peak: int) -> None:
        """Keep what a run took, in bytes; 0 tells nothing."""
        if peak:
            self.peaks[item.notebook] = max(peak, self.peaks.get(item.notebook, 0))

    def refusal(self, item: Item, running: Iterable[tuple[Item, float]]) -> str:
        """Why one more item may not start now, empty if it may.

        `running` are those that run, each with its age in seconds. The limit lets at least one
        run: see `is_too_large`.
        """
        others = [*running]
        why = self._refusal(item, others)
        if why and others and self._measure(len(others)):
            why = self._refusal(item, others)
        if not why:
            self._most = max(self._most, len(others) + 1)
        return why

    def _refusal(self, item: Item, others: list[tuple[Item, float]]) -> str:
        need = self.need(item)
        growing = sum(self.need(one) for one, age in others if age < GROWING)
        if self.limit and others:
            self._measure(len(others))
            left = self.limit - self._taken.together - growing
            if need > left:
                return f"it needs {need:,} bytes, and {max(0, left):,} of the limit are left"
        free = available(self.root) if self.here else None
        if free is not None and need + growing + RESERVE > free:
            return f"it needs {need:,} bytes, and this machine has {free:,} to spare"
        return ""

    def _measure(self, running: int) -> bool:
        """See what all have taken, and what each has for itself; false when it was just now."""
        now = time.monotonic()
        if not self.here or now - self._measured < _FRESH:
            return False
        self._measured, self._taken = now, taken(root=self.root)
        self.own = max(self.own, self._taken.own // max(1, running, self._most))
        return True
