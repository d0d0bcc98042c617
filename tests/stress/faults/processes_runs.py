"""One run, killed at a stage; and a hundred calls at once."""

# ruff: noqa: E501 - the words of a row of the table
from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from briefing.ledger import Ledger
from briefing.scratch import PREFIX
from tests.batch.project import MARK, gone, marked, project
from tests.batch.wholeness import complaints
from tests.conftest import PROJECT
from tests.notebook import write
from tests.stress.conftest import MODE
from tests.stress.trials import AbsentError, trial

_PATIENCE = 300.0  # seconds for one call
_PLOT = "import plotly.graph_objects as go\ngo.Figure(go.Bar(x=['a', 'b'], y=[1, 2]))"
_CELLS = ("import pathlib; pathlib.Path('begun').touch()", _PLOT, "pathlib.Path('last').touch()")
STAGES: tuple[tuple[str, Callable[[Path], bool]], ...] = (
    ("at once", lambda _: True),
    ("it has a kernel", lambda home: (home / "begun").exists()),
    ("the last cell has run", lambda home: (home / "last").exists()),
    ("its folder is there", lambda home: (home / "out").is_dir()),
    ("files are staged", lambda home: any(home.glob("out/.staging-*"))),
    ("the notebook is there", lambda home: (home / "out" / "briefing.ipynb").exists()),
    ("the record is there", lambda home: (home / "out" / "run.json").exists()),
)
_VICTIMS = ("caller", "any", "all but the caller")


