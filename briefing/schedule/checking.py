"""What `briefing schedule check` finds besides the mistakes that reading tells."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from briefing.errors import BriefingError
from briefing.parameters import declared, fitted
from briefing.project import resolve
from briefing.runner.notebooks import find, raw
from briefing.schedule.entry import Entry, Schedule
from briefing.schedule.slots import slots
from briefing.slugs import slug

_SOON = timedelta(days=30)  # before a calendar ends


def problems(schedule: Schedule) -> list[str]:
    """What keeps entries from being made: of the file, of their notebooks and batches."""
    found = [*schedule.problems]
    for entry in schedule.entries:
        found += [f"{schedule.path}: entry {entry.name!r}: {why}" for why in _wrong(entry)]
    return found


def warnings(schedule: Schedule, now: datetime) -> list[str]:
    """What is not wrong today, and should be looked at."""
    found = [*_together(schedule)]
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
            _values(entry)
    except (BriefingError, ValueError) as error:
        yield f"{'batch' if entry.batch else 'notebook'}: {error}"


def _values(entry: Entry) -> dict[str, Any]:
    """The parameters of a run of an entry. Raises what keeps it from being begun."""
    known = declared(json.loads(raw(find(entry.notebook))))
    return {name: p.default for name, p in known.items()} | fitted(known, entry.parameters)


def _together(schedule: Schedule) -> Iterator[str]:
    """Entries whose reports lie in one folder, so that the later takes the place of the other."""
    seen: dict[tuple[str, str], Entry] = {}
    for entry in schedule.enabled:
        with suppress(BriefingError, ValueError):
            if entry.batch:
                continue
            values = _values(entry)
            topic = values.get("actor") or values.get("topic")
            place = (find(entry.notebook).stem, slug(topic if isinstance(topic, str) else ""))
            other = seen.setdefault(place, entry)
            if other is not entry:
                yield (
                    f"{schedule.path}: entries {other.name!r} and {entry.name!r} write to one "
                    f"folder, {'/'.join(place)}: the later report replaces the other of the day; "
                    "a batch can give each an `out` of its own"
                )
