"""How long runs stay on record, and their reports: data/ledger.toml; all may be left out."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from briefing.errors import ParameterError, PathError, UnknownNameError, nearest

_LARGEST = 100_000  # bytes; a page of settings
_MOST = 10_000_000
_FOR_EVER = ("report_days", "judged_days")  # where 0 is a number of days


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """What stays: a run that any of the first three rules keeps, of at most `most` in all.

    The latest run of each item that succeeded, runs that are not over, and those of items that
    somebody works on stay whatever the rules say. The last two are about the files of reports;
    what was signed or delivered stays for ever.
    """

    days: int = 400  # every run; a year, and the month that is compared with it
    failure_days: int = 800  # of runs that did not go well
    last: int = 20  # of each item, however old
    most: int = 200_000  # about 500 MB
    report_days: int = 0  # the files of reports; 0: for ever
    judged_days: int = 0  # those that rest on a judgements file; 0: for ever

    @property
    def prunes_reports(self) -> bool:
        """True when some reports do not stay for ever."""
        return bool(self.report_days or self.judged_days)


def read_policy(path: Path) -> Policy:
    """The policy of a TOML file; the usual one when there is no such file.

    Raises PathError, ParameterError, or UnknownNameError with the nearest known name.
    """
    try:
        with path.open("rb") as file:
            text = file.read(_LARGEST).decode("utf-8")
        found = tomllib.loads(text)
    except FileNotFoundError:
        return Policy()
    except OSError as error:
        raise PathError(f"{path} cannot be read ({error.strerror}); check its rights") from error
    except (ValueError, RecursionError) as error:
        raise ParameterError(f"{path} is not readable as TOML: {error}") from error
    return Policy(**{n: _value(n, v, f"{path}{_line(text, n)}") for n, v in found.items()})


def _line(text: str, name: str) -> str:
    """Where a name stands in a file, as ", line 3"; empty when it is written in another way."""
    for number, line in enumerate(text.splitlines(), start=1):
        if re.match(rf"\s*[\"']?{re.escape(name)}[\"']?\s*[=.]|\s*\[+\s*{re.escape(name)}\b", line):
            return f", line {number}"
    return ""


def _value(name: str, given: Any, place: str) -> int:
    known = Policy.__struct_fields__
    if name not in known:
        raise UnknownNameError(f"{place}: no setting named {name!r:.60}. {nearest(name, known)}")
    least = 0 if name in _FOR_EVER else 1
    if type(given) is not int or not least <= given <= _MOST:
        raise ParameterError(
            f"{place}: {name} takes a whole number from {least} to {_MOST:,}, not {given!r:.60}"
        )
    return given
