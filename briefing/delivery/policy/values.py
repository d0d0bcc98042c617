"""A table of the policy file as a record: each key known, each value of its kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from briefing.delivery.markings import ORDER
from briefing.delivery.policy import secrets
from briefing.delivery.policy.problems import Notes, near, quoted, shown
from briefing.judged import Marking

Path = tuple[str | int, ...]
MOST_KEYS = 200  # of a table
LONGEST = 4_000  # characters of one text


@cache
def kinds(record: type[msgspec.Struct]) -> Mapping[str, Any]:
    """The type of each field that may be written; the name of a table stands in its head."""
    told = get_type_hints(record, include_extras=True)
    return {name: told[name] for name in record.__struct_fields__ if name != "name"}


@cache
def needed(record: type[msgspec.Struct]) -> tuple[str, ...]:
    """The fields that must be written."""
    return tuple(field.name for field in msgspec.structs.fields(record) if field.required)


def values(told: Any, record: type[msgspec.Struct], path: Path, notes: Notes) -> dict[str, Any]:
    """The values of a table by their keys; what is wrong is entered, and left out."""
    if not isinstance(told, Mapping):
        notes.wrong(path, f"is no table. Write [{'.'.join(map(shown, path))}] and its keys below.")
        return {}
    known = kinds(record)
    if len(told) > MOST_KEYS:
        notes.wrong(path, f"has more than {MOST_KEYS} keys.")
        return {}
    found: dict[str, Any] = {}
    for key, given in told.items():
        if key not in known:
            notes.wrong((*path, key), _unknown(str(key), told, known))
            continue
        try:
            found[key] = _value(given, known[key])
        except (ValueError, msgspec.ValidationError) as error:
            notes.wrong((*path, key), str(error))
    return found


def _unknown(key: str, told: Mapping[str, Any], known: Mapping[str, Any]) -> str:
    kind = told.get("kind")
    if "kind" in known and (secrets.is_named(key[:LONGEST]) or key in {"url", "webhook", "hook"}):
        kind = kind if isinstance(kind, str) else ""
        return f"no secrets in this file. {secrets.advice(shown(key), kind)}"
    return f"nobody knows this key. {near(key, known)}"


def _value(given: Any, kind: Any) -> Any:
    if isinstance(given, datetime | date | time):  # TOML has them; the records have text
        given = given.isoformat()
    if any(len(text) > LONGEST for text in texts(given)):
        raise ValueError(f"holds a text of more than {LONGEST:,} characters")
    if kind is Marking:
        return _marking(given)
    if get_origin(kind) is Literal and isinstance(given, str) and given not in get_args(kind):
        raise ValueError(f"{quoted(given)} is none of these. {near(given, get_args(kind))}")
    try:
        return msgspec.convert(given, kind)
    except msgspec.ValidationError as error:
        raise ValueError(f"{_plain(str(error))}, not {quoted(given)}") from None


def _marking(given: Any) -> str:
    if isinstance(given, str) and given in ORDER:
        return given
    if given == "":
        raise ValueError(
            "is empty, which would allow everything. Write the highest label that may go: "
            f"{', '.join(ORDER)}."
        )
    if given == "TLP:WHITE":
        raise ValueError("'TLP:WHITE' is of TLP 1. Since version 2.0 it is called 'TLP:CLEAR'.")
    raise ValueError(f"{quoted(given)} is no label of TLP 2.0. {near(given, ORDER)}")


def texts(value: Any) -> Iterator[str]:
    """Every text in a value of TOML, names in tables too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield key
            yield from texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts(one)


_WORDS = {"`str`": "text", "`int`": "a whole number", "`float`": "a number"} | {
    "`bool`": "true or false", "`array`": 'a list such as ["a", "b"]', "`object`": "a table",
    "`int | null`": "a whole number",
}  # fmt: skip


def _plain(message: str) -> str:
    """What msgspec expected, in the words of the file."""
    said = message.partition(" - at ")[0].partition(", got")[0]
    for word, plain in _WORDS.items():
        said = said.replace(word, plain)
    return said.replace("Expected", "expected")
