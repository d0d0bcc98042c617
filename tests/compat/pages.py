"""The page of the schemas, docs/reference/schemas.md, made of the stored ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefing import schemas
from tests.compat.promises import PROJECT

PAGE = PROJECT / "docs" / "reference" / "schemas.md"
_HEAD = """# Schemas

What the kit writes for programs to read, field by field, as [JSON Schema 2020-12](https://json-schema.org/draft/2020-12/schema).
`briefing schema` lists them and `briefing schema run-record` prints one; [what is promised](../compatibility.md) tells
how they may change. A field that is "optional" may be missing: older kits did not write it. Readers should pass over
fields that they do not know.

```console
briefing schema
briefing schema run-record
```
"""  # noqa: E501 - one line of the page


def pages() -> dict[Path, str]:
    """The page by its file."""
    return {PAGE: "\n".join([_HEAD, *_parts()]).rstrip() + "\n"}


def _parts() -> Iterator[str]:
    for name in schemas.names():
        for version in schemas.versions(name):
            found = schemas.schema(name, version)
            yield f"## {name}, version {version}\n"
            yield f"{found['title']}. `{found['$id']}`\n"
            for part, told in found["$defs"].items():
                yield from _record(part, told)


def _record(part: str, told: dict[str, Any]) -> Iterator[str]:
    yield f"**{part}**: {plain(told['description'])}\n"
    yield "| Field | Type | What it is |\n|---|---|---|"
    needed = told.get("required", ())
    for field, property_ in told["properties"].items():
        kind = _kind(property_) + ("" if field in needed else ", optional")
        yield f"| `{field}` | {kind} | {plain(property_.get('description', ''))} |"
    yield ""


def _kind(told: dict[str, Any]) -> str:
    if "$ref" in told:
        return str(told["$ref"]).rpartition("/")[2]
    if "enum" in told:
        shown = ", ".join(f'"{one}"' if isinstance(one, str) else str(one) for one in told["enum"])
        return f"one of {shown}" if len(told["enum"]) > 1 else shown
    if "anyOf" in told:
        return " or ".join(dict.fromkeys(map(_kind, told["anyOf"])))
    kind = told.get("type", "anything")
    if kind == "array":
        inner = told.get("items")
        return f"list of {_kind(inner)}" if isinstance(inner, dict) else "list"
    if kind == "object":
        inner = told.get("additionalProperties")
        return f"named values, each {_kind(inner)}" if isinstance(inner, dict) else "named values"
    return _TYPES.get(kind, str(kind))


_TYPES = {"string": "text", "integer": "whole number", "boolean": "true or false"}


def plain(text: str) -> str:
    """Words that Markdown leaves as they are, but for the names of fields."""
    parts = re.split(r"(`[^`]*`)", text)
    made = [p if p.startswith("`") else re.sub(r"([\\*_<>\[\]|#])", r"\\\1", p) for p in parts]
    return "".join(made).replace("|", "\\|").replace("\\\\|", "\\|")
