"""A run that is interrupted from the keyboard."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.compat.validating import faults
from tests.conftest import PROJECT
from tests.notebook import outputs, sources, write


def asleep(tmp_path: Path, home: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
    """`briefing run` of a notebook that sleeps, in the middle of its second cell."""
    mark = tmp_path / "asleep"
    cells = ("print('one')", f"open({str(mark)!r}, 'w').close()\nimport time\ntime.sleep(300)")
    write(tmp_path / "n.ipynb", *cells)
    call = [sys.executable, "-m", "briefing.cli", "run", "n.ipynb", "--out", "out", "--to", "html"]
    environment = home or {**os.environ, "PYTHONPATH": str(PROJECT)}
    begun = subprocess.Popen(
        call,
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not mark.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert mark.exists(), begun.communicate()
    return begun


@pytest.mark.parametrize("times", [1, 2])
def test_an_interrupted_run(times: int, tmp_path: Path) -> None:
    """Ctrl-C once or twice: the record says so, the notebook is kept, nothing runs on."""
    begun = asleep(tmp_path)
    for _ in range(times):
        os.killpg(begun.pid, signal.SIGINT)  # as a terminal does
        time.sleep(0.05)
    out, err = begun.communicate(timeout=60)
    # The second may come when Python has ended its work and catches nothing any more.
    assert begun.returncode in {1, -signal.SIGINT}, (out, err)
    record = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))
    assert faults("run-record", record) == []
    assert (record["status"], record["error"]["cell"]) == ("interrupted", 1)
    assert 'href="#papermill-error-cell"' in sources(tmp_path / "out" / "briefing.ipynb")[0]
    assert outputs(tmp_path / "out" / "briefing.ipynb") == ["one\n"]
    assert b"Traceback" not in err
    assert living(tmp_path) == []


def living(folder: Path) -> list[str]:
    """The processes whose folder is this one, by their command lines; Linux tells."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if (place / "cwd").readlink() == folder:
                found.append((place / "cmdline").read_text("utf-8").replace("\0", " "))
        except OSError:
            continue
    return found
