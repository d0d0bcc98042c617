"""Whether the files of a run are still what was recorded."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from pathlib import Path, PurePosixPath
from typing import Literal

from briefing.ledger.told import Output

State = Literal["as recorded", "changed", "gone", "of a later run", "cannot be read"]
_PIECE = 1 << 20  # bytes read at a time


def states(
    folder: str, outputs: tuple[Output, ...], run: str, record: str = "run.json"
) -> dict[str, State]:
    """The state of each file of a run, by name. Nothing outside `folder` is looked at."""
    if not folder:
        return {one.name: "gone" for one in outputs}
    place = Path(folder)
    later = _other(place / record, run)
    found = {one.name: state(place, one) for one in outputs}
    replaced: State = "of a later run"
    return {n: replaced if later and s != "as recorded" else s for n, s in found.items()}


def state(folder: Path, output: Output) -> State:
    """The state of one file."""
    if not inside(output.name):
        return "cannot be read"
    try:
        number = os.open(folder / output.name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except (FileNotFoundError, NotADirectoryError):
        return "gone"
    except (OSError, ValueError):
        return "cannot be read"
    with os.fdopen(number, "rb") as file:
        told = os.fstat(number)
        if not stat.S_ISREG(told.st_mode) or told.st_size != output.bytes:
            return "changed"
        digest = hashlib.sha256()
        while piece := file.read(_PIECE):
            digest.update(piece)
    return "as recorded" if digest.hexdigest() == output.sha256 else "changed"


def inside(name: str) -> bool:
    """True for the name of a file that lies in its folder, or in a folder of that."""
    path = PurePosixPath(name)
    whole = bool(name) and name == str(path) and "\0" not in name
    return whole and not path.is_absolute() and ".." not in path.parts


def _other(record: Path, run: str) -> bool:
    """True when the record beside the files is that of another run."""
    try:
        if record.stat().st_size > 20_000_000:
            return False
        found = json.loads(record.read_bytes())
        return isinstance(found, dict) and found.get("run") not in {None, run}
    except (OSError, ValueError, RecursionError):
        return False
