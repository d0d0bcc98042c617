"""What must be true of a batch that has come to its end, whatever was killed on the way."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

from briefing.ledger import Ledger

_STRANGE = re.compile(r"(^|/)\.|\.tmp$|-journal$")  # hidden: nothing of that is meant to stay


def complaints(home: Path, keys: list[str]) -> list[str]:
    """What is wrong with the reports and the ledger of a project; nothing, it is hoped."""
    return [*_unfinished(home, keys), *_strange(home)]


def _unfinished(home: Path, keys: list[str]) -> Iterator[str]:
    with Ledger.open(home / "reports" / "ledger.db") as ledger:
        left = ledger.leases()
        if left:
            yield f"leases are left: {left}"
        for key in keys:
            runs = ledger.runs(key=key, limit=1000)
            done = [run for run in runs if run.status == "succeeded"]
            if len(done) != 1:
                yield f"{key} was done {len(done)} times: {[run.status for run in runs]}"
                continue
            if runs[0].run != done[0].run:
                yield f"{key} was run again after it was done: {[run.status for run in runs]}"
            yield from _torn(Path(done[0].folder), done[0].run)
            for run in runs:
                if run.status == "running":
                    yield f"{key}: run {run.run} is still called running"


def _torn(folder: Path, run: str) -> Iterator[str]:
    """The folder of a run holds what its record tells, and the record is that of the run."""
    record = json.loads((folder / "run.json").read_bytes())
    if record["run"] != run:
        yield f"{folder} holds run {record['run']}, not {run}"
    for name, told in record["outputs"].items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != told["sha256"]:
            yield f"{folder / name} is not what its record tells"
    more = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    if more != {*record["outputs"], "run.json"}:
        yield f"{folder} holds {sorted(more)}"


def _strange(home: Path) -> Iterator[str]:
    for path in (home / "reports").rglob("*"):
        name = path.relative_to(home / "reports").as_posix()
        if _STRANGE.search(name):
            yield f"{name} was left"
