"""The notebooks read as stories: one parameters cell, short calls, prose above, no outputs."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from tests.conftest import PROJECT

NOTEBOOKS = sorted((PROJECT / "notebooks").glob("*.ipynb"))
pytestmark = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)


def cells(path: Path) -> list[nbformat.NotebookNode]:
    """The cells of a notebook."""
    read: Callable[..., nbformat.NotebookNode] = nbformat.read
    found: list[nbformat.NotebookNode] = read(path, as_version=4).cells
    return found


def code(path: Path) -> list[nbformat.NotebookNode]:
    """The code cells of a notebook."""
    return [cell for cell in cells(path) if cell.cell_type == "code"]


def test_outputs_are_stripped(path: Path) -> None:
    """A notebook in the repository holds no output."""
    assert [c.outputs for c in code(path) if c.outputs or c.execution_count] == []


def test_one_parameters_cell(path: Path) -> None:
    """Papermill finds one cell to inject after."""
    tagged = [c for c in code(path) if "parameters" in c.metadata.get("tags", [])]
    assert len(tagged) == 1


def test_every_parameter_has_a_comment(path: Path) -> None:
    """The comment is the help a scheduler sees."""
    (cell,) = [c for c in code(path) if "parameters" in c.metadata.get("tags", [])]
    assert [line for line in cell.source.splitlines() if "  # " not in line] == []


def test_code_cells_only_call(path: Path) -> None:
    """At most three lines a cell outside the parameters; no def, no loop."""
    forbidden = (ast.FunctionDef, ast.ClassDef, ast.For, ast.While, ast.Lambda)
    for cell in code(path):
        nodes = list(ast.walk(ast.parse(cell.source)))
        assert [type(n).__name__ for n in nodes if isinstance(n, forbidden)] == []
        if "parameters" not in cell.metadata.get("tags", []):
            assert len(cell.source.splitlines()) <= 3


def test_no_prose_reaches_a_reader_unproven(path: Path) -> None:
    """Every Markdown cell of the kit speaks to the analyst and stays out of the report."""
    prose = [c for c in cells(path) if c.cell_type == "markdown"]
    assert [c.source for c in prose if "guide" not in c.metadata.get("tags", [])] == []
