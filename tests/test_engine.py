"""The engine under plain papermill, from its own command line."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import nbformat
import pytest
from nbclient.exceptions import CellExecutionError, DeadKernelError

from briefing.engine import Outcome
from tests.notebook import write

if TYPE_CHECKING:
    from pathlib import Path


def papermill(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Start papermill's command line with our engine."""
    call = [sys.executable, "-m", "papermill", "--engine", "briefing", "--no-progress-bar"]
    return subprocess.run(
        [*call, *map(str, arguments)], capture_output=True, text=True, check=False
    )


def test_papermill_with_the_engine(tmp_path: Path) -> None:
    """The kernel in the file does not exist; the run says honestly how it ended."""
    path = write(tmp_path / "n.ipynb", ("parameters", "a = 1"), "print(a)", "1/0", "2")
    done = papermill(path, tmp_path / "o.ipynb", "-p", "a", "5")
    assert done.returncode == 1, done.stderr
    node = nbformat.read(tmp_path / "o.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    assert node.metadata.briefing.run == {
        "status": "failed",
        "error": {"name": "ZeroDivisionError", "message": "division by zero", "cell": 3},
    }
    stamps = [c.metadata.papermill.status for c in node.cells if "papermill" in c.metadata]
    assert stamps == ["completed", "completed", "completed", "failed", "pending"]


@pytest.mark.parametrize(
    ("error", "status", "name"),
    [
        (CellExecutionError("trace", "ValueError", "no"), "failed", "ValueError"),
        (DeadKernelError("Kernel died"), "kernel died", "DeadKernelError"),
        (KeyboardInterrupt(), "interrupted", "KeyboardInterrupt"),
        (RuntimeError("no kernel"), "failed", "RuntimeError"),
    ],
)
def test_the_executors_exception_decides(error: BaseException, status: str, name: str) -> None:
    """The status is read from the exception, not from stamps in the notebook."""
    outcome = Outcome()
    outcome.note(2, error)
    outcome.note(None, RuntimeError("while cleaning up"))
    outcome.ended()
    assert (outcome.status, outcome.name, outcome.cell) == (status, name, 2)


def test_without_an_exception_it_succeeded() -> None:
    """Nothing stopped it."""
    outcome = Outcome()
    outcome.ended()
    assert (outcome.status, outcome.name) == ("succeeded", "")


@pytest.mark.parametrize("first", ["briefing.engine", "briefing.runner.execution"])
def test_any_order_of_imports(first: str) -> None:
    """Papermill loads the engine in the middle of its own import; nobody need know."""
    code = f"import {first}; from briefing.engine import BriefingEngine; import papermill as p; "
    code += "print(p.engines.papermill_engines.get_engine('briefing') is BriefingEngine)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("True\n", "")
