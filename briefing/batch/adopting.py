"""A run that was published, though nobody was left to be told: known by its record."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError
from briefing.jobs import STATUSES, Result
from briefing.runner import place, publishing
from briefing.schemas import forms


def published(folder: str, run: str) -> Result | None:
    """What became of a run, if its folder holds it whole; None otherwise.

    What dead runs have left half-done there is taken away.
    """
    home = Path(folder)
    if not folder or not home.is_dir():
        return None
    try:
        with publishing.alone(home) as locked:
            publishing.sweep(home, 0.0 if locked else publishing.OLD)
            record = recorded(home)
            if record.get("run") != run or record.get("status") not in STATUSES:
                return None
            return _result(home, record) if whole(home, record, verify=True) else None
    except (OSError, BriefingError):
        return None


def recorded(folder: Path) -> dict[str, Any]:
    """The record in a folder; empty where there is none that this kit can read."""
    file = folder / place.RECORD
    try:
        if file.stat().st_size > place.LARGEST:
            return {}
        told = forms.present(json.loads(file.read_bytes()), "briefing.run")
    except (OSError, ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def whole(folder: Path, record: Mapping[str, Any], *, verify: bool) -> bool:
    """True when every file of a record is there, of its size; `verify`: and of its SHA-256."""
    outputs = record.get("outputs")
    if not isinstance(outputs, dict) or place.NOTEBOOK not in outputs:
        return False
    try:
        return all(_sound(folder / n, one, verify=verify) for n, one in outputs.items())
    except (OSError, LookupError, TypeError, ValueError):
        return False


def _sound(file: Path, told: Mapping[str, Any], *, verify: bool) -> bool:
    if file.stat().st_size != told["bytes"]:
        return False
    return not verify or hashlib.sha256(file.read_bytes()).hexdigest() == told["sha256"]


def _result(folder: Path, record: dict[str, Any]) -> Result:
    spent, memory = record.get("seconds"), record.get("memory")
    return Result(
        status=record["status"],
        run=record["run"],
        folder=str(folder),
        seconds=_number(spent, "total"),
        peak=int(_number(memory, "kernel")),
        error=next(_sentences(record), ""),
        record=record,
    )


def _number(told: Any, name: str) -> float:
    found = told.get(name) if isinstance(told, dict) else 0
    return found if isinstance(found, int | float) and found > 0 else 0.0


def _sentences(record: Mapping[str, Any]) -> Iterator[str]:
    """What went wrong, as the run itself would have said it."""
    checks, error = record.get("checks"), record.get("error")
    if record["status"] == "checks failed" and isinstance(checks, dict):
        failures = [f for f in checks.get("failures", ()) if isinstance(f, dict)]
        failed = len({(str(f.get("section")), str(f.get("text"))) for f in failures})
        yield (f"{failed} of {checks.get('checked')} statements may not stand; run.json lists them")
    elif isinstance(error, dict):
        cell = error.get("cell")
        where = f"cell {cell + 1}: " if isinstance(cell, int) else ""
        yield f"{where}{error.get('name')}: {error.get('message')}"
