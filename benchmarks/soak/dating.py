"""The days of the nights, and the dates of the files that were written in them."""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.soak.clock import Clock


def aged(root: Path, clock: Clock, since: float) -> None:
    """Give what was written since then the date it was written on by the moved clock.

    The system dates files by the true clock. During a night its files are of its future, which
    is as good as new; afterwards they have their age.
    """
    for top, _, names in os.walk(root):
        if Path(top).is_relative_to(root / "kit"):
            continue
        for name in (*names, "."):
            place = Path(top, name)
            try:
                state = place.lstat()
                if state.st_mtime >= since:
                    os.utime(place, (state.st_atime + clock.moved, state.st_mtime + clock.moved),
                             follow_symlinks=False)  # fmt: skip
            except OSError:
                continue


def first_day(nights: int) -> date:
    """The day of the first of so many nights: the last of them is yesterday's."""
    return datetime.now(UTC).date() - timedelta(days=nights)


def moved_to(day: date) -> int:
    """By how many seconds the clock must be moved so that it is two in the morning of a day."""
    then = datetime(day.year, day.month, day.day, 2, tzinfo=UTC).timestamp()
    return int(then - time.time()) + 5
