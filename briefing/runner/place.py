"""Where a run writes: one folder for a notebook, a topic and a day.

The folder belongs to the latest run of that day: its files replace those of an earlier one, one
by one, each whole; a report the latest run did not make is removed. `--out` keeps runs apart.
"""

from __future__ import annotations

import contextlib
import json
import re
import tempfile
from pathlib import Path

from briefing import whole
from briefing.clock import moment
from briefing.errors import PathError
from briefing.schemas import forms
from briefing.slugs import slug

RECORD = "run.json"
NOTEBOOK = "briefing.ipynb"
LARGEST = 20_000_000  # bytes of a record
BESIDE = "briefing_files"  # the folder of what a format keeps apart
REPORTS = (
    "briefing.html",
    "briefing.pdf",
    "briefing.docx",
    "briefing.md",
    "briefing.eml",
    "briefing.draft.html",
)
_OURS = re.compile(r"figure-\d{1,6}\.[a-z]{3,4}")


def folder(base: Path, notebook: str, topic: str) -> Path:
    """Name the folder of a run: `base`/notebook/topic/day. Nothing is created."""
    return base / (notebook.lstrip(".") or "notebook") / slug(topic) / f"{moment():%Y-%m-%d}"


def prepare(place: Path) -> None:
    """Create the folder and see that it can be written, before anything is run.

    Raises PathError.
    """
    try:
        place.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=place):
            pass
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise PathError(
            f"the reports cannot be written to {place} ({why}). Choose another folder with --out, "
            "or change the folder's permissions."
        ) from error


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, with the rights of any new file. Raises PathError."""
    try:
        path.parent.mkdir(exist_ok=True)
        whole.write(path, content, lasting=False)
    except OSError as error:
        raise PathError(
            f"{path} cannot be written ({error.strerror}). Free some space or close the program "
            "that holds it open, then run again."
        ) from error


def recorded(folder: Path, *, newer: bool = True) -> dict[str, str]:
    """The files that the record of a run in `folder` tells of, with their SHA-256.

    Of a record of a newer form none, where `newer` is False.
    """
    file = folder / RECORD
    try:
        if file.stat().st_size > LARGEST:
            return {}
        record = json.loads(file.read_bytes())
        told = (record if newer else forms.present(record, "briefing.run"))["outputs"]
        return {name: str(found["sha256"]) for name, found in told.items()}
    except (OSError, ValueError, RecursionError, LookupError, TypeError, AttributeError):
        return {}


def clear(place: Path, keep: set[str]) -> None:
    """Remove the reports an earlier run left in `place`, but those named in `keep`.

    Of the folder beside them only figures of reports are removed, and the folder when it is empty.
    """
    beside = place / BESIDE
    figures = [*beside.iterdir()] if beside.is_dir() and not beside.is_symlink() else []
    old = [*REPORTS, *(f"{BESIDE}/{file.name}" for file in figures if _OURS.fullmatch(file.name))]
    for name in old:
        if name not in keep:
            with contextlib.suppress(FileNotFoundError):
                (place / name).unlink()
    with contextlib.suppress(OSError):
        beside.rmdir()
