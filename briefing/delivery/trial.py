"""The journal of a delivery; for a dry run a copy of it, which nobody misses afterwards."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from briefing.delivery.journal import NAME, Journal, place
from briefing.errors import DeliveryError


@contextlib.contextmanager
def opened(dry: Path | None) -> Iterator[Journal]:
    """The project's journal, alone; with `dry` a copy, which no other delivery waits for.

    Raises DeliveryError when it cannot be used.
    """
    if dry is None:
        with Journal() as log:
            yield log
        return
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        path = Path(folder) / NAME
        if place().is_file():
            _copy(place(), path)
        told = place().with_suffix(".log")
        if told.is_file():
            shutil.copyfile(told, path.with_suffix(".log"))
        with Journal(path) as log:
            yield log


def _copy(path: Path, to: Path) -> None:
    """A copy as of one moment, whatever is being written."""
    try:
        with (
            contextlib.closing(sqlite3.connect(path)) as here,
            contextlib.closing(sqlite3.connect(to)) as there,
        ):
            here.backup(there)
    except sqlite3.Error as error:
        raise DeliveryError(
            f"{path.name} cannot be read ({error}). See who may read it."
        ) from error
