"""Cron expressions: five fields as in crontab(5), and the moments they name in a time zone.

The library cronsim says which readings of a clock on the wall an expression means. What such a
reading is in UTC is decided here, as Debian's cron(8) does it when clocks change:

* An expression whose minute or hour begins with `*` goes by the clock: what is skipped does not
  come, and what the clock shows twice comes twice.
* Any other one names fixed times. A time that is skipped comes at the change, several of them
  once; a time that is shown twice comes the first time only.

cronsim's own way is the same for whole hours, and loses half-hours where the change is of thirty
minutes (Lord Howe Island).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from cronsim import CronSim, CronSimError

from briefing.errors import ParameterError

_LONGEST = 200  # characters
_FIELDS = ("minute", "hour", "day of the month", "month", "day of the week")
_SHORT = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
}
_ONE = re.compile(r"0*(\w+)-0*\1/[1-9]\d*", re.ASCII)
_ANY_DAY = datetime(2024, 1, 1)  # noqa: DTZ001 - a wall clock has no zone


@dataclass(frozen=True, slots=True)
class Cron:
    """A cron expression that was found right.

    `by_clock` is True when it goes by the clock, False when it names fixed times.
    """

    text: str
    fields: str = field(repr=False)
    by_clock: bool = field(repr=False)

    def walls(self, after: datetime) -> Iterator[datetime]:
        """The readings of a wall clock it means, later than `after`, both without a zone.

        Ends when none comes within fifty years.
        """
        return iter(CronSim(self.fields, after))


def parse(text: str) -> Cron:
    """Read an expression. Raises ParameterError naming the field that is wrong."""
    fields = _SHORT.get(text.strip().lower(), text)
    words = [_plain(word) for word in fields.lower().split()]
    if len(text) > _LONGEST or len(words) != len(_FIELDS):
        raise ParameterError(
            f"{text[:_LONGEST]!r} is no cron expression: it takes five fields ({', '.join(_FIELDS)}"
            '), such as "30 6 * * mon-fri", or one of ' + ", ".join(_SHORT)
        )
    for place, word in enumerate(words):
        _try(" ".join(word if n == place else "*" for n in range(5)), word, _FIELDS[place])
    fields = " ".join(words)
    _try(fields, text, "whole")
    by_clock = words[0].startswith("*") or words[1].startswith("*")
    return Cron(text, fields, by_clock)


def _plain(word: str) -> str:
    """A field without steps in a range of one: cronsim takes 5-5/2 for 5-59/2, cron for 5."""
    return ",".join(one[1] if (one := _ONE.fullmatch(part)) else part for part in word.split(","))


def _try(fields: str, word: str, name: str) -> None:
    try:
        first = next(iter(CronSim(fields, _ANY_DAY)), None)
    except CronSimError as error:
        what = "names a day no month has" if name == "whole" else f"is no {name}"
        raise ParameterError(f"{word!r} {what}; see crontab(5) for what may stand there") from error
    if first is None:
        raise ParameterError(f"{word!r} never comes: no such day in the next fifty years")


def moments(wall: datetime, zone: ZoneInfo, *, by_clock: bool) -> tuple[datetime, ...]:
    """When a clock in `zone` shows `wall`, in UTC, in order; see the head of this module."""
    first = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    second = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    if first < second:
        return (first, second) if by_clock else (first,)
    if first > second:
        return () if by_clock else (_change(second, first, zone),)
    return (first,)


def _change(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The second at which the clocks of `zone` change, later than `before`, at most `after`."""
    old = before.astimezone(zone).utcoffset()
    seconds = round((after - before).total_seconds())
    low, high = 0, seconds
    while high - low > 1:
        middle = (low + high) // 2
        moment = before + timedelta(seconds=middle)
        if moment.astimezone(zone).utcoffset() == old:
            low = middle
        else:
            high = middle
    return before + timedelta(seconds=high)
