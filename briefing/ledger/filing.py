"""Whether the files of a run are still what was recorded."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path, PurePosixPath
from typing import Literal

from briefing.ledger.folders import LARGEST
from briefing.ledger.told import Output
from briefing.whole import opened, read

State = Literal["as recorded", "changed", "gone", "of a later run", "cannot be read"]


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
    path = folder / output.name
    try:
        if not path.parent.resolve().is_relative_to(folder.resolve()):
            return "cannot be read"
        with opened(path, follow=False) as file:
            if os.fstat(file.fileno()).st_size != output.bytes:
                return "changed"
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return "gone"
    except (OSError, ValueError, RuntimeError):  # the last for links that lead round in circles
        return "cannot be read"
    return "as recorded" if digest == output.sha256 else "changed"


def inside(name: str) -> bool:
    """True for the name of a file that lies in its folder, or in a folder of that."""
    path = PurePosixPath(name)
    whole = bool(path.parts) and name == str(path) and "\0" not in name
    return whole and not path.is_absolute() and ".." not in path.parts


def _other(record: Path, run: str) -> bool:
    """True when the record beside the files is that of another run."""
    try:
        found = json.loads(read(record, LARGEST))
        return isinstance(found, dict) and found.get("run") not in {None, run}
    except (OSError, ValueError, RecursionError):
        return False
