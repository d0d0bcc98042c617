"""A batch with real kernels, by the command line: one of each kind of end."""

from __future__ import annotations

import json
import os
import signal
import time
import uuid
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from briefing.batch import Options, perform, read
from briefing.batch.crew import Crew, crew
from briefing.ledger import Ledger
from briefing.warm import Workers
from tests.batch.project import called, files, gone, project

FILE = """
[defaults]
formats = ["md"]
backoff = 0.05
[[items]]
name = "good"
notebook = "words"
parameters.topic = "Steel"
[[items]]
notebook = "still"
[[items]]
notebook = "broken"
[[items]]
notebook = "dying"
retries = 1
[[items]]
notebook = "slow"
cell_timeout = 1
[[items]]
name = "typo"
notebook = "words"
parameters.topik = "Steel"
"""


@dataclass(frozen=True)
class Done:
    """A call of the command line that has ended, and its project."""

    home: Path
    code: int
    out: str
    err: str

    @property
    def told(self) -> dict[str, Any]:
        """Its summary."""
        found: dict[str, Any] = json.loads((self.home / "summary.json").read_bytes())
        return found


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Done:
    """The file above, run once."""
    home = project(tmp_path_factory.mktemp("whole"))
    (home / "nightly.toml").write_text(FILE, "utf-8")
    with called(home, "nightly.toml", "-j", "2", "--summary", "summary.json") as running:
        out, err = running.communicate(timeout=300)
    return Done(home, running.returncode, out, err)


def test_each_item_ends_as_what_it_is(done: Done) -> None:
    """In the order of the file, and the exit code says that somebody should look."""
    assert {row["item"]: row["status"] for row in done.told["items"]} == {
        "good": "succeeded",
        "still": "succeeded",
        "broken": "failed",
        "dying": "kernel died",
        "slow": "timed out",
        "typo": "failed",
    }
    assert (done.code, done.told["exit_code"]) == (1, 1)
    assert [row["tries"] for row in done.told["items"]] == [1, 1, 1, 2, 1, 0]


def test_the_table_tells_what_went_wrong_and_where(done: Done) -> None:
    """A line an item."""
    lines = done.out.splitlines()
    assert lines[0].split() == "item status seconds memory where, or what went wrong".split()
    (broken,) = (line for line in lines if line.startswith("broken"))
    assert "cell 2: ZeroDivisionError: division by zero (reports/broken/x/" in broken
    (good,) = (line for line in lines if line.startswith("good"))
    assert " reports/words/steel/" in good
    assert lines[-1].startswith("nightly: 2 succeeded, 2 failed, 1 timed out, 1 kernel died in")


def test_without_a_terminal_each_item_is_a_line(done: Done) -> None:
    """On stderr, so that the table stands alone."""
    assert "[1/6] typo: failed: no parameter named 'topik'. Did you mean 'topic'?" in done.err
    assert len([line for line in done.err.splitlines() if line.startswith("[")]) == 6


def test_the_ledger_has_every_run(done: Done) -> None:
    """With the batch, the item, and what its record tells."""
    with Ledger.open(done.home / "reports" / "ledger.db") as ledger:
        entry = ledger.latest("nightly/words/good")
        runs = ledger.runs(batch="nightly", limit=100)
    assert entry is not None
    assert (entry.status, entry.origin["item"]) == ("succeeded", "good")
    assert entry.parameters["topic"] == "Steel"
    record = json.loads((Path(entry.folder) / "run.json").read_bytes())
    assert (record["run"], record["fingerprint"]) == (entry.run, entry.fingerprint)
    assert record["origin"]["batch"] == "nightly"
    assert len(runs) == 7  # the one that died was tried twice; the misspelt one is told too


def test_nothing_is_left_beside_the_reports(done: Done) -> None:
    """No staging, no lock, no session."""
    assert [name for name in files(done.home) if "/." in name or name.startswith(".")] == []


class Kept(Workers):
    """Workers that stay when a batch is over, so that the next one need not wait for them."""

    def __exit__(self, *_: object) -> None:
        """Nothing yet."""


def test_what_has_not_changed_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until it is changed, its file is gone, or somebody forces it."""
    monkeypatch.chdir(project(tmp_path))
    file, text = Path("nightly.toml"), '[defaults]\nnotebook = "still"\nformats = ["md"]\n'

    def status(**options: bool) -> str:
        found = perform(read(file), Options(**options), call=lambda _on, _count: workers)  # type: ignore[arg-type]
        return found.items[0].status

    with closing(Kept(1)) as workers:
        file.write_text(text, "utf-8")
        assert status() == "succeeded"
        assert status(verify=True) == "unchanged"
        (report,) = Path("reports").rglob("briefing.md")
        report.write_bytes(report.read_bytes().swapcase())
        assert status() == "unchanged"
        assert status(verify=True) == "succeeded"
        assert status(force=True) == "succeeded"
        file.write_text(f"{text}parameters.limit = 4\n", "utf-8")
        assert status() == "succeeded"


def test_ctrl_c_stops_it_cleanly(tmp_path: Path) -> None:
    """What runs is interrupted and keeps what it has; the ledger knows, no process is left."""
    home, mark, begun = project(tmp_path), uuid.uuid4().hex, tmp_path / "begun"
    text = (
        f'[[items]]\nnotebook = "slow"\nparameters.begun = "{begun}"\n[[items]]\nnotebook = "still"'
    )
    (home / "nightly.toml").write_text(f"{text}\nname = 'next'", "utf-8")
    with called(home, "nightly.toml", "-j", "1", "--json", mark=mark) as running:
        while not begun.exists() and running.poll() is None:
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    with Ledger.open(home / "reports" / "ledger.db") as ledger:
        (entry,) = ledger.runs()
    assert [row["status"] for row in json.loads(out)["items"]] == ["interrupted"] * 2
    assert (running.returncode, entry.status) == (1, "interrupted")
    assert json.loads((Path(entry.folder) / "run.json").read_bytes())["status"] == "interrupted"
    assert "Stopping" not in err  # --json: a program is listening
    assert gone(mark)


def test_a_worker_that_hangs_costs_its_item_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is ended beyond its limit, and called timed out."""
    monkeypatch.chdir(project(tmp_path))
    text = '[defaults]\nformats = ["md"]\nrun_timeout = 2\n[matrix]\nnotebook = ["slow", "still"]'
    Path("nightly.toml").write_text(text, "utf-8")

    def frozen(on: str, count: int) -> Crew:
        made = crew(on, count)
        assert isinstance(made, Workers)
        start = made.start
        first: list[int] = []

        def hang(job: Any) -> int:
            ticket = start(job)
            if not first:
                first.extend(made.pids())
                os.kill(first[-1], signal.SIGSTOP)  # the worker; before it may be a warm process
            return ticket

        monkeypatch.setattr(made, "start", hang)
        return made

    found = perform(read(Path("nightly.toml")), Options(workers=1, grace=1.0), call=frozen)
    assert [(row.item, row.status) for row in found.items] == [
        ("slow", "timed out"),
        ("still", "succeeded"),
    ]
    assert "hung beyond its limit of 2 seconds" in found.items[0].error


def test_a_bad_file_runs_nothing(tmp_path: Path) -> None:
    """Exit code 2, with file and key; there is no ledger afterwards."""
    (tmp_path / "nightly.toml").write_text('[defaults]\nnotebok = "words"', "utf-8")
    with called(tmp_path, "nightly.toml") as running:
        out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (2, "")
    assert "nightly.toml, [defaults]: no key 'notebok'. Did you mean 'notebook'?" in err
    assert not (tmp_path / "reports").exists()
