"""What went wrong is called what it is: in run.json, the exit code, the table and the notebook."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.engine.commands import called
from tests.notebook import Cell, outputs, sources, write

SLEEPS = "import time; print('asleep', flush=True); time.sleep(300)"


@dataclass(frozen=True)
class Broken:
    """A notebook, how its run must end, and what must be said of it."""

    name: str
    cells: tuple[Cell, ...]
    status: str
    error: str = ""


ENDS = (
    Broken("fails", ("1 / 0",), "failed", "cell 3: ZeroDivisionError: division by zero"),
    Broken(
        "sleeps", (SLEEPS,), "timed out", "cell 3: CellTimeoutError: the cell ran longer than 3 s"
    ),
    Broken(
        "killed",
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)",),
        "kernel died",
        "cell 3: DeadKernelError: the kernel ended by itself: it was killed by signal 9 (SIGKILL); "
        "memory may have run out",
    ),
    Broken(
        "crashes",
        ("import ctypes; ctypes.string_at(0)",),
        "kernel died",
        "cell 3: DeadKernelError: the kernel ended by itself: it was killed by signal 11 (SIGSEGV)",
    ),
    Broken(
        "leaves",
        ("import os; os._exit(3)",),
        "kernel died",
        "cell 3: DeadKernelError: the kernel ended by itself: it left with exit code 3",
    ),
    Broken(
        "wants memory",
        ("import resource as r; r.setrlimit(r.RLIMIT_AS, (8 << 30,) * 2)\nbytes(64 << 30)",),
        "failed",
        "cell 3: MemoryError",
    ),
    Broken("exits with 3", ("import sys; sys.exit(3)",), "failed", "cell 3: SystemExit: 3"),
    Broken("exits with 0", ("import sys; sys.exit(0)", "1 / 0"), "succeeded"),
    Broken("is allowed to fail", (("raises-exception", "1 / 0"), "print('on')"), "succeeded"),
    Broken(
        "shows an error", ("%run nowhere.py", "print('on')"), "failed", "cell 3: Exception: File"
    ),
)
STOPPED = [one for one in ENDS if one.status != "succeeded"]


@dataclass(frozen=True)
class Night:
    """A batch that has run: its output, its exit code, its summary by item."""

    home: Path
    code: int
    table: str
    summary: dict[str, Any]

    def folder(self, item: str) -> Path:
        """Where the report of an item went."""
        return Path(self.summary[item]["folder"])


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Night:
    """Run one batch of everything that can go wrong, two at a time."""
    home = tmp_path_factory.mktemp("night")
    (home / "data").mkdir()
    (home / "notebooks").mkdir()
    listed = '[defaults]\nformats = ["html"]\ncell_timeout = 3\nretries = 0\n'
    for number, one in enumerate(ENDS):
        head = (("parameters", 'topic = "x"'), "print('begun')")
        write(home / "notebooks" / f"n{number}.ipynb", *head, *one.cells)
        listed += f'[[items]]\nname = "{one.name}"\nnotebook = "n{number}"\n'
    (home / "night.toml").write_text(listed, "utf-8")
    done = called("briefing.cli", "batch", "night.toml", "-j", "2", "--summary", "s.json", cwd=home)
    told = json.loads((home / "s.json").read_text("utf-8"))
    return Night(home, done.returncode, done.stdout, {one["item"]: one for one in told["items"]})


@pytest.mark.parametrize("one", ENDS, ids=lambda one: one.name)
def test_the_record_of_a_run(one: Broken, night: Night) -> None:
    """Status and sentence are the same in the batch's summary and in run.json."""
    record = json.loads((night.folder(one.name) / "run.json").read_text("utf-8"))
    summary = night.summary[one.name]
    assert (record["status"], summary["status"]) == (one.status, one.status)
    assert summary["error"].startswith(one.error)
    assert bool(record["error"]) == bool(one.error)
    assert [cell["seconds"] >= 0 for cell in record["cells"][:2]] == [True, True]


@pytest.mark.parametrize("one", STOPPED, ids=lambda one: one.name)
def test_the_notebook_that_is_kept(one: Broken, night: Night) -> None:
    """It goes as far as it came, with a link to the broken cell; no report is made of it."""
    folder = night.folder(one.name)
    assert sorted(path.name for path in folder.iterdir()) == ["briefing.ipynb", "run.json"]
    shown = sources(folder / "briefing.ipynb")
    assert 'href="#papermill-error-cell"' in shown[0]
    assert 'id="papermill-error-cell"' in shown[3]
    assert outputs(folder / "briefing.ipynb")[0] == "begun\n"


@pytest.mark.parametrize("one", ENDS, ids=lambda one: one.name)
def test_the_table(one: Broken, night: Night) -> None:
    """Each item has its line, with its status and what went wrong."""
    line = next(line for line in night.table.splitlines() if line.startswith(f"{one.name} "))
    assert line.removeprefix(one.name).strip().startswith(one.status)
    assert one.error in line


def test_the_exit_code_of_the_batch(night: Night) -> None:
    """One bad item is enough."""
    assert night.code == 1


def test_what_the_ledger_says(night: Night) -> None:
    """The same words, for who asks days later."""
    done = called("briefing.cli", "runs", "--json", "--limit", "50", cwd=night.home)
    entries = json.loads(done.stdout)
    found = entries["runs"] if isinstance(entries, dict) else entries
    assert sorted(entry["status"] for entry in found) == sorted(one.status for one in ENDS)
