"""Values from outside, made fit to be kept: of the right kind, and of bounded size."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from typing import Any

LONGEST_KEY = 500  # characters
LONGEST_NAME = 300  # of an id, a title, the name of a file
LONGEST_TEXT = 4_000  # of an error, the path of a folder
LARGEST_JSON = 100_000  # of parameters
_LARGEST = 2**62  # SQLite's integers end at 2^63


def text(value: object, longest: int = LONGEST_NAME) -> str:
    """A value as text that SQLite can keep; empty for None. What is too long is cut."""
    if value is None:
        return ""
    told = value if isinstance(value, str) else str(value)
    return told[:longest].encode("utf-8", "replace").decode().replace("\0", " ")


def key(value: str) -> str:
    """The name of an item. One that is too long ends in a digest, so that two stay two."""
    if len(value) > LONGEST_KEY:
        digest = hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        value = f"{value[: LONGEST_KEY - 17]}~{digest}"
    return text(value, LONGEST_KEY)


def whole(value: object) -> int | None:
    """A whole number from 0; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    number = int(value)
    return number if 0 <= number <= _LARGEST else None


def seconds(value: object) -> float | None:
    """A span of time from 0; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if 0 <= value < _LARGEST else None  # neither holds for NaN


def packed(value: Mapping[str, Any]) -> str:
    """Named values as JSON; what is too large is told as that."""
    try:
        told = json.dumps(dict(value), ensure_ascii=False, separators=(",", ":"), default=str)
    except (TypeError, ValueError, RecursionError) as error:
        told = json.dumps({"not kept": str(error)[:LONGEST_NAME]})
    if len(told) > LARGEST_JSON:
        told = json.dumps({"not kept": f"{len(told):,} characters"})
    return text(told, LARGEST_JSON)


def unpacked(told: str) -> dict[str, Any]:
    """Named values from JSON; empty when they are none."""
    try:
        value = json.loads(told)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def named(value: object) -> dict[str, Any]:
    """A mapping with text for names; empty for anything else."""
    return {str(k): v for k, v in value.items()} if isinstance(value, Mapping) else {}


def listed(value: object, most: int) -> list[Any]:
    """A list, its first `most` entries; empty for anything else."""
    return list(value[:most]) if isinstance(value, list | tuple) else []
