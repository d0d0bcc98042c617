"""Reports on a real cluster: what comes home, what is equal, and what a lost worker costs."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # comes along with ipykernel and Dask
import pytest

from briefing.afar import Afar, station
from briefing.jobs import Job, Result
from briefing.ledger import Ledger
from briefing.library import ingest
from briefing.runner import Run, run
from briefing.warm import Finished
from tests import notebook
from tests.afar.conftest import Cluster
from tests.conftest import PROJECT

WAIT = "import time\ntime.sleep(seconds)"


def project(home: Path) -> Path:
    """A project with the kit's notebooks, a library file, and one notebook that only waits."""
    for name in ("notebooks", "data"):
        shutil.copytree(PROJECT / name, home / name, ignore=shutil.ignore_patterns("*.db*"))
    ingest([Path("data/sample")], home / "data" / "desk.db")
    notebook.write(
        home / "notebooks" / "wait.ipynb", ("parameters", 'topic = ""\nseconds = 0.0'), WAIT
    )
    return home


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project, and the folder we are in."""
    home = project(tmp_path / "desk")
    monkeypatch.chdir(home)
    return home


def results(afar: Afar, jobs: list[Job]) -> dict[int, Result]:
    """Make all jobs, as many at once as may be; results by the place of the job."""
    waiting, tickets, found = list(enumerate(jobs)), dict[int, int](), dict[int, Result]()
    while len(found) < len(jobs):
        while waiting and afar.free:
            number, job = waiting.pop(0)
            tickets[afar.start(job)] = number
        found |= {tickets[one.ticket]: one.result for one in afar.wait(120)}
    return found


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@dataclass(frozen=True)
class Night:
    """A run here, and the same report and a digest from the cluster; the library before."""

    home: Path
    here: Run
    report: Result
    digest: Result
    library: str


@pytest.fixture(scope="module")
def night(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Night]:
    """One night: the run here was a week before."""
    home = project(tmp_path_factory.mktemp("night") / "desk")
    given = {"topic": "export controls", "library": "data/desk.db"}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        last = home / "reports" / "topic_briefing" / "export-controls" / "2023-11-07"
        alone = given | {"earlier": "none"}
        here = run("topic_briefing", alone, formats=("html", "md"), out=last)
        library = digest(home / "data" / "desk.db")
        jobs = [
            Job(notebook="topic_briefing", parameters=alone, formats=("html", "md"), run="ab" * 16),
            Job(notebook="weekly_digest", parameters=given, formats=("md",)),
        ]
        with Afar(cluster.on) as afar:
            found = results(afar, jobs)
        yield Night(home, here, found[0], found[1], library)


def test_a_report_is_the_one_a_run_here_makes(night: Night) -> None:
    """The same bytes in every format, in the same folder; the library at home is not touched."""
    result = night.report
    folder = night.home / "reports" / "topic_briefing" / "export-controls" / "2023-11-14"
    assert (result.status, result.error) == ("succeeded", "")
    assert (result.run, result.folder) == ("ab" * 16, str(folder))
    told, expected = result.record["outputs"], night.here.record["outputs"]
    assert (told["briefing.html"], told["briefing.md"]) == (
        expected["briefing.html"],
        expected["briefing.md"],
    )
    assert digest(folder / "briefing.html") == told["briefing.html"]["sha256"]
    assert json.loads((folder / "run.json").read_bytes()) == result.record
    assert digest(night.home / "data" / "desk.db") == night.library


def test_the_earlier_run_goes_along(night: Night) -> None:
    """A digest is compared with the run that home would compare it with."""
    assert (night.digest.status, night.digest.error) == ("succeeded", "")
    text = (Path(night.digest.folder) / "briefing.md").read_text("utf-8")
    assert "7 November 2023" in text
    assert "first run" not in text


def working(afar: Afar, pid: int) -> bool:
    """Whether the worker of this process has begun a report."""
    told = afar._client.run(lambda dask_worker: (os.getpid(), len(dask_worker.state.executing)))
    return (pid, 1) in told.values()


def test_a_lost_worker_costs_only_what_it_had(cluster: Cluster, desk: Path) -> None:
    """Killed in the middle, its reports are made elsewhere: each once, none is missing."""
    victim = cluster.hire()
    jobs = [
        Job(notebook="wait", parameters={"topic": f"item {n}", "seconds": 0.5}, formats=("md",))
        for n in range(8)
    ]
    with Afar(cluster.on) as afar:
        afar._client.wait_for_workers(3, timeout=60)
        tickets = [afar.start(job) for job in jobs]
        began = time.monotonic()
        while not working(afar, victim.pid) and time.monotonic() - began < 60:
            time.sleep(0.1)
        os.kill(victim.pid, signal.SIGKILL)
        finished: list[Finished] = []
        while len(finished) < len(jobs):
            finished += afar.wait(120)
    assert Counter(one.result.status for one in finished) == {"succeeded": len(jobs)}
    assert sorted(one.ticket for one in finished) == tickets
    records = [json.loads(p.read_bytes()) for p in (desk / "reports").rglob("run.json")]
    assert sorted(one["parameters"]["topic"] for one in records) == [f"item {n}" for n in range(8)]
    assert sorted(r["run"] for r in records) == sorted(one.result.run for one in finished)


def test_a_killed_worker_takes_all_it_began_with_it(cluster: Cluster, desk: Path) -> None:
    """The process beside it, and the report that is being made there."""
    del desk
    victim = cluster.hire()
    slow = Job(notebook="wait", parameters={"topic": "slow", "seconds": 600.0}, formats=("md",))
    with Afar(cluster.on) as afar:
        afar._client.wait_for_workers(3, timeout=60)
        tickets = [afar.start(slow) for _ in range(3)]
        began = time.monotonic()
        while not beside(afar, victim.pid) and time.monotonic() - began < 60:
            time.sleep(0.1)
        afar.wait(2)  # for its report to begin
        processes = [one for pid in beside(afar, victim.pid) for one in tree(pid)]
        victim.kill()
        while any(map(psutil.pid_exists, processes)) and time.monotonic() - began < 120:
            time.sleep(0.1)
        assert [pid for pid in processes if psutil.pid_exists(pid)] == []
        assert len(processes) > 1
        for ticket in tickets:
            afar.stop(ticket)


def beside(afar: Afar, pid: int) -> tuple[int, ...]:
    """The processes for reports beside the worker of this process."""
    told = afar._client.run(lambda dask_worker: (os.getpid(), station.processes(dask_worker)))
    found: dict[int, tuple[int, ...]] = dict(told.values())
    return found.get(pid, ())


def tree(pid: int) -> list[int]:
    """A process and all it began."""
    return [pid, *(child.pid for child in psutil.Process(pid).children(recursive=True))]


def test_the_command_for_a_batch(cluster: Cluster, desk: Path) -> None:
    """Its ledger, its table and its exit code are those of a batch here."""
    items = "".join(f'[[items]]\nparameters = {{topic = "{n}"}}\n' for n in range(2))
    night = '[defaults]\nnotebook = "wait"\nformats = ["md"]\n' + items
    (desk / "night.toml").write_text(night, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "briefing.cli", "batch", "night.toml", "--on", cluster.on, "--json"],
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        check=True,
    )
    rows = json.loads(done.stdout)["items"]
    with Ledger.open() as ledger:
        entries = {entry.run: entry.status for entry in ledger.runs()}
    assert [(desk / row["folder"] / "run.json").is_file() for row in rows] == [True, True]
    assert entries == {row["run"]: "succeeded" for row in rows}


def test_a_job_that_is_stopped_is_lost_and_its_worker_free(cluster: Cluster, desk: Path) -> None:
    """The worker makes the next report at once."""
    del desk
    slow = Job(notebook="wait", parameters={"topic": "slow", "seconds": 600.0}, formats=("md",))
    with Afar(cluster.on) as afar:
        tickets = [afar.start(slow) for _ in range(2)]
        assert afar.wait(4) == []
        for ticket in tickets:
            afar.stop(ticket)
        stopped = [*afar.wait(30), *afar.wait(5)]
        assert [one.result.status for one in stopped] == ["lost", "lost"]
        quick = Job(notebook="wait", parameters={"topic": "quick"}, formats=("md",))
        assert [r.status for r in results(afar, [quick, quick]).values()] == ["succeeded"] * 2


def test_a_job_that_cannot_be_sent_fails_alone(cluster: Cluster, desk: Path) -> None:
    """Its result says why; the others are made."""
    jobs = [
        Job(notebook="wait", parameters={"topic": "one"}, formats=("md",)),
        Job(notebook="wat", formats=("md",)),
        Job(notebook="wait", parameters={"topic": str(desk / "data" / "desk.db")}),
    ]
    with Afar(cluster.on) as afar:
        found = results(afar, jobs)
    assert [found[n].status for n in range(3)] == ["succeeded", "failed", "failed"]
    assert "Did you mean 'wait'?" in found[1].error
    assert "would not be found on another machine" in found[2].error
