"""The keys of an entry, and what each takes. Messages go on from the name of the key."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from briefing.errors import ParameterError, UnknownNameError, nearest
from briefing.sandbox.settings import mode
from briefing.schedule.calendars import calendar
from briefing.schedule.cron import parse
from briefing.schedule.durations import seconds
from briefing.schedule.entry import MISSED, ON_HOLIDAY

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
_ZONE = re.compile(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+){0,3}")
_DAY, _YEAR = 86_400, 366 * 86_400  # seconds
_LONGEST = 500  # characters of a path


def value(key: str, given: Any) -> Any:
    """The value of a key as an Entry holds it. Raises UsageError: what may stand there."""
    return KEYS[key](given)


def name(given: Any) -> str:
    """A name. Raises ParameterError."""
    if not isinstance(given, str) or not _NAME.fullmatch(given):
        raise ParameterError(
            "takes at most 80 small letters, digits, hyphens and underscores, such as "
            f'"export-controls-daily", not {given!r}'
        )
    return given


def count(given: Any) -> int:
    """How many at one time. Raises ParameterError."""
    if type(given) is not int or not 1 <= given <= 64:
        raise ParameterError(f"takes a whole number from 1 to 64, not {given!r}")
    return given


def _text(given: Any) -> str:
    if not isinstance(given, str) or not 0 < len(given) <= _LONGEST or not given.isprintable():
        raise ParameterError(f"takes a name or a path, not {given!r}")
    return given


def _zone(given: Any) -> ZoneInfo:
    try:
        if isinstance(given, str) and _ZONE.fullmatch(given):
            return ZoneInfo(given)
    except (LookupError, ValueError, OSError):
        pass
    if given in ("local", ""):
        raise ParameterError('takes the name of a time zone, such as "Asia/Seoul", or "UTC"')
    raise UnknownNameError(f"{given!r} is no time zone. {nearest(str(given), _zones())}")


def _zones() -> Collection[str]:
    return available_timezones()


def _flag(given: Any) -> bool:
    if not isinstance(given, bool):
        raise ParameterError(f"takes true or false, not {given!r}")
    return given


def _parameters(given: Any) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise ParameterError('is a table: parameters = { topic = "export controls" }')
    return given


def _formats(given: Any) -> tuple[str, ...]:
    from briefing.exporters import names

    wanted = given if isinstance(given, list) else [given]
    for one in wanted:
        if one not in names():
            raise UnknownNameError(f"{one!r} is no format. {nearest(str(one), names())}")
    return tuple(wanted)


def _one_of(known: tuple[str, ...]) -> Callable[[Any], str]:
    def chosen(given: Any) -> str:
        if given not in known:
            raise UnknownNameError(
                f"takes one of {known}, not {given!r}. {nearest(str(given), known)}"
            )
        return str(given)

    return chosen


def _length(least: int, most: int) -> Callable[[Any], int]:
    return lambda given: seconds(given, least, most)


def _cron(given: Any) -> Any:
    if not isinstance(given, str):
        raise ParameterError(f'takes a cron expression, such as "30 6 * * mon-fri", not {given!r}')
    return parse(given)


KEYS: Mapping[str, Callable[[Any], Any]] = {
    "name": name,
    "notebook": _text,
    "batch": _text,
    "parameters": _parameters,
    "formats": _formats,
    "cron": _cron,
    "timezone": _zone,
    "calendar": lambda given: calendar(_text(given)),
    "on_holiday": _one_of(ON_HOLIDAY),
    "jitter": _length(0, _DAY),
    "missed": _one_of(MISSED),
    "horizon": _length(60, _YEAR),
    "grace": _length(60, _DAY),
    "max_running": count,
    "fresh": _flag,
    "enabled": _flag,
    "cell_timeout": _length(1, 7 * _DAY),
    "run_timeout": _length(1, 7 * _DAY),
    "sandbox": mode,
}
DEFAULTABLE = tuple(key for key in KEYS if key not in ("name", "notebook", "batch", "parameters"))
