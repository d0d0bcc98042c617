"""What a program made is looked at, so that nothing counts as fast that is wrong or empty."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from briefing.bundle import MIME

_PAGE = 20_000  # bytes: the frame of an empty page is smaller


class WrongError(Exception):
    """A program made something else than the report that was asked for."""


@dataclass(frozen=True, slots=True)
class Made:
    """How much a report holds: two programs that made the same report hold the same."""

    sections: int
    statements: int


def looked_at(notebook: Path, *pages: Path) -> Made:
    """Count what the executed notebook shows. Raises WrongError for a failed or empty one."""
    if not notebook.is_file():
        raise WrongError(f"{notebook} was not made")
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    outputs = [one for cell in cells for one in cell.get("outputs", ())]
    failed = next((one for one in outputs if one["output_type"] == "error"), None)
    if failed:
        raise WrongError(f"{notebook}: {failed['ename']}: {failed['evalue'][:300]}")
    shown = [one["data"][MIME] for one in outputs if MIME in one.get("data", {})]
    held = [one["value"] for one in shown if one["schema"].startswith("section/")]
    found = Made(len(held), sum(len(one.get("statements", ())) for one in held))
    if not found.sections or not found.statements:
        raise WrongError(f"{notebook} has {found.sections} sections, {found.statements} statements")
    for page in pages:
        if not page.is_file() or page.stat().st_size < _PAGE:
            raise WrongError(f"{page} was not made, or holds next to nothing")
    return found


def ended_well(folder: Path) -> None:
    """Raise WrongError unless the run record of the folder tells of a success and checks."""
    record = json.loads((folder / "run.json").read_text("utf-8"))
    checked = record["checks"]["checked"] if record.get("checks") else 0
    if record["status"] != "succeeded" or not checked:
        raise WrongError(f"{folder}: {record['status']}, {checked} statements checked")
