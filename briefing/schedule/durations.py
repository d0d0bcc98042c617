"""Lengths of time as people write them: 90, "90s", "15m", "36h", "7d", "2w"."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from briefing.errors import ParameterError

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}  # seconds
_FORM = re.compile(r"(\d{1,9})\s*([smhdw])", re.ASCII)


def seconds(given: Any, least: int, most: int) -> int:
    """Seconds, from a whole number of them or from text such as "36h".

    Raises ParameterError, which says what may stand there, when it is none or out of bounds.
    """
    found = -1
    if type(given) is int:
        found = given
    elif isinstance(given, str) and (form := _FORM.fullmatch(given.strip())):
        found = int(form[1]) * _UNITS[form[2]]
    if not least <= found <= most:
        raise ParameterError(
            f'takes seconds, or text such as "90s", "15m", "36h" or "7d", from {words(least)} to '
            f"{words(most)}, not {given!r}"
        )
    return found


def words(length: float | timedelta) -> str:
    """Say a length of time in its largest two units: "2 d 3 h"; "0 s" for none."""
    whole = length.total_seconds() if isinstance(length, timedelta) else length
    left, parts = round(abs(whole)), []
    for unit in ("d", "h", "m", "s"):
        count, left = divmod(left, _UNITS[unit])
        if count:
            parts.append(f"{count} {'min' if unit == 'm' else unit}")
    return " ".join(parts[:2]) or "0 s"
