"""Small notebooks for the tests of running them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import nbformat

if TYPE_CHECKING:
    from pathlib import Path

Cell = str | tuple[str, str]


def write(path: Path, *cells: Cell, kernel: str = "no-such-kernel") -> Path:
    """Write a notebook of code cells, each its source or its tag and source.

    Its file names a kernel that is not installed: the kit must not care.
    """
    node = nbformat.v4.new_notebook(  # type: ignore[no-untyped-call]
        cells=[_cell(number, cell) for number, cell in enumerate(cells)],
        metadata={"kernelspec": {"name": kernel, "display_name": kernel, "language": "python"}},
    )
    path.write_text(nbformat.writes(node), "utf-8")  # type: ignore[no-untyped-call]
    return path


def _cell(number: int, cell: Cell) -> nbformat.NotebookNode:
    tag, source = cell if isinstance(cell, tuple) else ("", cell)
    metadata = {"tags": [tag]} if tag else {}
    made: nbformat.NotebookNode = nbformat.v4.new_code_cell(  # type: ignore[no-untyped-call]
        source, id=f"cell-{number}", metadata=metadata
    )
    return made


def outputs(path: Path) -> list[str]:
    """What the cells of an executed notebook printed, one text a cell."""
    node = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    shown = [output for cell in node.cells for output in cell.get("outputs", [])]
    return [output.text for output in shown if output.get("name") == "stdout"]


def sources(path: Path) -> list[str]:
    """The sources of all cells."""
    node = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    return [cell.source for cell in node.cells]
