"""JSON Schema made of types: titles, a URN, and a description of every field from docstrings."""

from __future__ import annotations

import dataclasses
import inspect
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec

DIALECT = "https://json-schema.org/draft/2020-12/schema"
WORDS: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("words.toml").read_text("utf-8")
)
_SENTENCE = re.compile(r"(?<=[.:])\s+(?=[`A-Z])")


def made(name: str, version: int, title: str, kind: Any) -> dict[str, Any]:
    """The schema of a type, its fields described, open for fields that are added later."""
    return headed(name, version, title, described(msgspec.json.schema(kind), kind))


def headed(name: str, version: int, title: str, found: dict[str, Any]) -> dict[str, Any]:
    """A schema under its name and title."""
    head = {"$schema": DIALECT, "$id": f"urn:briefing:schema:{name}:{version}", "title": title}
    return {**found, **head} if "$schema" in found else {**head, **found}


def described(found: dict[str, Any], kind: Any) -> dict[str, Any]:
    """A schema of a type with the words of docstrings for every record and field."""
    classes = {one.__name__: one for one in _classes(kind, set())}
    for part, told in found.get("$defs", {}).items():
        told.pop("title", None)
        told["description"] = _words(classes[part])
        for field, property_ in told.get("properties", {}).items():
            said = field_words(classes[part], field)
            if said:
                property_["description"] = said
    return found


def _classes(kind: Any, seen: set[Any]) -> Iterator[Any]:
    """Every record a type is made of."""
    if isinstance(kind, type) and (dataclasses.is_dataclass(kind) or _is_struct(kind)):
        if kind in seen:
            return
        seen.add(kind)
        yield kind
        for hint in inspect.get_annotations(kind, eval_str=True).values():
            yield from _classes(hint, seen)
        for base in kind.__mro__[1:]:
            yield from _classes(base, seen)
    for inner in get_args(kind):
        yield from _classes(inner, seen)


def _is_struct(kind: type) -> bool:
    return issubclass(kind, msgspec.Struct) and kind is not msgspec.Struct


def _words(kind: type) -> str:
    """The first paragraph of a docstring."""
    return " ".join((inspect.getdoc(kind) or "").partition("\n\n")[0].split())


def field_words(kind: type, field: str) -> str:
    """What words.toml says of a field, else the sentences of a docstring that name it, else ""."""
    for base in kind.__mro__:
        if field in WORDS.get(base.__name__, {}):
            return WORDS[base.__name__][field]
        told = " ".join((base.__doc__ or "").split())
        found = [one for one in _SENTENCE.split(told) if f"`{field}`" in one]
        if found:
            return " ".join(found)
    return ""
