"""Dates, times and zones as they are printed in the head of an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<d{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = re.compile(r"(?:19|20)\d\d")  # every form of date has one: a quick look before
_DATE = re.compile(
    "|".join(
        (
            r"(?<!\d)(?P<y1>(?:19|20)\d\d)\s?[-./]\s?(?P<m1>\d{1,2})\s?[-./]\s?(?P<d1>\d{1,2})(?!\d)",
            r"(?<!\d)(?P<y2>(?:19|20)\d\d)\s?[年년]\s?(?P<m2>\d{1,2})\s?[月월]\s?(?P<d2>\d{1,2})\s?[日일]",
            rf"\b{_MONTH.format('m3')}\s{{0,2}}{_DAY.format(3)},?\s{{1,2}}(?P<y3>(?:19|20)\d\d)(?!\d)",
            rf"(?<!\d){_DAY.format(4)}\s{{0,2}}(?:of\s)?{_MONTH.format('m4')},?\s{{1,2}}(?P<y4>(?:19|20)\d\d)(?!\d)",
            r"(?<!\d)(?P<d5>\d{1,2})[./](?P<m5>\d{1,2})[./](?P<y5>(?:19|20)\d\d)(?!\d)",
            rf"\b{_MONTH.format('m6')},?\s{{1,2}}(?P<y6>(?:19|20)\d\d)(?!\d)",
            r"(?<!\d)(?P<y7>(?:19|20)\d\d)-(?P<m7>0[1-9]|1[0-2])(?![\d-])",
        )
    ),
    re.IGNORECASE,
)
_NO_YEAR = re.compile(
    rf"\b{_MONTH.format('m1')}\s{{0,2}}(?P<d1>\d{{1,2}})\b|\b(?P<d2>\d{{1,2}})\s{{1,2}}{_MONTH.format('m2')}",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?<![\d:.,-])(?P<time>(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d)?(?:\.\d{1,6})?(?:\s?[ap]\.?m\b\.?)?"
    r"|(?:1[0-2]|[1-9])\s?[ap]\.?m\b\.?"
    r"|(?:오전|오후|午前|午後)?\s?\d{1,2}\s?[時시](?:\s?[0-5]?\d\s?[分분])?)"
    r"(?:\s{0,2}\(?(?P<zone>Z|[+-]\d\d:?\d\d|(?:GMT|UTC)(?:\s?[+-]\d{1,2}(?::?\d\d)?)?"
    r"|[A-Z]{1,4}ST|[A-Z]{1,2}DT|ET|CT|MT|PT|CET|EET|WIB|MSK|local time)(?![A-Za-z\d]))?",
    re.IGNORECASE,
)
_ISO_TIME = re.compile(r"(?<=\d)T(?=\d\d:)")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A printed date: ISO 8601 as far as it is precise, time and zone as printed.

    `start` and `end` bound the printed date in its line.
    """

    date: str
    start: int
    end: int
    time: str | None = None
    zone: str | None = None


def stamp(line: str) -> Stamp | None:
    """The first date with a year in `line`, and the first time; None when it has no date.

    Numbers whose order of day and month cannot be told ("04/05/2024") are no date.
    """
    if not _YEAR.search(line):
        return None
    for match in _DATE.finditer(line):
        value = _value(match)
        if value is not None:
            time, zone = _time(line[: match.start()], line[match.end() :])
            return Stamp(value, match.start(), match.end(), time, zone)
    return None


def month_and_day(text: str) -> tuple[int, int] | None:
    """Month and day of the first date in `text`, printed with or without a year."""
    for match in _NO_YEAR.finditer(text):
        groups = match.groupdict()
        month = _month(groups["m1"] or groups["m2"])
        day = int(groups["d1"] or groups["d2"])
        if _iso(2000, month, day):  # a leap year, so that 29 February passes
            return month, day
    return None


def without_times(text: str) -> str:
    """`text` with every date and time blanked out."""
    return _TIME.sub(" ", _DATE.sub(" ", _ISO_TIME.sub(" ", text)))


def _value(match: re.Match[str]) -> str | None:
    form = str(match.lastgroup)[-1]
    found = match.groupdict()
    year, month = int(found[f"y{form}"]), _month(found[f"m{form}"])
    if form in "67":
        return f"{year}-{month:02}"
    day = int(found[f"d{form}"])
    if form == "5":
        return _numbers(year, month, day)
    return _iso(year, month, day)


def _numbers(year: int, month: int, day: int) -> str | None:
    """Day and month from numbers alone, only when they cannot be read the other way round."""
    if day == month or day > 12:
        return _iso(year, month, day)
    return _iso(year, day, month) if month > 12 else None


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS.index(text[:3].casefold()) + 1


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _time(before: str, after: str) -> tuple[str | None, str | None]:
    """Time and zone from what stands after the date, else from what stands before it."""
    for text in (after.removeprefix("T"), before):
        match = _TIME.search(text)
        if match:
            return match["time"].strip(), match["zone"]
    return None, None
