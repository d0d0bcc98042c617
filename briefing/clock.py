"""The time of the run."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from briefing.errors import UsageError


def moment() -> datetime:
    """Return the time of the run in UTC: SOURCE_DATE_EPOCH where it is set, else now.

    Raises UsageError when SOURCE_DATE_EPOCH is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            f"SOURCE_DATE_EPOCH is {epoch!r}; it must be a number of seconds since 1970, "
            "such as 1700000000, or be unset"
        ) from error
