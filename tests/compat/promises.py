"""What a schema promises, and what a change of it breaks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import briefing
from tests.compat.schemas import SCHEMAS

PROJECT = Path(__file__).resolve().parents[2]
FOLDER = Path(briefing.__file__).parent / "schemas"
_SAID = ("description", "title", "default")


def schemas() -> dict[Path, str]:
    """Every schema of today as it is to be stored, by its file."""
    return {
        FOLDER / f"{name}-{version}.json": json.dumps(make(), indent=1, ensure_ascii=False) + "\n"
        for (name, version), make in SCHEMAS.items()
    }


def broken(before: Any, after: Any, place: str = "") -> Iterator[str]:
    """What a reader of the schema before no longer finds, or a writer may no longer write.

    Added fields that need not be there, and new words, break nothing.
    """
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _needed(before, after, place)
        for key, told in before.items():
            if key in _SAID and isinstance(told, str):
                continue
            if key == "required":
                continue
            if key not in after:
                yield f"{place}/{key} is gone"
            else:
                yield from broken(told, after[key], f"{place}/{key}")
    elif isinstance(before, list) and isinstance(after, list):
        lost = [one for one in before if one not in after]
        if lost:
            yield f"{place} has no {', '.join(map(str, lost))[:200]} any more"
    elif before != after:
        yield f"{place} was {before!r:.60} and is {after!r:.60}"


def _needed(before: dict[str, Any], after: dict[str, Any], place: str) -> Iterator[str]:
    """Fields that must be there now, and need not before: old records lack them."""
    if "properties" in before or "required" in before:
        for name in after.get("required", ()):
            if name not in before.get("required", ()):
                yield f"{place}/{name} must be there now: older records lack it"
        for name in before.get("required", ()):
            if name not in after.get("required", ()):
                yield f"{place}/{name} may be missing now: readers rely on it"
