"""A slow clock: cron as Debian's cron(8) describes it, one minute after another.

Nothing of it is shared with the code under test: fields are read and matched here again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

_MINUTE = timedelta(minutes=1)
_NAMES = {
    "month": "jan feb mar apr may jun jul aug sep oct nov dec".split(),
    "day": "sun mon tue wed thu fri sat".split(),
}


def _numbers(words: str, low: int, high: int, names: list[str], first: int) -> set[int]:
    """All the numbers a field stands for: lists of ranges with steps."""
    found: set[int] = set()
    for part in words.lower().split(","):
        span, _, step = part.partition("/")
        ends = [names.index(e) + first if e in names else e for e in span.split("-")]
        if span == "*":
            begin, end = low, high
        else:
            begin = int(ends[0])
            end = int(ends[-1]) if len(ends) > 1 or not step else high
        found |= {*range(begin, end + 1, int(step or 1))}
    return found


class Fields:
    """A crontab line, matched against the reading of a clock."""

    def __init__(self, text: str) -> None:
        minute, hour, day, month, weekday = text.split()
        self.minutes = _numbers(minute, 0, 59, [], 0)
        self.hours = _numbers(hour, 0, 23, [], 0)
        self.days = _numbers(day, 1, 31, [], 0)
        self.months = _numbers(month, 1, 12, _NAMES["month"], 1)
        self.weekdays = {n % 7 for n in _numbers(weekday, 0, 7, _NAMES["day"], 0)}
        self.both = day.startswith("*") or weekday.startswith("*")
        self.by_clock = minute.startswith("*") or hour.startswith("*")

    def match(self, wall: datetime) -> bool:
        """True when the clock shows a time of the line."""
        if wall.minute not in self.minutes or wall.hour not in self.hours:
            return False
        if wall.month not in self.months:
            return False
        day, weekday = wall.day in self.days, wall.isoweekday() % 7 in self.weekdays
        return (day and weekday) if self.both else (day or weekday)


def clock(zone: str, start: datetime, end: datetime) -> list[tuple[datetime, datetime]]:
    """Each minute from `start` to before `end` in UTC, and what the clocks of a zone show."""
    place = ZoneInfo(zone)
    count = round((end - start) / _MINUTE)
    return [
        (moment, moment.astimezone(place).replace(tzinfo=None))
        for moment in (start + n * _MINUTE for n in range(count))
    ]


def runs(text: str, minutes: list[tuple[datetime, datetime]]) -> Iterator[datetime]:
    """When the line runs. The first minute only says where the clock stood before.

    A line that goes by the clock runs whenever the clock shows its time. Any other line runs,
    after the clock was set forward, once for what was left out; after it was set back, not
    again until it is past what it showed before.
    """
    fields = Fields(text)
    seen = minutes[0][1]
    for moment, wall in minutes[1:]:
        if fields.by_clock:
            if fields.match(wall):
                yield moment
            continue
        while seen < wall:
            seen += _MINUTE
            if fields.match(seen):
                yield moment
                seen = max(seen, wall)


def moment(text: str) -> datetime:
    """A moment in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
