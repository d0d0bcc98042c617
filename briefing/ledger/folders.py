"""Everything about one run, as the run.json of its folder tells it."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from briefing.errors import PathError
from briefing.ledger import values
from briefing.ledger.accounts import Account
from briefing.ledger.entries import Entry
from briefing.ledger.told import Told, told
from briefing.schemas import forms
from briefing.whole import read

RECORD = "run.json"
LARGEST = 20_000_000  # bytes of a record


def is_place(name: str) -> bool:
    """True for a name that can only be a folder or a run.json."""
    path = Path(name)
    try:
        return path.name == RECORD or (os.sep in name and path.is_dir())
    except (OSError, ValueError):
        return False


def filed(place: Path) -> Account:
    """What the run.json of a folder tells. Raises PathError."""
    file = place / RECORD if place.is_dir() else place
    record = read_record(file)
    found = told(record)
    return Account(
        entry=entry(file, record, found),
        cells=found.cells,
        articles=found.articles,
        outputs=found.outputs,
        versions=found.versions,
        detail=found.detail,
    )


def entry(file: Path, record: dict[str, Any], found: Told) -> Entry:
    """The line of a run by its record, and that taken apart."""
    ended, seconds = _time(record.get("ended")), values.named(record.get("seconds"))
    return Entry(
        number=0,
        run=values.text(record.get("run"), 100),
        key="",
        notebook=found.notebook,
        status=values.text(record.get("status"), 40),
        origin=values.named(record.get("origin")),
        parameters=found.parameters,
        fingerprint=values.text(record.get("fingerprint")),
        started=_time(record.get("started")) or ended or datetime.fromtimestamp(0, UTC),
        ended=ended,
        seconds=values.seconds(seconds.get("total")),
        error=_sentence(values.named(record.get("error"))),
        folder=str(file.parent.absolute()),
        peak=found.peak,
        articles=len(found.articles),
        checked=found.checked,
        failures=found.failures,
        warnings=found.warnings,
        words=found.words,
    )


def read_record(file: Path) -> dict[str, Any]:
    """What a run.json holds, in the form of today. Raises PathError."""
    try:
        record = json.loads(read(file, LARGEST))
    except (OSError, ValueError, RecursionError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise PathError(f"{file} cannot be read as the record of a run ({why})") from error
    if not isinstance(record, dict):
        raise PathError(f"{file} is not the record of a run: it holds no named values")
    try:
        found: dict[str, Any] = forms.present(record, "briefing.run")
    except forms.FormError as error:
        raise PathError(f"{file} is not read: {error}") from error
    return found


def _time(value: object) -> datetime | None:
    try:
        found = datetime.fromisoformat(str(value))
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _sentence(error: dict[str, Any]) -> str:
    name, message = (values.text(error.get(part), 2000) for part in ("name", "message"))
    return f"{name}: {message}" if name else ""
