"""notebooks/schedule.toml: read, and each mistake told with file, line, entry and key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from briefing.errors import ParameterError, UnknownNameError, UsageError, nearest
from briefing.project import root
from briefing.schedule import toml
from briefing.schedule.entry import Entry, Schedule
from briefing.schedule.keys import DEFAULTABLE, KEYS, count, name, value
from briefing.schedule.slots import between

FILE = "notebooks/schedule.toml"
_TABLE = "entry"
_TOP = ("max_running", "defaults", _TABLE)
_MOST = 5_000  # entries
_MOST_SLOTS = {"all": 2_000, "once": 20_000, "skip": 20_000}
_ANY_DAY = datetime(2026, 1, 1, tzinfo=UTC)


def read(path: Path | None = None) -> Schedule:
    """Read a schedule; None for that of the project.

    An entry with a mistake is left out and costs the others nothing: `Schedule.problems` tells.
    Raises PathError or ParameterError when the file as a whole cannot be read.
    """
    place = path or root() / FILE
    content = toml.text(place)
    found = toml.parse(content, place)
    for key in found:
        if key not in _TOP:
            advice = f"An entry stands under [[{_TABLE}]]." if key in KEYS else nearest(key, _TOP)
            raise UnknownNameError(f"{place}: no key named {key!r}. {advice}")
    most = _top(place, lambda: count(found.get("max_running", 2)), "max_running")
    usual = _defaults(found.get("defaults", {}), place)
    return _filled(place, content, _tables(found.get(_TABLE, []), place), usual, most)


def _top(place: Path, get: Any, key: str) -> Any:
    try:
        return get()
    except UsageError as error:
        raise ParameterError(f"{place}: {key} {error}") from error


def _tables(found: Any, place: Path) -> list[Mapping[str, Any]]:
    if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
        raise ParameterError(f"{place}: entries are written as [[{_TABLE}]], in two brackets")
    if len(found) > _MOST:
        raise ParameterError(f"{place} has more than {_MOST} entries; make a batch of some")
    return found


def _defaults(found: Any, place: Path) -> dict[str, Any]:
    if not isinstance(found, dict):
        raise ParameterError(f"{place}: defaults is a table: [defaults]")
    for key, given in found.items():
        if key not in DEFAULTABLE:
            why = "belongs to an entry" if key in KEYS else "is no key of an entry"
            raise UnknownNameError(f"{place}: defaults: {key!r} {why}. {nearest(key, DEFAULTABLE)}")
        _top(place, lambda key=key, given=given: value(key, given), f"defaults: {key}")
    return found


def _filled(
    place: Path,
    content: str,
    tables: list[Mapping[str, Any]],
    usual: Mapping[str, Any],
    most: int,
) -> Schedule:
    entries: dict[str, Entry] = {}
    problems: list[str] = []
    for number, table in enumerate(tables):
        wrong = [*_unknown(table)]
        values: dict[str, Any] = {}
        for key, given in (dict(usual) | dict(table)).items():
            if key not in KEYS:
                continue
            try:
                values[key] = value(key, given)
            except UsageError as error:
                wrong.append((key, str(error)))
        wrong += [] if wrong else [*_together(table, values, entries)]
        if not wrong:
            zone = values.pop("timezone", None) or value("timezone", "UTC")
            entry = Entry(zone=zone, **values)
            wrong += _dense(entry)
            if not wrong:
                entries[entry.name] = entry
        called = _called(table, number)
        for key, why in wrong:
            line = toml.line(content, _TABLE, number, key)
            problems.append(f"{place}, line {line}: {called}: {key} {why}".replace(":  ", ": "))
    return Schedule(place, tuple(entries.values()), tuple(problems), most)


def _called(table: Mapping[str, Any], number: int) -> str:
    try:
        return f"entry {name(table.get('name'))!r}"
    except UsageError:
        return f"entry {number + 1}"


def _unknown(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key in table:
        if key not in KEYS:
            yield key, f"is no key of an entry. {nearest(key, KEYS)}"


def _together(
    table: Mapping[str, Any], values: Mapping[str, Any], entries: Mapping[str, Entry]
) -> Iterator[tuple[str, str]]:
    """What is wrong with an entry as a whole: each key, and the reason."""
    for key in ("name", "cron"):
        if key not in values:
            yield key, "is missing"
    if values.get("name") in entries:
        yield "name", "is used twice; the ledger tells entries apart by it"
    if ("notebook" in values) == ("batch" in values):
        yield "notebook", "or batch must be there, and not both"
    if "batch" in values and (lost := {"parameters", "formats", "fresh"} & {*table}):
        yield min(lost), "belongs to a notebook; a batch has its own"
    if "on_holiday" in table and values.get("calendar") is None:
        yield "on_holiday", "needs a calendar"


def _dense(entry: Entry) -> list[tuple[str, str]]:
    """Whether its horizon holds more slots than anybody can want to catch up with."""
    most = _MOST_SLOTS[entry.missed]
    end = _ANY_DAY + timedelta(seconds=entry.horizon)
    count = sum(1 for _ in islice(between(entry, _ANY_DAY, end), most + 1))
    if count <= most:
        return []
    return [("horizon", f"holds more than {most:,} times of this cron expression; shorten it")]
