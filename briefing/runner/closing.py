"""The end of a run: its files in their folder, and the record of it beside them."""

from __future__ import annotations

import json
import re
import time
import uuid
from datetime import UTC, datetime
from typing import Any

from briefing import record
from briefing.runner import place
from briefing.runner.book import Book, Run
from briefing.runner.publishing import publish
from briefing.runner.texts import text

_IDENTITY = re.compile(r"[0-9a-f]{32}")


def keep(book: Book, node: Any) -> None:
    """Add the notebook to the files of the run."""
    book.files = {place.NOTEBOOK: text(node), **book.files}


def closed(book: Book, began: float, started: datetime) -> Run:
    """The run as it ended: its files and `run.json` are in their folder, what was there is gone.

    `began` is of the monotonic clock. Raises PathError and RunError, after which the folder holds
    what it held before.
    """
    total = time.monotonic() - began
    identity = book.identity if _IDENTITY.fullmatch(book.identity) else uuid.uuid4().hex
    told = _told(book) | {
        "run": identity,
        "started": started.isoformat(timespec="seconds"),
        "ended": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": {k: round(v, 3) for k, v in (book.seconds | {"total": total}).items()},
    }
    written = record.written(told)
    publish(book.folder, book.files, written, asker=book.asker)
    return Run(
        id=identity,
        status=book.status,
        folder=book.folder,
        outputs=tuple(book.folder / name for name in book.files),
        seconds=total,
        record=json.loads(written),
        verdict=book.verdict,
        error=book.sentence,
    )


def _told(book: Book) -> dict[str, Any]:
    return {
        "schema": record.SCHEMA,
        "status": book.status,
        "notebook": {"name": book.notebook.name, "sha256": book.notebook.sha256},
        "parameters": book.parameters,
        "origin": book.origin,
        "fingerprint": book.fingerprint,
        "cells": book.cells,
        "memory": book.memory,
        **({"sandbox": book.sandbox} if book.sandbox else {}),
        "inputs": record.inputs(book.annex),
        "versions": record.versions(),
        "error": book.error,
        "checks": record.checks(book.verdict),
        "length": book.length,
        "figures": {"shown": book.figures, "exported": book.exported},
        "warnings": book.warnings,
        "outputs": {name: record.digest(raw) for name, raw in book.files.items()},
    }
