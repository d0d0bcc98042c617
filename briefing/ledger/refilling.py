"""A ledger that begins anew is refilled from the records of the runs in reports/.

Of a folder that several runs of a day have written only the last one is known. Leases go on above
every one that a record tells of, else what was published under one could not be replaced.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError
from briefing.jobs import STATUSES, Result
from briefing.ledger import folders, writing
from briefing.ledger.entries import Entry
from briefing.ledger.told import told
from briefing.slugs import slug

MOST = 5_000  # runs, the newest: others wait some seconds for the end of it
_DEEPEST = 5  # folders below reports/
_DIGITS = 15  # of a lease; SQLite counts to 2**63
_OTHERS = frozenset({"releases", "previews"})


def refill(db: sqlite3.Connection, reports: Path) -> int:
    """Enter the runs whose records lie in a folder; return how many. In the change that is open."""
    places = sorted(_records(reports), key=_day)[-MOST:]
    found = sorted((one for place in places if (one := _read(place))), key=lambda e: e[0].started)
    for entry, record in found:
        _enter(db, entry, record)
    leases = (str(one.origin.get("lease", ""))[: _DIGITS + 1] for one, _ in found)
    tokens = (int(one) for one in leases if one.isdecimal() and len(one) <= _DIGITS)
    highest = max(tokens, default=0)
    db.execute("UPDATE counters SET value = max(value, ?) WHERE name = 'token'", (highest,))
    return len(found)


def named(notebook: str, parameters: Mapping[str, Any]) -> str:
    """The name of an item for good: its notebook, what it is about and for whom, where told."""
    about = parameters.get("actor") or parameters.get("topic")
    told = (about, parameters.get("audience"))
    return "/".join([notebook, *(slug(one) for one in told if isinstance(one, str) and one)])


def _records(reports: Path) -> Iterator[Path]:
    for place, inner, names in os.walk(reports):
        deep = len(Path(place).relative_to(reports).parts)
        inner[:] = [
            one for one in inner
            if deep < _DEEPEST and one not in _OTHERS and not one.startswith(".")
        ]  # fmt: skip
        if folders.RECORD in names:
            yield Path(place, folders.RECORD)


def _day(record: Path) -> float:
    try:
        return record.stat().st_mtime
    except OSError:
        return 0.0


def _read(place: Path) -> tuple[Entry, dict[str, Any]] | None:
    """The run of a record; None for what is no such thing."""
    try:
        record = folders.read_record(place)
        entry = folders.entry(place, record, told(record))
    except (BriefingError, OSError):
        return None
    return (entry, record) if entry.run and entry.status in STATUSES else None


def _enter(db: sqlite3.Connection, one: Entry, record: dict[str, Any]) -> None:
    origin = {str(k): str(v) for k, v in one.origin.items()}
    began = one.started.timestamp()
    asked = writing.Asked(
        key=_key(one, origin), batch=origin.get("batch", ""), origin=origin | {"refilled": "yes"},
        parameters=one.parameters, notebook=one.notebook, fingerprint=one.fingerprint,
    )  # fmt: skip
    ended = one.ended.timestamp() if one.ended else began
    result = Result(
        status=one.status,  # type: ignore[arg-type] # one of STATUSES
        run=one.run, folder=one.folder, seconds=one.seconds or 0.0, peak=one.peak or 0,
        error=one.error, record=record,
    )  # fmt: skip
    db.execute("SAVEPOINT one")
    try:
        writing.begin(db, one.run, asked, began)
        writing.finish(db, one.run, result, ended)
    except (BriefingError, sqlite3.IntegrityError, ValueError, OverflowError):
        db.execute("ROLLBACK TO one")  # it cannot be kept, or is a copy somebody made of another
    finally:
        db.execute("RELEASE one")


def _key(one: Entry, origin: Mapping[str, str]) -> str:
    if origin.get("key"):
        return origin["key"]
    if origin.get("batch") and origin.get("item"):  # records from before they told their key
        return f"{origin['batch']}/{one.notebook}/{slug(origin['item'])}"
    return named(one.notebook, one.parameters)
