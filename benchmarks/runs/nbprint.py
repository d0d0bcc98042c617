"""nbprint as a way: it takes parameters in a notebook's first cell alone, so that cell is moved.

It wants an environment of its own: install the kit there as README.md says, then nbprint.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from benchmarks.runs.desk import Desk, Item
from benchmarks.runs.ways import Command, Way

_TAG = "parameters"


class _Way(Way):
    """nbprint names its files otherwise."""

    def timed(self, desk: Desk, item: Item, folder: Path) -> list[float]:
        seconds = Way.timed(self, desk, item, folder)
        shutil.copy(folder / "briefing.executed.ipynb", folder / "briefing.ipynb")
        return seconds


def way(desk: Desk, command: str) -> Way:
    """Return nbprint as installed at `command`, on a copy of the notebook."""
    content = json.loads(desk.notebook.read_text("utf-8"))
    cells = content["cells"]
    at = next(n for n, cell in enumerate(cells) if _TAG in cell["metadata"].get("tags", ()))
    cells.insert(0, cells.pop(at))
    moved = desk.root / "nbprint.ipynb"
    moved.write_text(json.dumps(content), "utf-8")

    def commands(_: Desk, item: Item, folder: Path) -> list[Command]:
        given = [f"++nbprint.parameters.{k}={json.dumps(v)}" for k, v in item.parameters.items()]
        made = (f"++nbprint.outputs.root={folder}", "++nbprint.outputs.naming=briefing")
        return [(command, str(moved), *given, *made)]

    # it starts `jupyter` by name
    found = {"PATH": f"{Path(command).parent}:{os.environ['PATH']}"}
    return _Way("nbprint, its parameters cell moved to the front", commands, added=found)
