"""Folders as the ledger keeps them: those beside it by the way from it, so that all can move."""

from __future__ import annotations

import sqlite3
from pathlib import Path


def teach(db: sqlite3.Connection, home: Path) -> None:
    """Teach SQL two words: `kept(folder)` for what is written, `located(folder)` for what is read.

    `home` is the folder of the ledger.
    """
    db.create_function("kept", 1, lambda folder: kept(folder, home), deterministic=True)
    db.create_function("located", 1, lambda folder: located(folder, home), deterministic=True)


def kept(folder: str, home: Path) -> str:
    """A folder as it is written down: relative to `home` when it lies in it."""
    path = Path(folder)
    beside = bool(folder) and path.is_relative_to(home) and ".." not in path.parts
    return path.relative_to(home).as_posix() if beside else folder


def located(folder: str, home: Path) -> str:
    """A folder as it is found from here; empty for none."""
    return str(home / folder) if folder else ""
