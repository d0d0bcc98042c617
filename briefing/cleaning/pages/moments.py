"""Dates as machines write them: ISO 8601, RFC 5322, seconds since 1970, and printed ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from briefing.cleaning import dates
from briefing.cleaning.pages import months

_EARLIEST = 1800  # newspapers online begin here; "0001-01-01" is a database's empty field
_AHEAD = timedelta(days=1)  # east of us it may be tomorrow
_FAR_AHEAD = timedelta(days=3 * 365)  # beyond that a date is a placeholder, not an embargo
_ISO = re.compile(
    r"(?P<y>\d{4})(?P<s>[-/.]?)(?P<m>\d\d)(?P=s)(?P<d>\d\d)(?!\d)"
    r"(?:[T\s]{1,3}(?P<time>\d{1,2}:\d\d(?::\d\d)?|\d{6}(?!\d))(?:[.,]\d{1,9})?"
    r"\s{0,2}(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d(?!\d))?)?"
)
_SECONDS = re.compile(r"(?P<seconds>\d{9,10})(?:\d{3})?(?:\.\d{1,6})?$")
_RFC = re.compile(
    r"(?:[A-Za-z]{3,9},?\s{1,2})?(?:(?P<d>\d{1,2})[\s-](?P<m>[A-Za-z]{3,9})[\s-](?P<y>\d{4})"
    r"|(?P<m2>[A-Za-z]{3})\s{1,2}(?P<d2>\d{1,2}))\s{1,2}(?P<time>\d\d?:\d\d(?::\d\d)?)"
    r"\s{0,2}(?P<zone>[A-Z]{1,5}|[+-]\d{4})?(?:\s(?P<y2>\d{4}))?"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date in ISO 8601 as far as it is precise, and the time and zone as written."""

    date: str
    time: str | None = None
    zone: str | None = None

    @property
    def instant(self) -> datetime | None:
        """The point in time in UTC, None without a full date, a time and an offset."""
        offset = _offset(self.zone)
        if offset is None or self.time is None or len(self.date) != 10:
            return None
        try:
            hours, minutes, *_ = map(int, self.time.split(":"))
            day = date.fromisoformat(self.date)
            zone = timezone(offset)
            local = datetime(day.year, day.month, day.day, hours, minutes, tzinfo=zone)
            return local.astimezone(UTC)
        except (ValueError, OverflowError):
            return None


def moment(value: str, language: str | None = None) -> Moment | None:
    """The date `value` gives, None when it gives none that an article can have.

    `language` (BCP 47) decides the order of day and month in "04/05/2024"; without it such a
    date is none.
    """
    text = value.strip()[:120]
    found = _iso(text) or _of_seconds(text) or _rfc(text) or _printed(text, language)
    return found if found and plausible(found.date) else None


def plausible(iso: str) -> bool:
    """False for a date no web page's article can have: before newspapers, far ahead, or zero."""
    try:
        day = date.fromisoformat((iso + "-01-01")[:10])
    except ValueError:
        return False
    return day.year >= _EARLIEST and iso != "1970-01-01" and day <= _today() + _FAR_AHEAD


def is_placeholder(value: str) -> bool:
    """True for a date so far ahead that nobody can have meant it."""
    found = _iso(value.strip()[:120])
    return found is not None and int(found.date[:4]) > (_today() + _FAR_AHEAD).year


def is_ahead(iso: str) -> bool:
    """True for a date that has not come yet anywhere."""
    return date.fromisoformat((iso + "-01-01")[:10]) > _today() + _AHEAD


def _today() -> date:
    return datetime.now(UTC).date()


def _iso(text: str) -> Moment | None:
    match = _ISO.match(text)
    if match is None:
        return None
    time = match["time"]
    if time and ":" not in time:
        time = f"{time[:2]}:{time[2:4]}:{time[4:]}"
    return _made(match["y"], match["m"], match["d"], time, match["zone"])


def _of_seconds(text: str) -> Moment | None:
    match = _SECONDS.match(text)
    if match is None:
        return None
    found = datetime.fromtimestamp(int(match["seconds"]), UTC)
    return Moment(found.date().isoformat(), found.time().isoformat(), "Z")


def _rfc(text: str) -> Moment | None:
    match = _RFC.match(text)
    if match is None:
        return None
    month = months.number(match["m"] or match["m2"])
    year = match["y"] or match["y2"]
    if month is None or year is None:
        return None
    return _made(year, month, match["d"] or match["d2"], match["time"], match["zone"])


def _printed(text: str, language: str | None) -> Moment | None:
    stamp = dates.stamp(text)
    if stamp and len(stamp.date) == 10:
        return Moment(stamp.date, stamp.time, stamp.zone)
    day = months.day(text, language)
    if day is None:
        return Moment(stamp.date, stamp.time, stamp.zone) if stamp else None
    time = dates.stamp(f"{day.isoformat()} {months.without_day(text)}")
    return Moment(day.isoformat(), time.time if time else None, time.zone if time else None)


def _made(
    year: str, month: str | int, day: str, time: str | None, zone: str | None
) -> Moment | None:
    try:
        return Moment(date(int(year), int(month), int(day)).isoformat(), time, zone)
    except ValueError:
        return None


def _offset(zone: str | None) -> timedelta | None:
    if zone is None:
        return None
    if zone.upper() in {"Z", "UTC", "GMT"}:
        return timedelta(0)
    match = re.match(r"([+-])(\d\d):?(\d\d)?$", zone)
    if match is None:
        return None
    minutes = int(match[2]) * 60 + int(match[3] or 0)
    return timedelta(minutes=-minutes if match[1] == "-" else minutes) if minutes < 1440 else None
