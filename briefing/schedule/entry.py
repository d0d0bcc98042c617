"""What a schedule says: its entries, each with all its rules."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal, get_args
from zoneinfo import ZoneInfo

from briefing.schedule.calendars import Calendar
from briefing.schedule.cron import Cron

Missed = Literal["once", "all", "skip"]
OnHoliday = Literal["skip", "next working day"]
MISSED: tuple[str, ...] = get_args(Missed)
ON_HOLIDAY: tuple[str, ...] = get_args(OnHoliday)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the schedule: what is made, and when. Lengths of time are seconds.

    Either `notebook` or `batch` is set. `missed` says what becomes of times that passed while
    nobody looked, `horizon` how far back they count, `grace` how late a run may begin and still
    be on time. `max_running` bounds the runs of this entry at one time.
    """

    name: str
    cron: Cron
    zone: ZoneInfo
    notebook: str = ""
    batch: str = ""
    parameters: dict[str, Any] = field(default_factory=dict)
    formats: tuple[str, ...] = ("html", "pdf")
    calendar: Calendar | None = None
    on_holiday: OnHoliday = "skip"
    jitter: int = 0
    missed: Missed = "once"
    horizon: int = 604_800
    grace: int = 900
    max_running: int = 1
    fresh: bool = False
    enabled: bool = True
    cell_timeout: int | None = None
    run_timeout: int | None = None
    sandbox: str = ""

    @property
    def key(self) -> str:
        """Its name in the ledger."""
        return f"schedule/{self.name}"

    def delay(self, slot: datetime) -> timedelta:
        """How long after `slot` it is begun: up to `jitter`, the same wherever it is asked."""
        digest = hashlib.sha256(f"{self.name} {slot.isoformat()}".encode()).digest()
        return timedelta(seconds=int.from_bytes(digest[:8]) % (self.jitter + 1))


@dataclass(frozen=True, slots=True)
class Schedule:
    """The entries that can be used, and a sentence for each that cannot.

    `max_running` bounds the runs of all entries at one time, on all machines of one ledger.
    """

    path: Path
    entries: tuple[Entry, ...] = ()
    problems: tuple[str, ...] = ()
    max_running: int = 2

    @property
    def enabled(self) -> tuple[Entry, ...]:
        """Those that are not switched off."""
        return tuple(entry for entry in self.entries if entry.enabled)
