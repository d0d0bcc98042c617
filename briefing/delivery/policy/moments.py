"""When an embargo ends and when a report expires: read strictly, or not at all.

Both raise ValueError for what cannot be read: a rule nobody can evaluate keeps a report back.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

import msgspec

from briefing.errors import nearest

_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?\s+(\S{1,64})", re.ASCII)
_WALL = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)\s+(\S{1,64})", re.ASCII
)
_SPAN = re.compile(r"(\d{1,5})\s*(d|days?|w|weeks?)", re.ASCII)
_ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+/-]{0,63}")
MOST_DAYS = 36_500
EMBARGO = '"2026-12-01T06:00+01:00", "2026-12-01 06:00 Europe/Berlin" or "06:00 Europe/Berlin"'
EXPIRY = '"30 days", "2 weeks" or "2026-12-31"; a zone may stand behind it'


class Embargo(msgspec.Struct, frozen=True):
    """A moment, or a time of day (`clock`) in a zone on the day of each report."""

    moment: datetime | None = None
    clock: time | None = None
    zone: str = "UTC"

    def ends(self, day: date) -> datetime:
        """When a report of that day may leave, in UTC.

        A time of day that the clocks leave out or have twice ends at the later of its moments.
        """
        if self.moment is not None:
            return self.moment.astimezone(UTC)
        if self.clock is None:
            raise ValueError("an embargo without a moment")
        return _later(datetime.combine(day, self.clock), zone(self.zone))


class Expiry(msgspec.Struct, frozen=True):
    """So many days after the day of each report, or a day; both whole, by the clocks of `zone`."""

    days: int = 0
    day: date | None = None
    zone: str = "UTC"

    def last(self, day: date) -> date:
        """The last day on which a report of that day may leave."""
        return self.day or day + timedelta(days=self.days)

    def today(self, now: datetime) -> date:
        """The day that it is then."""
        return now.astimezone(zone(self.zone)).date()


@lru_cache(maxsize=1024)
def zone(name: str) -> ZoneInfo:
    """A time zone by its name. Raises ValueError with the nearest known name."""
    try:
        if _ZONE.fullmatch(name):
            return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        pass
    raise ValueError(f"{name[:64]!r} is no time zone. {nearest(name[:64], available_timezones())}")


@lru_cache(maxsize=1024)
def embargo(text: str) -> Embargo:
    """An embargo as it is written. Raises ValueError."""
    words = text.strip()
    if daily := _CLOCK.fullmatch(words):
        hour, minute, second, place = daily.groups()
        return Embargo(clock=time(int(hour), int(minute), int(second or 0)), zone=zone(place).key)
    if wall := _WALL.fullmatch(words):
        told = datetime.fromisoformat(f"{wall[1]}T{wall[2]}")
        return Embargo(moment=_later(told, zone(wall[3])))
    try:
        moment = datetime.fromisoformat(words)
        if moment.tzinfo is not None:
            return Embargo(moment=moment.astimezone(UTC))
    except (ValueError, OverflowError):
        raise ValueError(f"{text[:60]!r} is no embargo; write {EMBARGO}") from None
    raise ValueError(f"{text[:60]!r} does not say of which zone; write {EMBARGO}")


@lru_cache(maxsize=1024)
def expiry(text: str) -> Expiry:
    """A span or a day as it is written. Raises ValueError."""
    words, _, place = text.strip().rpartition(" ")
    if not words or not place[:1].isupper():
        words, place = text.strip(), "UTC"
    key = zone(place).key
    if span := _SPAN.fullmatch(words):
        days = int(span[1]) * (7 if span[2].startswith("w") else 1)
        if not 0 < days <= MOST_DAYS:
            raise ValueError(f"{text[:60]!r}: write 1 to {MOST_DAYS} days")
        return Expiry(days=days, zone=key)
    try:
        if len(words) == 10:
            return Expiry(day=date.fromisoformat(words), zone=key)
    except ValueError:
        pass
    raise ValueError(f"{text[:60]!r} is no span and no day; write {EXPIRY}")


def _later(wall: datetime, place: ZoneInfo) -> datetime:
    both = (wall.replace(tzinfo=place, fold=fold).astimezone(UTC) for fold in (0, 1))
    return max(both)
