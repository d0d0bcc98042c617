"""A batch at work for an entry: `briefing batch` in a process of its own."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from typing import IO

from briefing.jobs import Result, Status
from briefing.project import resolve
from briefing.schedule.entry import Entry

_STATUS: dict[int, Status] = {0: "succeeded", 3: "checks failed"}  # by exit code
_LAST_WORDS = 500  # characters of what a failed batch said
_LAST_CHANCE = 10.0  # seconds for a batch to stop its reports


@dataclass(slots=True)
class Program:
    """A batch at work. What it says on stderr goes into a file: a pipe may fill up."""

    running: subprocess.Popen[bytes]
    said: IO[bytes]
    began: float = field(default_factory=time.monotonic)

    def end(self) -> None:
        """Stop it."""
        self.running.terminate()
        try:
            self.running.wait(_LAST_CHANCE)
        except subprocess.TimeoutExpired:
            self.running.kill()
            self.running.wait()
        self.said.close()

    def result(self) -> Result:
        """What became of it, once it has ended."""
        self.said.seek(0)
        said = " ".join(self.said.read()[-_LAST_WORDS:].decode("utf-8", "replace").split())
        self.said.close()
        code = self.running.returncode
        status = _STATUS.get(code, "lost" if code < 0 else "failed")
        error = "" if status == "succeeded" else said or f"the batch ended with exit code {code}"
        return Result(status=status, seconds=time.monotonic() - self.began, error=error)


def batch(entry: Entry) -> Program:
    """Start the batch of an entry."""
    command = [sys.executable, "-P", "-m", "briefing.cli", "batch", str(resolve(entry.batch))]
    command += {"yes": ["--sandbox"], "strict": ["--strict"]}.get(entry.sandbox, [])
    command += ["--no-sandbox"] if entry.sandbox == "no" else []
    said = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the batch runs
    running = subprocess.Popen(  # noqa: S603 - this interpreter, our own module
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=said,
        start_new_session=True,  # Ctrl-C is ours to answer
    )
    return Program(running, said)
