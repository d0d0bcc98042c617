"""The notebook from its cells, and its run."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

import nbformat

from tests.exporters.torture import figures, rest, tables, words
from tests.exporters.torture.cell import Shown

CELLS = (*words.CELLS, *tables.CELLS, *figures.CELLS, *rest.CELLS)
SECONDS = 120  # a cell may take; the first import of matplotlib is slow
new_notebook: Any = nbformat.v4.new_notebook
new_code_cell: Any = nbformat.v4.new_code_cell
new_markdown_cell: Any = nbformat.v4.new_markdown_cell
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


def missing() -> list[str]:
    """The packages that are not installed, whose cells are left out."""
    named = {name for cell in CELLS for name in cell.needs}
    return sorted(name for name in named if find_spec(name) is None)


def shown() -> list[Shown]:
    """The cells of which everything is installed."""
    gone = {*missing()}
    return [cell for cell in CELLS if gone.isdisjoint(cell.needs)]


def notebook() -> Any:
    """The notebook, not yet run."""
    cells = [_cell(number, cell) for number, cell in enumerate(shown())]
    return new_notebook(cells=cells, metadata={"kernelspec": KERNEL})


def _cell(number: int, cell: Shown) -> Any:
    if not cell.code:
        return new_markdown_cell(cell.source, id=f"cell-{number}")
    return new_code_cell(cell.source, id=f"cell-{number}", metadata=dict(cell.metadata))


def run() -> Any:
    """The notebook, run on a kernel of this Python."""
    from nbclient import NotebookClient

    made = notebook()
    NotebookClient(made, timeout=SECONDS, kernel_name="python3", resources={}).execute()
    return made
