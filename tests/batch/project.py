"""A project of small notebooks, and a crew that does as a test says."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from briefing import record
from briefing.jobs import Job, Result
from briefing.runner.publishing import publish
from briefing.warm import Finished
from tests.conftest import PROJECT
from tests.notebook import write

MARK = "TEST_MARK"  # not BRIEFING_...: a report may rest on those
NOTEBOOKS: dict[str, tuple[str | tuple[str, str], ...]] = {
    "words": (("parameters", 'topic = "x"\naudience = ""\nlimit = 3'), "print(topic)"),
    "still": (("parameters", 'topic = "x"\nlimit = 3'),),  # no code: all it rests on is told
    "broken": (("parameters", 'topic = "x"'), "1 / 0"),
    "slow": (
        ("parameters", 'topic = "x"\nbegun = ""  # a file that tells that the first cell has run'),
        "import pathlib, time\nif begun: pathlib.Path(begun).touch()",
        "time.sleep(60)",
    ),
    "dying": (("parameters", 'topic = "x"'), "import os, signal; os.kill(os.getpid(), 9)"),
    "brief": (("parameters", 'topic = "x"\nwait = 0.3'), "import time; time.sleep(wait)"),
}


def project(home: Path) -> Path:
    """A project in `home` with the notebooks above."""
    for name in ("notebooks", "data"):
        (home / name).mkdir()
    for name, cells in NOTEBOOKS.items():
        write(home / "notebooks" / f"{name}.ipynb", *cells)
    return home


def called(home: Path, *arguments: str, mark: str = "") -> subprocess.Popen[str]:
    """The command line `briefing batch` in a project, begun. What it starts carries `mark` too."""
    return subprocess.Popen(
        [sys.executable, "-m", "briefing.cli", "batch", *arguments],
        cwd=home,
        env={**os.environ, "PYTHONPATH": str(PROJECT), MARK: mark or uuid.uuid4().hex},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def marked(mark: str) -> dict[int, int]:
    """The processes that live and carry a mark, each with its parent."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            environment = (folder / "environ").read_bytes()
            state, parent = (folder / "stat").read_text("utf-8").rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if f"{MARK}={mark}".encode() in environment.split(b"\0") and state not in "ZX":
            found[int(folder.name)] = int(parent)
    return found


def gone(mark: str, patience: float = 20.0) -> bool:
    """True when every process with a mark ends within so many seconds."""
    deadline = time.monotonic() + patience
    while marked(mark) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not marked(mark)


def files(home: Path) -> list[str]:
    """Every file and folder of the reports, those that are hidden too, but the ledger."""
    found = (path for path in (home / "reports").rglob("*") if not path.name.startswith("ledger."))
    return sorted(path.relative_to(home / "reports").as_posix() for path in found)


class Scripted:
    """A crew of `count` whose runs end as a test says: by item, one result after another.

    A status may stand for a result; the last one is repeated. "hangs" never ends by itself.
    """

    def __init__(self, count: int, **script: Iterable[Result | str]) -> None:
        self._count = count
        self._script = {name: [*results] for name, results in script.items()}
        self._running: dict[int, Job] = {}
        self._stopped: set[int] = set()
        self.started: list[Job] = []
        self.most = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def free(self) -> int:
        """How many jobs may be started now."""
        return self._count - len(self._running)

    def start(self, job: Job) -> int:
        """Begin a job."""
        self.started.append(job)
        ticket = len(self.started)
        self._running[ticket] = job
        self.most = max(self.most, len(self._running))
        return ticket

    def wait(self, timeout: float | None = None) -> list[Finished]:
        """What is over."""
        found = [*self._over()]
        if not found:
            time.sleep(min(timeout or 0.0, 0.01))
        return found

    def _over(self) -> Iterator[Finished]:
        for ticket, job in [*self._running.items()]:
            left = self._script.get(job.origin["item"], ["succeeded"])
            next_one = left[0]
            if ticket in self._stopped:
                next_one = "lost"
            elif next_one == "hangs":
                continue
            if len(left) > 1:
                left.pop(0)
            del self._running[ticket]
            if isinstance(next_one, Result):
                yield Finished(ticket, next_one)
            elif next_one == "succeeded":
                yield Finished(ticket, _published(job))
            else:
                yield Finished(ticket, msgspec.convert({"status": next_one}, Result))

    def stop(self, ticket: int) -> None:
        """End a job."""
        self._stopped.add(ticket)

    def close(self) -> None:
        """End all jobs."""
        self._running.clear()


def _published(job: Job) -> Result:
    """A run that went well: its files and its record, as the runner leaves them."""
    contents = {name: name.encode() for name in ("briefing.ipynb", *_reports(job))}
    told = {
        "run": job.run, "status": "succeeded", "origin": job.origin,
        "outputs": {name: record.digest(raw) for name, raw in contents.items()},
    }  # fmt: skip
    Path(job.out).mkdir(parents=True, exist_ok=True)
    publish(Path(job.out), contents, record.written(told), asker=job.asker)
    return Result(status="succeeded", run=job.run, folder=job.out, record=told)


def _reports(job: Job) -> list[str]:
    return [f"briefing.{name}" for name in job.formats]
