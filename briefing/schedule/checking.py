"""What `briefing schedule check` finds besides the mistakes that reading tells."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from briefing.errors import BriefingError
from briefing.parameters import declared, fitted
from briefing.project import resolve
from briefing.runner.notebooks import find, raw
from briefing.schedule.entry import Entry, Schedule
from briefing.schedule.slots import slots

_SOON = timedelta(days=30)  # before a calendar ends


def problems(schedule: Schedule) -> list[str]:
    """What keeps entries from being made: of the file, of their notebooks and batches."""
    found = [*schedule.problems]
    for entry in schedule.entries:
        found += [f"{schedule.path}: entry {entry.name!r}: {why}" for why in _wrong(entry)]
    return found


def warnings(schedule: Schedule, now: datetime) -> list[str]:
    """What is not wrong today, and should be looked at."""
    found = []
    for entry in schedule.enabled:
        called = f"{schedule.path}: entry {entry.name!r}"
        if next(slots(entry, now), None) is None:
            found.append(f"{called}: never comes due again")
        calendar = entry.calendar
        if calendar and calendar.known_until and calendar.known_until < _day(now) + _SOON:
            found.append(
                f"{called}: calendar {calendar.name!r} is known until {calendar.known_until}; "
                f"add the holidays that follow to {calendar.file}"
            )
    return found


def _day(now: datetime) -> date:
    return now.date()


def _wrong(entry: Entry) -> Iterator[str]:
    try:
        if entry.batch:
            from briefing import batch

            batch.read(resolve(entry.batch))
        else:
            node = json.loads(raw(find(entry.notebook)))
            fitted(declared(node), entry.parameters)
    except (BriefingError, ValueError) as error:
        yield f"{'batch' if entry.batch else 'notebook'}: {error}"
