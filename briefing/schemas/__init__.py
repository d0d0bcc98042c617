"""What the kit writes for others to read: its forms, described as JSON Schema, one file a version.

`forms` tells which version of each the kit reads, and brings older ones to the form of today.
docs/compatibility.md says what is promised. The files are made by `python -m tests.compat.pin`.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from briefing.errors import UnknownNameError, nearest

_FOLDER = Path(__file__).parent
_FILE = re.compile(r"([a-z]+(?:-[a-z]+)*)-([1-9][0-9]*)\.json")


@cache
def _known() -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for one in _FOLDER.iterdir():
        told = _FILE.fullmatch(one.name)
        if told:
            found.setdefault(told[1], []).append(int(told[2]))
    return {name: tuple(sorted(found[name])) for name in sorted(found)}


def names() -> tuple[str, ...]:
    """The names of all schemas, such as "run-record"."""
    return tuple(_known())


def versions(name: str) -> tuple[int, ...]:
    """The versions of a schema, the oldest first. Raises UnknownNameError."""
    if name not in _known():
        raise UnknownNameError(f"no schema named {name!r:.80}. {nearest(name, _known())}")
    return _known()[name]


def text(name: str, version: int | None = None) -> str:
    """A schema as it is kept, in JSON; the newest version unless told. Raises UnknownNameError."""
    known = versions(name)
    wanted = known[-1] if version is None else version
    if wanted not in known:
        told = ", ".join(map(str, known))
        raise UnknownNameError(f"{name} has no version {wanted}. Known versions: {told}.")
    return (_FOLDER / f"{name}-{wanted}.json").read_text("utf-8")


def schema(name: str, version: int | None = None) -> dict[str, Any]:
    """A schema as plain values; see `text`. Raises UnknownNameError."""
    found: dict[str, Any] = json.loads(text(name, version))
    return found
