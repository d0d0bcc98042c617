"""The files of a run put into their folder: staged beside, renamed into place, run.json last.

A folder with a run.json is whole: the old one goes before the first file is replaced and the new
one comes after the last. Whoever is killed in between leaves files that are each whole, no
run.json, and a staging folder that the next run there takes away.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from briefing.errors import PathError, RunError
from briefing.ledger import whose
from briefing.ledger.whose import Whose
from briefing.locks import locked
from briefing.runner import place

STAGING = ".staging-"
PATIENCE = 30.0  # seconds for another run that is writing there; it needs milliseconds
OLD = 86_400.0  # seconds; where folders cannot be locked, older staging is of a dead run
_HALF = re.compile(r"\.(?:briefing[\w.-]{2,200}|run\.json)-[a-z0-9_]{8}")  # of `place.write`


def publish(folder: Path, files: Mapping[str, bytes], record: bytes, *, asker: str = "") -> None:
    """Replace what `folder` holds by the files of a run and its record.

    `asker` is who waits for the run: see `briefing.jobs.Job`. Raises PathError when it cannot be
    written, in which case the old files stay, and RunError when the asker has died or a later
    run of the same item is there already.
    """
    try:
        with alone(folder) as locked:
            if gone(asker):
                raise RunError(f"whoever asked for this run has died ({asker}); nothing is written")
            if _is_overtaken(folder, record):
                raise RunError(f"a later run of this item is in {folder}; nothing is written")
            sweep(folder, 0.0 if locked else OLD)
            _replace(folder, {**files, place.RECORD: record})
    except OSError as error:
        if isinstance(error, PathError):
            raise
        raise PathError(
            f"{folder} cannot be written ({error.strerror}). Free some space or close the program "
            "that holds a file open, then run again."
        ) from error


def _replace(folder: Path, files: Mapping[str, bytes]) -> None:
    staging = Path(tempfile.mkdtemp(dir=folder, prefix=STAGING))
    try:
        for number, content in enumerate(files.values()):
            (staging / str(number)).write_bytes(content)
        (folder / place.RECORD).unlink(missing_ok=True)
        place.clear(folder, keep=set(files))
        for number, name in enumerate(files):
            target = folder / name
            target.parent.mkdir(exist_ok=True)
            (staging / str(number)).replace(target)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _is_overtaken(folder: Path, record: bytes) -> bool:
    """True when the folder has a run of the same item of a batch, under a later lease."""
    mine, there = _origin(record), _origin(_read(folder / place.RECORD))
    same = bool(mine.get("item")) and all(mine.get(k) == there.get(k) for k in ("batch", "item"))
    leases = [str(one.get("lease", "")) for one in (mine, there)]
    return same and all(map(str.isdecimal, leases)) and int(leases[0]) < int(leases[1])


def _origin(record: bytes) -> dict[str, object]:
    try:
        found = json.loads(record)["origin"]
    except (ValueError, RecursionError, LookupError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes() if file.stat().st_size <= place.LARGEST else b""
    except OSError:
        return b""


@contextlib.contextmanager
def alone(folder: Path, patience: float = PATIENCE) -> Iterator[bool]:
    """Keep other runs from publishing in `folder`; false where folders cannot be locked.

    `patience` is seconds. The system lets go of the lock when its holder dies. Raises PathError
    when another run holds it longer than that.
    """
    if sys.platform == "win32":  # two runs at once into one folder are not kept apart there
        yield False
        return
    number = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        yield _locked(number, folder, time.monotonic() + patience)
    finally:
        os.close(number)


def _locked(number: int, folder: Path, deadline: float) -> bool:
    try:
        return locked(number, deadline)
    except TimeoutError:
        raise PathError(
            f"another run has been writing to {folder} for too long; end it, then run again"
        ) from None


def sweep(folder: Path, age: float = 0.0) -> None:
    """Take away what dead runs have left half-done, if it is older than `age` seconds.

    Only for one that holds the folder `alone`, or with an age. A file of `place.write`, which
    needs no lock, must be a day old.
    """
    for path in [*folder.iterdir()]:
        if path.name.startswith(STAGING) and path.is_dir() and _age(path) >= age:
            shutil.rmtree(path, ignore_errors=True)
        elif _HALF.fullmatch(path.name) and _age(path) > OLD:
            path.unlink(missing_ok=True)


def _age(path: Path) -> float:
    try:
        return max(0.0, time.time() - path.lstat().st_mtime)
    except OSError:
        return 0.0


def gone(asker: str) -> bool:
    """True when `asker`, as told by `here`, is a process of this machine that has died."""
    told = asker.split("|")
    if len(told) != 5 or not told[1].isdecimal():
        return False
    return Whose(told[0], int(told[1]), *told[2:]).has_ended(whose.me())


def here() -> str:
    """This process as an asker."""
    mine = whose.me()
    return "|".join((mine.host, str(mine.pid), mine.boot, mine.space, mine.born))
