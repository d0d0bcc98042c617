"""What stands in one cell of a table: text, a name, a date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

from briefing.cleaning.dates import stamp
from briefing.models import Published

# Numbers that can be a time since 1970: the unit's name, and its parts in a second.
_UNITS = (
    ("seconds", 1),
    ("milliseconds", 1_000),
    ("microseconds", 1_000_000),
    ("nanoseconds", 1_000_000_000),
)
_EARLIEST, _LATEST = 315_532_800, 4_102_444_800  # 1980 and 2100, in seconds since 1970
_NUMBER = re.compile(r"-?\d{1,20}(?:\.\d{1,9})?$")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)\d{0,2}Z?)?$")
_SLASHED = re.compile(r"(?P<a>\d{1,2})([/.-])(?P<b>\d{1,2})\2(?P<year>(?:19|20)\d\d)(?!\d)")
_NAME_KEYS = ("name", "title", "rendered", "value", "text", "label", "#text", "$t", "url", "href")
_MOST_PARTS = 10_000  # items of a list that is one cell
_SHOWN = 100  # code points of a value that evidence shows


def cell_text(value: Any, joint: str = ", ") -> str:
    """A cell as text: a list joined by `joint`, of an object its name; "" for nothing."""
    if value is None or value != value:  # NaN, the only value unlike itself  # noqa: PLR0124
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        named = next((value[key] for key in _NAME_KEYS if value.get(key)), "")
        return named if isinstance(named, str) else ""
    if isinstance(value, (list, tuple)):
        parts = [cell_text(part, joint) for part in value[:_MOST_PARTS] if not _nests(part)]
        return joint.join(part for part in parts if part.strip())
    return str(value)


def _nests(part: Any) -> bool:
    return isinstance(part, (list, tuple))


def is_printed(value: Any) -> bool:
    """True when a cell holds words; "nan", "null" and their kind are none."""
    return cell_text(value).strip().casefold() not in {"", "nan", "none", "null", "n/a", "na", "-"}


def cell_date(value: Any, column: str, *, day_first: bool | None = None) -> Published | None:
    """The publication date in a cell: printed, ISO, or a time since 1970; None when there is none.

    `day_first` says how to read "04/05/2024"; with None such a value is no date.
    """
    if isinstance(value, (dt.datetime, dt.date)):
        value = value.isoformat()
    printed = cell_text(value).strip()
    evidence = f"column {column!r}: {printed[:_SHOWN]}"
    if _NUMBER.match(printed):
        return _of_number(printed, evidence)
    found = stamp(printed[:_SHOWN])
    if found is None:
        return _of_compact(printed, evidence) or _slashed(printed, evidence, day_first)
    return Published(found.date, evidence, found.time, found.zone)


def days_first(values: Iterable[Any]) -> bool | None:
    """The order of day and month in a column of dates such as "23/05/2024"; None if none tells.

    A column is written in one order: a number above 12 tells it for all of them.
    """
    orders = set()
    for value in values:
        match = _SLASHED.match(value.strip()) if isinstance(value, str) else None
        if match and (int(match["a"]) > 12) != (int(match["b"]) > 12):
            orders.add(int(match["a"]) > 12)
    return orders.pop() if len(orders) == 1 else None


def _of_number(printed: str, evidence: str) -> Published | None:
    compact = _of_compact(printed, evidence)
    if compact is not None:
        return compact
    if re.fullmatch(r"(?:19|20)\d\d(?:\.0)?", printed):
        return Published(printed[:4], evidence)
    for unit, parts in _UNITS:
        seconds = float(printed) / parts
        if _EARLIEST <= seconds <= _LATEST:
            then = dt.datetime.fromtimestamp(int(seconds), dt.UTC)
            told = f"{evidence} ({unit} since 1970, UTC)"
            # Midnight sharp is what tools write for a day without a time.
            time = then.strftime("%H:%M") if int(seconds) % 86_400 else None
            return Published(then.date().isoformat(), told, time, "UTC" if time else None)
    return None


def _of_compact(printed: str, evidence: str) -> Published | None:
    match = _COMPACT.match(printed)
    if match is None:
        return None
    found = stamp("-".join(match.groups()[:3]))
    time = f"{match[4]}:{match[5]}" if match[4] else None
    return Published(found.date, evidence, time) if found else None


def _slashed(printed: str, evidence: str, day_first: bool | None) -> Published | None:  # noqa: FBT001 - the order, passed on
    match = _SLASHED.match(printed)
    if match is None or day_first is None:
        return None
    day, month = (match["a"], match["b"]) if day_first else (match["b"], match["a"])
    found = stamp(f"{match['year']}-{month}-{day}")
    order = "day" if day_first else "month"
    told = f"{evidence} ({order} first, as elsewhere in the column)"
    return Published(found.date, told) if found else None
