"""data/distribution.toml: read whole, or not at all. One mistake in it and nothing leaves."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from briefing.delivery.policy import addressed, beside, listed, needs, tables
from briefing.delivery.policy.places import Places
from briefing.delivery.policy.problems import Notes, Problem, near
from briefing.delivery.policy.records import FILE, Budget, Policy, Readers, Way
from briefing.delivery.policy.values import values
from briefing.errors import ParameterError, PathError
from briefing.project import root

LARGEST = 2_000_000  # bytes
_TABLES: dict[str, type[msgspec.Struct]] = {"ways": Way, "lists": Readers}
_BEGIN = "docs/distribution.md has one to begin with; `briefing distribution check` looks at it"


def load(path: Path | None = None) -> Policy:
    """The policy of a file, None for the project's. With any mistake in it there is none.

    Raises PathError when there is no file or it cannot be read, and ParameterError with file,
    line, table and key of the first mistake.
    """
    policy, problems = read(path)
    grave = [one for one in problems if one.grave]
    if not grave and policy is not None:
        return policy
    more = len(grave) - 1
    told = f" ({more} more: `briefing distribution check`)" if more else ""
    raise ParameterError(f"{grave[0].sentence} Nothing leaves until this is right.{told}")


def read(
    path: Path | None = None, *, files: bool = False
) -> tuple[Policy | None, tuple[Problem, ...]]:
    """The policy of a file, None when it has a mistake, and every problem there is.

    With `files` those that it names are looked at too. Raises PathError when there is no file or
    it cannot be read, ParameterError when it is no TOML.
    """
    place = root() / FILE if path is None else path
    text = _text(place)
    notes = Notes(place.name if path is not None else FILE, Places(text))
    told = _parsed(text, notes.file)
    policy = _policy(told, place, notes)
    if files and not any(one.grave for one in notes):
        beside.look(policy, place, notes)
    problems = tuple(notes)
    return (None if any(one.grave for one in problems) else policy), problems


def _text(place: Path) -> str:
    try:
        with place.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise PathError(f"there is no {FILE}, so that nothing may leave. {_BEGIN}.") from None
    except OSError as error:
        raise PathError(f"{place} cannot be read ({error.strerror or error}).") from error
    if len(raw) > LARGEST:
        raise ParameterError(
            f"{place.name} has more than {LARGEST:,} bytes. Put addresses into addresses_file."
        )
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ParameterError(f"{place.name} is not UTF-8 text; save it as UTF-8") from error


def _parsed(text: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        why = (str(error).splitlines() or ["nested too deeply"])[0]
        raise ParameterError(f"{file} is not readable as TOML: {why}") from error


def _policy(told: Mapping[str, Any], place: Path, notes: Notes) -> Policy:
    known = Policy.__struct_fields__
    for key in told:
        if key not in known:
            notes.wrong((key,), f"nobody knows this table or key. {near(key, known)}")
    found: dict[str, Any] = {}
    for name, record in _TABLES.items():
        found[name] = tables.named(told.get(name, {}), name, record, notes)
    found["rules"] = tuple(tables.rules(told.get("rules", []), notes))
    if "quotation" in told:
        found["quotation"] = (
            tables.one(told["quotation"], Budget, ("quotation",), notes) or Budget()
        )
    plain = {key: told[key] for key in ("owner", "owner_way", "licences") if key in told}
    if "licences" in plain:
        plain["licences"] = tables.licences(plain["licences"], notes)
    found |= values(plain, Policy, (), notes)
    policy = Policy(**found)
    for name, way in policy.ways.items():
        needs.look(way, {*told["ways"][name]}, notes)
    if not any(one.grave for one in notes):  # what follows would only repeat it
        listed.look(policy, place, notes)
        addressed.look(policy, notes)
    return policy
