"""Everything about one run: from the ledger, or from the run.json of a folder."""

from __future__ import annotations

import json
import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from briefing.errors import PathError
from briefing.ledger import values
from briefing.ledger.entries import Entry, known
from briefing.ledger.told import Article, Cell, Output, told
from briefing.ledger.whole import read

RECORD = "run.json"
_COUNTS = ("articles", "checked", "failures", "warnings", "words")
LARGEST = 20_000_000  # bytes of a record


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """A run with its cells, the articles it rests on, its files, and the programs' versions.

    `detail` has what else its record tells, by name: judgements, model, earlier, skipped,
    stages (seconds), memory (bytes), figures, notebook (SHA-256), error.
    """

    entry: Entry
    cells: tuple[Cell, ...] = ()
    articles: tuple[Article, ...] = ()
    outputs: tuple[Output, ...] = ()
    versions: dict[str, str] = {}
    detail: dict[str, Any] = {}


def kept(db: sqlite3.Connection, entry: Entry) -> Account:
    """What the ledger tells of a run; of one that changed nothing, what its report rests on."""
    base = known(db, entry.same) if entry.same else None
    if base is None or base.same:
        return _own(db, entry)
    found = _own(db, base)
    counts = {name: getattr(base, name) for name in _COUNTS}
    shown = msgspec.structs.replace(entry, **counts, parameters=entry.parameters or base.parameters)
    detail = {name: value for name, value in found.detail.items() if name != "stages"}
    return msgspec.structs.replace(found, entry=shown, cells=(), detail=detail)


def _own(db: sqlite3.Connection, entry: Entry) -> Account:
    number = (entry.number,)
    cells = db.execute(
        "SELECT cell, milliseconds / 1000.0, status, memory FROM cells WHERE run = ? ORDER BY cell",
        number,
    )
    articles = db.execute(
        "SELECT a.article, a.sha256, a.title, a.place FROM inputs i JOIN articles a"
        " ON a.number = i.article WHERE i.run = ? ORDER BY i.turn",
        number,
    )
    outputs = db.execute(
        "SELECT name, sha256, bytes FROM outputs WHERE run = ? ORDER BY name", number
    )
    detail, versions = db.execute(
        "SELECT detail, versions FROM runs LEFT JOIN kits ON kit = kits.number"
        " WHERE runs.number = ?",
        number,
    ).fetchone()
    return Account(
        entry=entry,
        cells=tuple(Cell(*row) for row in cells),
        articles=tuple(Article(*row) for row in articles),
        outputs=tuple(Output(*row) for row in outputs),
        versions=values.unpacked(versions or ""),
        detail=values.unpacked(detail),
    )


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
    record = _read(file)
    found = told(record)
    ended, seconds = _time(record.get("ended")), values.named(record.get("seconds"))
    entry = Entry(
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
    return Account(
        entry=entry,
        cells=found.cells,
        articles=found.articles,
        outputs=found.outputs,
        versions=found.versions,
        detail=found.detail,
    )


def _read(file: Path) -> dict[str, Any]:
    try:
        record = json.loads(read(file, LARGEST))
    except (OSError, ValueError, RecursionError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise PathError(f"{file} cannot be read as the record of a run ({why})") from error
    if not isinstance(record, dict):
        raise PathError(f"{file} is not the record of a run: it holds no named values")
    return record


def _time(value: object) -> datetime | None:
    try:
        found = datetime.fromisoformat(str(value))
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _sentence(error: dict[str, Any]) -> str:
    name, message = (values.text(error.get(part), 2000) for part in ("name", "message"))
    return f"{name}: {message}" if name else ""
