"""Whether kernels are kept in a sandbox, and within which limits: what a house has settled.

The call says it first, then the environment (BRIEFING_SANDBOX), then data/sandbox.toml.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from briefing import project
from briefing.errors import ParameterError, PathError, UnknownNameError, nearest
from briefing.sandbox.orders import Limits
from briefing.sizes import size

FILE = "data/sandbox.toml"
ASKED = "BRIEFING_SANDBOX"
MODES = ("no", "yes", "strict")  # strict: nothing is run where a wall is missing
_LARGEST = 1_000_000  # bytes; a page of settings
_SIZES = ("memory", "file", "temporary")
_LEAST = {"memory": 64 << 20, "file": 1 << 20, "temporary": 1 << 20, "seconds": 1, "files": 64}
_LEAST |= {"processes": 16}
_MOST = 1 << 50
_KEYS = ("sandbox", "reads", *Limits.__struct_fields__)


class House(msgspec.Struct, frozen=True, kw_only=True):
    """What data/sandbox.toml says: the mode, the limits, and places to be read besides."""

    mode: str = "no"
    limits: Limits = Limits()
    reads: tuple[str, ...] = ()


def mode(given: object) -> str:
    """A mode by what a file or a call says: true, false or "strict". Raises ParameterError."""
    found = {True: "yes", False: "no"}.get(given) if isinstance(given, bool) else given
    if not isinstance(found, str) or found not in MODES:
        raise ParameterError(f'takes true, false or "strict", not {given!r:.60}')
    return found


def settled(given: str = "") -> House:
    """What holds for a run: `given` is the mode its call names, empty when it names none.

    Raises PathError, ParameterError and UnknownNameError.
    """
    house = read(project.root() / FILE)
    named = given or os.environ.get(ASKED, "").strip().lower()
    if not named:
        return house
    if named not in MODES:
        raise UnknownNameError(f"{ASKED} is {named!r:.60}. {nearest(named, MODES)}")
    return msgspec.structs.replace(house, mode=named)


def read(path: Path) -> House:
    """The settings in a file; the usual ones when there is none. Raises as `settled`."""
    try:
        with path.open("rb") as file:
            told = tomllib.loads(file.read(_LARGEST).decode("utf-8-sig"))
    except FileNotFoundError:
        return House()
    except OSError as error:
        raise PathError(f"{path} cannot be read ({error.strerror})") from error
    except (ValueError, RecursionError) as error:
        why = (str(error).splitlines() or ["nested too deeply"])[0]
        raise ParameterError(f"{path} is not readable as TOML: {why}") from error
    return _house(told, path)


def _house(told: dict[str, Any], path: Path) -> House:
    for key in told:
        if key not in _KEYS:
            raise UnknownNameError(f"{path}: no key {key!r:.60}. {nearest(key, _KEYS)}")
    limits = {key: told[key] for key in Limits.__struct_fields__ if key in told}
    key = "sandbox"
    try:
        chosen = mode(told.get("sandbox", False))
        for key, value in limits.items():
            limits[key] = _limit(key, value)
        key = "reads"
        reads = _places(told.get("reads", []))
    except ParameterError as error:
        raise ParameterError(f"{path}: {key} {error}") from None
    return House(mode=chosen, limits=Limits(**limits), reads=reads)


def _limit(key: str, value: object) -> int:
    if key in _SIZES and isinstance(value, str):
        try:
            value = size(value)
        except ValueError as error:
            raise ParameterError(f"is wrong: {error}") from None
    if type(value) is not int or not _LEAST[key] <= value <= _MOST:
        raise ParameterError(f"takes a number of at least {_LEAST[key]:,}, not {value!r:.60}")
    return value


def _places(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise ParameterError(f"takes a list of folders and files, not {value!r:.60}")
    return tuple(str(project.resolve(one)) for one in value)
