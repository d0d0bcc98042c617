"""What stays up over all nights: a scheduler in the foreground and the warm process."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from benchmarks.runs.desk import PROJECT
from benchmarks.soak import weighing
from benchmarks.soak.clock import Clock

_PATIENCE = 90.0  # seconds for a scheduler to end
_IDLE = "100000"  # minutes

# Who is started with little of the environment begins again with the moved clock.
_AGAIN = """\
import os, sys
CLOCK = {}
if "LD_PRELOAD" not in os.environ:
    os.execve(sys.executable, sys.orig_argv, dict(os.environ) | CLOCK)
"""


class House:
    """The programs of a desk, and the environment they all have: nothing outside its folder.

    The kit is copied first, so that an edit of the checkout ends nothing that stays up.
    """

    def __init__(self, root: Path, clock: Clock) -> None:
        self.root, self._clock = root, clock
        for name in ("tmp", "run", "cache", "logs"):
            (root / name).mkdir(mode=0o700, exist_ok=True)
        kit = root / "kit"
        if not kit.exists():
            ignore = shutil.ignore_patterns("__pycache__")
            shutil.copytree(PROJECT / "briefing", kit / "briefing", ignore=ignore)
            (kit / "sitecustomize.py").write_text(_AGAIN.format(clock.environment), "utf-8")
        self.environment = {
            k: v for k, v in os.environ.items() if not k.startswith(("BRIEFING_", "PYTHON"))
        } | {
            "PYTHONPATH": str(kit),
            "TMPDIR": str(root / "tmp"),
            "XDG_RUNTIME_DIR": str(root / "run"),
            "XDG_CACHE_HOME": str(root / "cache"),
            **clock.environment,
        }
        self._scheduler: subprocess.Popen[bytes] | None = None

    def call(self, *words: str, codes: tuple[int, ...] = (0,)) -> str:
        """What a command of the kit prints. Raises RuntimeError for another exit code."""
        done = subprocess.run(
            self._command(*words), cwd=self.root, env=self.environment,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode not in codes or "unexpected" in done.stderr:
            told = (done.stderr or done.stdout)[-1500:]
            raise RuntimeError(f"briefing {' '.join(words)[:200]}: {done.returncode}: {told}")
        return done.stdout

    def start(self, *, scheduler: bool = True) -> None:
        """Start what stays up."""
        self._warm()
        if not scheduler:
            return
        with (self.root / "logs" / "scheduler.log").open("ab") as log:
            self._scheduler = subprocess.Popen(
                self._command("schedule", "run", "--foreground"), cwd=self.root,
                env=self.environment, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip

    def stay(self) -> dict[str, int]:
        """The processes that stay, by name. Raises RuntimeError when the scheduler ended."""
        if self._scheduler is not None and self._scheduler.poll() is not None:
            raise RuntimeError("the scheduler ended by itself; see logs/scheduler.log")
        found = {} if self._scheduler is None else {"scheduler": self._scheduler.pid}
        warm = weighing.named(["zygote --door", str(self.root)])
        return found | ({"warm": warm[0]} if warm else {})

    def renewed(self) -> int:
        """Start the warm process if it is gone; 1 if it was."""
        there = "warm." in self._tried("warm", "status").lower()
        if not there:
            self._warm()
        return int(not there)

    def close(self) -> None:
        """End what stays up."""
        self._tried("warm", "stop")
        if self._scheduler is not None:
            self._scheduler.send_signal(signal.SIGTERM)
            try:
                self._scheduler.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                os.killpg(self._scheduler.pid, signal.SIGKILL)
                self._scheduler.wait()

    def _warm(self) -> None:
        self._tried("warm", "stop")
        self.call("warm", "start", "--idle", _IDLE)

    def _tried(self, *words: str) -> str:
        return self.call(*words, codes=(0, 1, 2))

    def _command(self, *words: str) -> list[str]:
        return [sys.executable, "-P", "-m", "briefing.cli", *words]
