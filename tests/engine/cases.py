"""Notebooks written as Markdown, to be run by plain papermill and by the engine."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat

FOLDER = Path(__file__).parents[1] / "cases" / "engine"
_CASE = re.compile(
    r"^## (?P<title>.+)\n(?P<told>(?:[a-z]+: .+\n)*)(?P<cells>(?:\n|```(?:.|\n)*?\n```\n)*)", re.M
)
_CELL = re.compile(
    r"^```(?P<kind>python|markdown|raw)(?P<tags>[^\n]*)\n(?P<source>(?:.*\n)*?)```$", re.M
)
_MADE = {
    "python": nbformat.v4.new_code_cell,
    "markdown": nbformat.v4.new_markdown_cell,
    "raw": nbformat.v4.new_raw_cell,
}


@dataclass(frozen=True)
class Case:
    """One notebook.

    `expected` is what the engine must say of it: "succeeded", "failed NAME" (of an error), "left"
    (by sys.exit), "kernel died" or "timed out". `timeout` is seconds for a cell, None for no limit.
    `needs` are packages it cannot do without.
    """

    name: str
    cells: tuple[tuple[str, tuple[str, ...], str], ...]
    expected: str = "succeeded"
    timeout: int | None = None
    parameters: dict[str, Any] = field(default_factory=dict)
    needs: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """Packages it needs that are not here."""
        return tuple(name for name in self.needs if importlib.util.find_spec(name) is None)

    def notebook(self) -> Any:
        """Make the notebook; its cells have the same ids each time."""
        spec = {"name": "python3", "display_name": "Python 3", "language": "python"}
        cells = [_cell(number, *cell) for number, cell in enumerate(self.cells)]
        return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": spec})  # type: ignore[no-untyped-call]


def cases() -> Iterator[Case]:
    """Every case of the folder, file by file."""
    for path in sorted(FOLDER.glob("*.md")):
        for match in _CASE.finditer(path.read_text("utf-8")):
            told = dict(line.split(": ", 1) for line in match["told"].splitlines())
            yield Case(
                name=f"{path.stem}: {match['title']}",
                cells=tuple(
                    (cell["kind"], tuple(cell["tags"].split()), cell["source"].removesuffix("\n"))
                    for cell in _CELL.finditer(match["cells"])
                ),
                expected=told.get("expected", "succeeded"),
                timeout=int(told["timeout"]) if "timeout" in told else None,
                parameters=json.loads(told.get("parameters", "{}")),
                needs=tuple(told.get("needs", "").split()),
            )


def _cell(number: int, kind: str, tags: tuple[str, ...], source: str) -> Any:
    cell = _MADE[kind](source, id=f"cell-{number}")  # type: ignore[no-untyped-call]
    if tags:
        cell.metadata["tags"] = list(tags)
    if "old-output" in tags:
        cell.outputs = [nbformat.v4.new_output("stream", text="old")]  # type: ignore[no-untyped-call]
    return cell
