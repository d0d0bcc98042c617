"""A Dask cluster as an office would start it: a scheduler and two workers, each a command."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="Dask is not installed: pip install 'briefing[dask]'")

PATIENCE = 60.0  # seconds for a process to come up
# What Dask's own processes warn of is not the kit's.
_ENVIRONMENT = {**os.environ, "PYTHONWARNINGS": "ignore"}


@dataclass
class Cluster:
    """A scheduler on the loopback device, and the workers that were hired."""

    folder: Path
    stack: ExitStack
    environment: Mapping[str, str] = field(default_factory=dict)
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def file(self) -> Path:
        """The scheduler file."""
        return self.folder / "scheduler.json"

    @property
    def on(self) -> str:
        """What `--on` is to be."""
        return f"dask://{self.file}"

    def hire(self, *more: str) -> subprocess.Popen[bytes]:
        """Start another worker; it may take a moment until the scheduler knows it."""
        given = ("--scheduler-file", str(self.file), "--local-directory", str(self.folder))
        worker = self.start("worker", *given, "--nthreads", "1", "--no-nanny", *more)
        self.workers.append(worker)
        return worker

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        """Start one of Dask's commands; it is ended with the tests."""
        log = self.stack.enter_context((self.folder / "dask.log").open("ab"))
        environment = {**_ENVIRONMENT, **self.environment}
        line = [sys.executable, "-m", "dask", *command, "--no-dashboard"]
        started = subprocess.Popen(line, stdout=log, stderr=log, env=environment, cwd=self.folder)
        self.stack.callback(started.wait)
        self.stack.callback(started.kill)
        return started


def until(file: Path) -> None:
    """Wait for a file."""
    deadline = time.monotonic() + PATIENCE
    while not file.exists():
        assert time.monotonic() < deadline, f"{file.name} did not come"
        time.sleep(0.05)


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A scheduler and two workers of one thread each."""
    with ExitStack() as stack:
        found = Cluster(tmp_path_factory.mktemp("dask"), stack)
        address = ("--host", "127.0.0.1", "--port", "0")
        found.start("scheduler", *address, "--scheduler-file", str(found.file))
        until(found.file)
        found.hire()
        found.hire()
        yield found
