"""Whom a report may be written for, and what each audience may not see.

`data/audiences.toml` names them, a table each::

    [press]
    title = "The press"            # printed on the report
    marking = "TLP:CLEAR"          # replaces the marking of the briefing
    leave_out = ["forecasts"]      # sections, by the name of their file in briefing/sections
    redact = ["Operation Kestrel"] # words that are blacked out wherever they stand

The house itself has no name: its own version is whole.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from briefing.errors import UnknownNameError, UsageError, nearest
from briefing.judged import Marking
from briefing.project import root

FILE = "data/audiences.toml"
HOUSE = "house"  # in a list of audiences: none of them, the house alone
PARAMETER = "audience"  # of a notebook: whom its reports are for
LARGEST = 1_000_000  # bytes of the file
SHORTEST = 2  # letters and figures of words to redact: one letter stands everywhere

Phrase = Annotated[str, Meta(min_length=SHORTEST, max_length=300)]
Slug = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,60}$")]


class Audience(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One audience: what its reports say of it, and what they do not hold.

    `marking` is a TLP 2.0 label, empty to keep that of the briefing. `leave_out` are sections by
    their slugs, `redact` words that must not stand anywhere in the report.
    """

    name: str = ""
    title: Annotated[str, Meta(max_length=200)] = ""
    marking: Marking = ""
    leave_out: tuple[Slug, ...] = ()
    redact: tuple[Phrase, ...] = ()


def load(path: Path | None = None) -> dict[str, Audience]:
    """The audiences of a file by name; none when there is no file. None means the project's file.

    Raises UsageError when the file cannot be read, with the audience and the field.
    """
    place = path or root() / FILE
    try:
        if place.stat().st_size > LARGEST:
            raise UsageError(f"{place.name} has over {LARGEST:,} bytes. Shorten it.")
        found = tomllib.loads(place.read_bytes().decode("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(f"{place.name} cannot be read: {error}. Correct it as TOML.") from error
    return {name: _audience(name, told, place.name) for name, told in found.items()}


def _audience(name: str, told: Any, file: str) -> Audience:
    if name == HOUSE:
        raise UsageError(f"{file}: {HOUSE!r} is the house itself, which sees all. Rename [{name}].")
    if not name.replace("-", "_").isidentifier():
        raise UsageError(f"{file}: {name!r} is no name: use letters, digits, - and _.")
    if not isinstance(told, Mapping):
        raise UsageError(f"{file}: {name} is no table. Write [{name}] and its fields below.")
    fields = Audience.__struct_fields__[1:]
    for key in told:
        if key not in fields:
            raise UsageError(f"{file}, [{name}]: no field {key!r}. {nearest(str(key), fields)}")
    try:
        made = msgspec.convert({**told, "name": name}, Audience)
    except msgspec.ValidationError as error:
        raise UsageError(f"{file}, [{name}]: {error}") from error
    for phrase in made.redact:
        if sum(map(str.isalnum, phrase)) < SHORTEST:
            raise UsageError(
                f"{file}, [{name}]: redact has {phrase!r}, which is less than {SHORTEST} letters. "
                "Write the whole words."
            )
    return made


def asked(parameters: Mapping[str, Any]) -> str:
    """The audience that the parameters of a notebook name; empty when they name none."""
    named = parameters.get(PARAMETER)
    return named.strip() if isinstance(named, str) else ""


def find(name: str, path: Path | None = None) -> Audience:
    """The audience of this name. Raises UnknownNameError, or UsageError for a broken file."""
    known = load(path)
    if name not in known:
        where = "no audience is defined" if not known else nearest(name, known)
        raise UnknownNameError(f"There is no audience {name!r} in {FILE}: {where}")
    return known[name]
