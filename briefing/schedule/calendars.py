"""Calendars: which days are worked on, from data/calendars/NAME.toml.

::

    title = "Seoul"
    weekdays = ["mon", "tue", "wed", "thu", "fri"]   # worked on unless they are holidays
    holidays = [2026-01-01, 2026-02-17]              # dates, without quotation marks
    known_until = 2026-12-31                         # `briefing schedule check` warns in time
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from briefing.errors import ParameterError, UnknownNameError, nearest
from briefing.project import root
from briefing.schedule.toml import read

FOLDER = "data/calendars"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_KEYS = ("title", "weekdays", "holidays", "known_until")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
_MOST = 10_000  # holidays of one calendar
LONGEST = timedelta(days=366)  # without a day that is worked on


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days that are worked on. `known_until` is the last day it speaks for; None: not said."""

    name: str
    title: str = ""
    weekdays: frozenset[int] = frozenset(range(5))
    holidays: frozenset[date] = frozenset()
    known_until: date | None = None

    @property
    def file(self) -> str:
        """Its file, counted from the project."""
        return f"{FOLDER}/{self.name}.toml"

    def works(self, day: date) -> bool:
        """True for a day that is worked on."""
        return day.weekday() in self.weekdays and day not in self.holidays

    def next(self, day: date) -> date:
        """The day itself when it is worked on, else the next one that is."""
        last = day + LONGEST
        while not self.works(day) and day < last:
            day += timedelta(days=1)
        return day


def calendar(name: str) -> Calendar:
    """Read a calendar of the project by its name.

    Raises UnknownNameError with the nearest name, PathError or ParameterError.
    """
    folder = root() / FOLDER
    path = folder / f"{name}.toml"
    if not _NAME.fullmatch(name) or not path.is_file():
        known = {file.stem for file in folder.glob("*.toml")} if folder.is_dir() else set()
        raise UnknownNameError(f"no calendar named {name!r} in {FOLDER}. {nearest(name, known)}")
    return _calendar(name, read(path), path)


def _calendar(name: str, found: Mapping[str, Any], path: Path) -> Calendar:
    for key in found:
        if key not in _KEYS:
            raise UnknownNameError(f"{path}: no key named {key!r}. {nearest(key, _KEYS)}")
    title = found.get("title", "")
    if not isinstance(title, str):
        raise ParameterError(f"{path}: title takes text, not {title!r}")
    days = _dates(found.get("holidays", []), f"{path}: holidays")
    until = found.get("known_until")
    if until is not None:
        (until,) = _dates([until], f"{path}: known_until")
    made = Calendar(name, title, _weekdays(found, path), frozenset(days), until)
    latest = max(days, default=date(2024, 1, 1))
    if not made.weekdays or not made.works(made.next(latest)):
        raise ParameterError(f"{path}: no day is worked on; name some in weekdays")
    return made


def _weekdays(found: Mapping[str, Any], path: Path) -> frozenset[int]:
    given = found.get("weekdays", list(DAYS[:5]))
    if not isinstance(given, list):
        raise ParameterError(f'{path}: weekdays takes a list such as ["mon", "tue"], not {given!r}')
    for day in given:
        if day not in DAYS:
            raise UnknownNameError(
                f"{path}: weekdays: no day named {day!r}. {nearest(str(day), DAYS)}"
            )
    return frozenset(DAYS.index(day) for day in given)


def _dates(given: Any, place: str) -> list[date]:
    if not isinstance(given, list) or len(given) > _MOST:
        raise ParameterError(f"{place} takes a list of at most {_MOST} dates")
    for day in given:
        if not isinstance(day, date) or isinstance(day, datetime):
            raise ParameterError(
                f"{place} takes dates without quotation marks, such as 2026-01-01, not {day!r}"
            )
    return given
