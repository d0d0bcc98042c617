"""The project in which one page is run: its folder, its environment, its shell and its Python."""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, AnyStr

from tests.conftest import PROJECT
from tests.documentation import namespace

PATIENCE = 180  # seconds for one command on a busy machine
SILENCE = 10  # seconds, after which a command that says nothing is thought to wait
_STATE = ".state"


class CannotBeLaidError(ValueError):
    """Nothing of that name may be asked for, or the command that lays it failed."""


@dataclass
class Desk:
    """A project of one page.

    `home` is the reader's home, `place` the project in it. What `open` enters is left at the end.
    """

    home: Path
    place: Path
    environment: dict[str, str]
    open: ExitStack = field(default_factory=ExitStack)
    _python: subprocess.Popen[str] | None = None

    def command(self, line: str) -> tuple[int, str]:
        """Run a command as typed into one shell after the others: exit code, and what it says."""
        script = (
            f". '{self.home}/{_STATE}' 2>/dev/null\n{line}\ncode=$?\n"
            f"{{ export -p; printf 'cd %q\\n' \"$PWD\"; }} > '{self.home}/{_STATE}'\nexit $code\n"
        )
        with subprocess.Popen(
            ["bash", "-c", script],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            cwd=self.place,
            env=self.environment,
            start_new_session=True,
        ) as running:
            try:
                said = running.communicate(timeout=PATIENCE)[0]
            except subprocess.TimeoutExpired:
                os.killpg(running.pid, signal.SIGKILL)
                return 1, f"It did not end within {PATIENCE} seconds."
        return running.returncode, said

    def until_ready(self, line: str) -> tuple[int, str]:
        """Run a command until it says something or waits, then press Ctrl-C: 0 if that ends it."""
        with subprocess.Popen(
            ["bash", "-c", f". '{self.home}/{_STATE}' 2>/dev/null; exec {line}"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            cwd=self.place, env=self.environment | {"PYTHONUNBUFFERED": "1"},
        ) as running:  # fmt: skip
            select.select([_pipe(running.stdout)], [], [], SILENCE)
            running.send_signal(signal.SIGINT)
            try:
                raw = running.communicate(timeout=PATIENCE)[0]
            except subprocess.TimeoutExpired:
                running.kill()
                return 1, "It did not end by Ctrl-C."
        ended = running.returncode in (0, 130, -signal.SIGINT) or b"interrupted" in raw[-20:]
        return (0 if ended else running.returncode), raw.decode("utf-8", "replace")

    def python(self, block: str, page: str, line: int) -> tuple[int, str]:
        """Run a block in the page's one namespace: 0, or 1 with the traceback."""
        if self._python is None:
            self._python = self.open.enter_context(
                subprocess.Popen(
                    [sys.executable, namespace.__file__],
                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                    text=True, cwd=self.place, env=self.environment,
                )
            )  # fmt: skip
        told = json.dumps({"code": "\n" * line + block, "name": page})
        _pipe(self._python.stdin).write(f"{told}\n")
        _pipe(self._python.stdin).flush()
        answer = _pipe(self._python.stdout).readline()
        if not answer:
            return 1, f"Python left with {self._python.wait(PATIENCE)}"
        found = json.loads(answer)
        return int(found["failed"]), str(found["said"])


def _pipe(found: IO[AnyStr] | None) -> IO[AnyStr]:
    assert found is not None
    return found


def laid(home: Path, runtime: Path, day: str = "") -> Desk:
    """A reader's home with a copy of this project in it, and what its commands may know.

    `runtime` is where a warm process is found. With `day` all happens at noon of that day.
    """
    place = home / "desk"
    for name in ("notebooks", "data"):
        shutil.copytree(PROJECT / name, place / name, ignore=shutil.ignore_patterns(".ipynb*"))
    (home / ".gitconfig").write_text(
        "[user]\nname = A. Analyst\nemail = analyst@example.org\n[init]\ndefaultBranch = main\n",
        "utf-8",
    )
    beside = Path(sys.executable).parent
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTEST_", "BRIEFING_", "JPY_", "JUPYTER_", "XDG_", "GIT_"))
    } | {
        "PATH": f"{beside}{os.pathsep}{os.environ['PATH']}",
        "BROWSER": "true",  # opens nothing
        "HOME": str(home),
        "GNUPGHOME": str(home / ".gnupg"),
        "XDG_CACHE_HOME": os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache")),
        "XDG_RUNTIME_DIR": str(runtime),
    }
    if day:
        environment["SOURCE_DATE_EPOCH"] = noon(day)
    return Desk(home, place, environment)


def noon(day: str) -> str:
    """Noon of a day in UTC, in seconds since 1970."""
    from datetime import UTC, datetime

    return str(int(datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC).timestamp()))
