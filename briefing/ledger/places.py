"""Folders as the ledger keeps them: those beside it by the way from it, so that all can move."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from briefing.ledger.values import LONGEST_TEXT, text


def teach(db: sqlite3.Connection, home: Path) -> None:
    """Teach SQL two words: `kept(folder)` for what is written, `located(folder)` for what is read.

    `home` is the folder of the ledger.
    """
    db.create_function("kept", 1, lambda folder: kept(folder, home), deterministic=True)
    db.create_function("located", 1, lambda folder: located(folder, home), deterministic=True)


def raw(folder: str) -> bytes:
    """A folder for `kept`: its name may have bytes that are no text."""
    told = folder[:LONGEST_TEXT].replace("\0", " ")
    try:
        return os.fsencode(told)
    except UnicodeEncodeError:  # no system has such a name
        return text(told, LONGEST_TEXT).encode()


def kept(folder: str | bytes, home: Path) -> str:
    """A folder as it is written down: relative to `home` when it lies in it."""
    folder = os.fsdecode(folder)
    path = Path(folder)
    beside = bool(folder) and path.is_relative_to(home) and ".." not in path.parts
    return text(path.relative_to(home).as_posix() if beside else folder, LONGEST_TEXT)


def located(folder: str, home: Path) -> str | bytes:
    """A folder as it is found from here; empty for none, bytes where its name is no text."""
    place = str(home / folder) if folder else ""
    try:
        place.encode()
    except UnicodeEncodeError:
        return os.fsencode(place)
    return place
