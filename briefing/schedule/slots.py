"""When an entry comes due: its slots, moments in UTC that never change once they are past."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import takewhile

from briefing.schedule.cron import moments
from briefing.schedule.entry import Entry

# Clocks are set back by one hour, on Lord Howe Island by half of one, and were by two in 1947.
_LONGEST_REPEAT = timedelta(hours=3)
_BACK = 400  # days without work that are looked through


def slots(entry: Entry, after: datetime) -> Iterator[datetime]:
    """The slots of an entry that are later than `after`, in order, in UTC. Endless for most.

    A day its calendar does not work on is left out, or its slots are moved to the same time of
    the next working day, as the entry says; those that meet there are one.
    """
    waiting: list[datetime] = []
    last = after
    try:
        for wall in entry.cron.walls(_start(entry, after)):
            for moment in _placed(entry, wall):
                heapq.heappush(waiting, moment)
            reached = moments(wall, entry.zone, by_clock=False)[0]
            while waiting and waiting[0] <= reached:
                moment = heapq.heappop(waiting)
                if moment > last:
                    last = moment
                    yield moment
    except OverflowError:  # the year 9999
        return
    yield from (moment for moment in sorted({*waiting}) if moment > last)


def between(entry: Entry, after: datetime, until: datetime) -> Iterator[datetime]:
    """Its slots later than `after`, the last not later than `until`, in order."""
    return takewhile(lambda slot: slot <= until, slots(entry, after))


def due(entry: Entry, slot: datetime) -> datetime:
    """When a slot is begun: a little later where the entry has a jitter."""
    return slot + entry.delay(slot)


def _placed(entry: Entry, wall: datetime) -> tuple[datetime, ...]:
    calendar = entry.calendar
    if calendar is not None and not calendar.works(wall.date()):
        if entry.on_holiday == "skip":
            return ()
        wall = datetime.combine(calendar.next(wall.date()), wall.time())
    return moments(wall, entry.zone, by_clock=entry.cron.by_clock)


def _start(entry: Entry, after: datetime) -> datetime:
    """A reading of the clock before any that can lead to a slot later than `after`."""
    wall = after.astimezone(entry.zone).replace(tzinfo=None) - _LONGEST_REPEAT
    if entry.calendar is None or entry.on_holiday == "skip":
        return wall
    day = wall.date()
    for _ in range(_BACK):
        if entry.calendar.works(day - timedelta(days=1)):
            break
        day -= timedelta(days=1)
    return datetime.combine(day, time()) - timedelta(seconds=1)


def utc(moment: datetime) -> str:
    """A slot as it is written into the ledger: 2026-03-08T07:00:00Z."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def read_utc(text: str) -> datetime | None:
    """A slot read back; None when it is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else None