def _call(home: Path, mark: str, *arguments: str) -> subprocess.Popen[str]:
    kept = {"XDG_RUNTIME_DIR": str(home / "runtime"), "TMPDIR": str(home / "tmp")}
    for place in kept.values():
        Path(place).mkdir(mode=0o700, exist_ok=True)
    return subprocess.Popen(
        [sys.executable, "-m", "briefing.cli", *arguments], cwd=home, text=True,
        env={**os.environ, **kept, "PYTHONPATH": str(PROJECT), MARK: mark},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def _said(home: Path, mark: str, *arguments: str) -> tuple[int, str]:
    """The exit code of a call, and what it says."""
    with _call(home, mark, *arguments) as running:
        out, err = running.communicate(timeout=_PATIENCE)
    return running.returncode, out + err


def _kill(running: subprocess.Popen[str], mark: str, victims: str, chance: random.Random) -> None:
    found = [*marked(mark)]
    if victims == "any" and found:
        found = [chance.choice(found)]
    elif victims == "caller":
        found = [running.pid]
    else:
        found = [pid for pid in found if pid != running.pid]
    for pid in found:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


@trial("fault", who="a run", title="kill -9 of the caller, of a kernel, of who draws, at each stage",
       cases=2 * len(STAGES) * len(_VICTIMS), part=2,
       holds="the next run works; the folder is whole; no process and no folder is left")  # fmt: skip
def killed_runs(case: int, folder: Path) -> None:
    """At a stage that files tell of, or a moment later; cold, and with a warm process."""
    if not Path("/proc/self/environ").exists():
        raise AbsentError("processes are told apart by /proc")
    chance, mark = random.Random(case), uuid.uuid4().hex  # noqa: S311 - repeatable
    (_, reached), victims = STAGES[case % len(STAGES)], _VICTIMS[case // 7 % len(_VICTIMS)]
    write(folder / "n.ipynb", *_CELLS)
    call = ("run", "n.ipynb", "--to", "html", "--out", "out", "--no-ledger")
    warm = case >= len(STAGES) * len(_VICTIMS)
    if warm:
        assert _said(folder, mark, "warm", "start")[0] == 0
    running = _call(folder, mark, *call)
    while running.poll() is None and not reached(folder):
        time.sleep(0.002)
    time.sleep(chance.choice((0.0, chance.uniform(0.0, 0.5))))
    _kill(running, mark, victims, chance)
    running.communicate(timeout=_PATIENCE)
    for left in (folder / "tmp").glob(f"{PREFIX}*"):
        os.utime(left, (1, 1))  # of long ago: nobody lives with it
    code, told = _said(folder, mark, *call)
    assert code == 0, told
    if warm:
        _said(folder, mark, "warm", "stop")
    assert gone(mark), f"processes are left: {marked(mark)}"
    record = json.loads((folder / "out" / "run.json").read_bytes())
    expected = {"run.json", *record["outputs"]}
    assert {path.name for path in (folder / "out").iterdir()} == expected
    if [*(folder / "tmp").glob(f"{PREFIX}*")]:  # of who was ended with the warm process
        assert _said(folder, mark, *call)[0] == 0
        assert gone(mark)
    assert [*(folder / "tmp").glob(f"{PREFIX}*")] == []


def _together(home: Path, count: int, *call: str) -> list[tuple[int | None, str, str]]:
    """What so many calls at once say at their end."""
    mark = uuid.uuid4().hex
    calls = [_call(home, mark, *call) for _ in range(count)]
    told = []
    for one in calls:
        out, err = one.communicate(timeout=_PATIENCE)
        told.append((one.returncode, out, err))
    assert gone(mark, 60.0), f"processes are left: {len(marked(mark))}"
    return told


def _answers(home: Path, count: int) -> None:
    (home / "reports").mkdir(exist_ok=True)
    told = _together(home, count, "runs")
    assert len({*told}) == 1, {*told}


def _runs(home: Path, count: int) -> None:
    told = _together(home, count // 4, "run", "words", "--to", "md")
    assert {code for code, _, _ in told} == {0}, [one for one in told if one[0]]
    (record,) = home.glob("reports/words/x/*/run.json")
    names = {"run.json", *json.loads(record.read_bytes())["outputs"]}
    assert {path.name for path in record.parent.iterdir()} == names


def _batches(home: Path, count: int) -> None:
    text = (
        '[defaults]\nnotebook = "words"\nformats = ["md"]\n[matrix]\nparameters.topic = ["a", "b"]'
    )
    (home / "nightly.toml").write_text(text, "utf-8")
    told = _together(home, count // 10, "batch", "nightly.toml", "-j", "1")
    assert {code for code, _, _ in told} == {0}, [one for one in told if one[0]]
    assert complaints(home, []) == []
    with Ledger.open(home / "reports" / "ledger.db") as ledger:
        for key in ("nightly/words/a", "nightly/words/b"):
            runs = ledger.runs(key=key, limit=1000)
            assert {run.status for run in runs} == {"succeeded"}, runs
            done = [run.origin["session"] for run in runs]
            # A call that begins when all others are over is a pass of its own: nobody can tell
            # what this notebook rests on, so it is made again.
            assert len(done) == len({*done}), f"{key} was done twice in one pass: {done}"


def _ingests(home: Path, count: int) -> None:
    for number in range(20):
        text = (
            f"Harbour talks {number}\n\nOfficials met at the harbour on Monday, {number} of them.\n"
        )
        (home / "data" / f"{number}.txt").write_text(text, "utf-8")
    told = _together(home, count // 5, "ingest", "data", "--library", "data/lib.db")
    assert {code for code, _, _ in told} == {0}, [one for one in told if one[0]]
    code, shown = _said(home, "", "library", "verify", "--library", "data/lib.db")
    assert code == 0, shown


_CALLS = (_answers, _ingests, _runs, _batches)


@trial("fault", who="many calls", title="a hundred at once, of commands, ingests, runs and batches",
       cases=len(_CALLS), part=1,
       holds="each ends with the right answer, no pass does a thing twice, no process is left")  # fmt: skip
def many_at_once(case: int, folder: Path) -> None:
    """All on one project, whose ledger and library they share."""
    if not Path("/proc/self/environ").exists():
        raise AbsentError("processes are told apart by /proc")
    _CALLS[case](project(folder), 100 if MODE else 20)
