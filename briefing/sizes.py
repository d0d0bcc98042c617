"""Sizes of memory as people write them."""

from __future__ import annotations

import re

from briefing.errors import UsageError

_SIZE = re.compile(r"\s*([0-9]{1,15}(?:\.[0-9]{1,6})?)\s*([kmgt]?)(i?)b?\s*", re.IGNORECASE)
_POWERS = {"": 0, "k": 1, "m": 2, "g": 3, "t": 4}


def size(given: str | int) -> int:
    """Bytes of `"400 MB"`, `"1.5GiB"`, `"2G"` or a number. Raises UsageError."""
    if isinstance(given, int):
        if given < 0:
            raise UsageError(f"{given} is no size; give for example: 400 MB")
        return given
    found = _SIZE.fullmatch(given)
    if found is None:
        raise UsageError(f"{given!r:.60} is no size; give for example: 400 MB")
    step = 1024 if found[3] else 1000
    return int(float(found[1]) * step ** _POWERS[found[2].lower()])


def shown(number: int) -> str:
    """A number of bytes for a table: "312 MB", empty for 0."""
    return f"{number / 1_000_000:,.0f} MB" if number else ""
