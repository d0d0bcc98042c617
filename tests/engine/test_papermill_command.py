"""Papermill's own command line with our engine, and notebooks that go wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat

from tests.engine.commands import called
from tests.notebook import Cell, write

SLEEPS = "import time; print('asleep', flush=True); time.sleep(300)"


def papermill(tmp_path: Path, *cells: Cell, limit: int = 60) -> tuple[int, str, Any]:
    """Papermill's command line with our engine: exit code, stderr and the notebook written."""
    write(tmp_path / "n.ipynb", *cells)
    call = ("papermill", "--engine", "briefing", "--no-progress-bar")
    done = called(*call, "--execution-timeout", limit, "n.ipynb", "o.ipynb", cwd=tmp_path)
    node = nbformat.read(tmp_path / "o.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    return done.returncode, done.stderr, node


def test_papermill_and_a_dead_kernel(tmp_path: Path) -> None:
    """Papermill's exit code for it is 138; the notebook does not call the cell completed."""
    code, err, node = papermill(tmp_path, "import os; os.kill(os.getpid(), 9)", "1")
    assert (code, node.metadata.briefing.run.status) == (138, "kernel died")
    assert "killed by signal 9 (SIGKILL)" in node.metadata.briefing.run.error.message
    assert [cell.metadata.papermill.status for cell in node.cells] == ["failed", "pending"]
    assert "Kernel died" in err


def test_papermill_and_a_cell_that_sleeps(tmp_path: Path) -> None:
    """The limit is papermill's own option."""
    code, _, node = papermill(tmp_path, SLEEPS, limit=1)
    assert (code, node.metadata.briefing.run.status) == (1, "timed out")
    assert [cell.metadata.papermill.status for cell in node.cells] == ["failed"]


def test_papermill_and_an_exit_with_nought(tmp_path: Path) -> None:
    """A success: what comes after was never begun."""
    code, _, node = papermill(tmp_path, "import sys; sys.exit(0)", "1 / 0")
    assert (code, node.metadata.briefing.run.status) == (0, "succeeded")
    assert [cell.metadata.papermill.status for cell in node.cells] == ["completed", "pending"]
