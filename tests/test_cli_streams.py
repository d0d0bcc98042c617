"""A command whose output goes nowhere: to a full disk, to one who left, to a closed stream."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.notebook import write

CALL = (sys.executable, "-P", "-m", "briefing.cli")
FULL = Path("/dev/full")


def shell(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    """What a line of the shell says, in which $B is the command."""
    environment = os.environ | {"B": " ".join(CALL)}
    return subprocess.run(
        ["sh", "-c", line], capture_output=True, text=True, check=False, cwd=folder, env=environment
    )


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("called", ["--help", "runs"])
def test_a_full_disk_is_told_as_such(tmp_path: Path, called: str) -> None:
    """It is no defect of the kit, and no file of the project's."""
    done = shell(tmp_path, f"$B {called} > /dev/full")
    assert (done.returncode, done.stderr) == (
        1,
        "briefing: what this command says could not be written (No space left on device); "
        "make room there, then try again\n",
    )


def test_a_reader_who_has_left_is_told_nothing(tmp_path: Path) -> None:
    """As with any command in a pipe."""
    assert shell(tmp_path, "($B --help; :) | true").stderr == ""


def test_a_closed_output_takes_no_file_s_place(tmp_path: Path) -> None:
    """What a run writes is not printed into; it does what it was asked to do."""
    write(tmp_path / "n.ipynb", "print('x')")
    done = shell(tmp_path, "$B run n.ipynb --to md --out o >&- 2>&- <&-")
    made = sorted(path.name for path in (tmp_path / "o").iterdir())
    assert (done.returncode, made) == (0, ["briefing.ipynb", "briefing.md", "run.json"])
    assert shell(tmp_path, "$B runs >&-").stderr == ""
