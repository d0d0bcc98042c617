"""A TOML file somebody wrote by hand, and where in it something stands."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from briefing.errors import ParameterError, PathError

_LARGEST = 1_000_000  # bytes


def read(path: Path) -> dict[str, Any]:
    """What a TOML file holds. Raises PathError, or ParameterError when it is no TOML."""
    return parse(text(path), path)


def text(path: Path) -> str:
    """The text of a file. Raises PathError, or ParameterError when it is too large or no UTF-8."""
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except OSError as error:
        raise PathError(f"{path} cannot be read ({error.strerror}); check the path") from error
    if len(raw) > _LARGEST:
        raise ParameterError(f"{path} is larger than {_LARGEST} bytes")
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ParameterError(f"{path} is not UTF-8 text; save it as UTF-8") from error


def parse(content: str, path: Path) -> dict[str, Any]:
    """What a text in TOML holds. Raises ParameterError with line and column."""
    try:
        return tomllib.loads(content)
    except (ValueError, RecursionError) as error:
        why = str(error) or "nested too deeply"
        raise ParameterError(f"{path} is not readable as TOML: {why}") from error


def line(content: str, table: str, number: int, key: str = "") -> int:
    """The line of `key` in a table [[table]]: lines count from 1, tables from 0.

    That of the table's head when it has no such key, 0 when there is no such table.
    """
    head = re.compile(rf"\s*\[\[\s*{re.escape(table)}\s*\]\]")
    wanted = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*[.=]""")
    found, seen = 0, -1
    for place, words in enumerate(content.split("\n"), start=1):
        if head.match(words):
            seen += 1
            found = place if seen == number else found
        elif seen == number and key and wanted.match(words):
            return place
        if seen > number:
            break
    return found
