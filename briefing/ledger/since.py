"""A time as a person types it: a day, a moment, or how long ago."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from briefing.errors import ParameterError

_AGO = re.compile(r"([0-9]{1,6})\s?(m|h|d|w)", re.ASCII)
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def since(told: str, now: datetime) -> datetime:
    """The time that is meant, in UTC: 2026-11-30, 2026-11-30T06:00, or 7d (m, h, d, w) ago.

    Raises ParameterError.
    """
    ago = _AGO.fullmatch(told.strip())
    try:
        if ago is not None:
            return now - timedelta(**{_UNITS[ago[2]]: int(ago[1])})
        found = datetime.fromisoformat(told.strip())
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise ParameterError(
            f"{told!r:.60} is no time; give a day such as 2026-11-30, or 12h, 7d or 4w"
        ) from error
