"""The command line, started from a notebook: what it prints comes at once, Ctrl-C ends it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from briefing.desk.presence import SERVER

# What this kernel was told and a program of its own must not take for its own.
_OWN = (SERVER, "JPY_PARENT_PID", "JPY_INTERRUPT_EVENT", "MPLBACKEND")
_PATIENCE = 5.0  # seconds for a command to end by itself once it was interrupted


def call(words: Sequence[str], folder: Path, told: Callable[[str], None]) -> int:
    """Run `briefing` with these words in a folder and return its exit code.

    `told` gets each line it prints. An interrupt ends the command with all it started, and goes
    on to whoever called.
    """
    environment = {name: value for name, value in os.environ.items() if name not in _OWN}
    with subprocess.Popen(  # noqa: S603 - the kit's own command line; the words are no shell's
        [sys.executable, "-P", "-m", "briefing.cli", *words],
        cwd=folder,
        env=environment | {"PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8:replace"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    ) as started:
        try:
            for line in started.stdout or ():
                told(line.rstrip("\n"))
            return started.wait()
        except BaseException:
            _end(started)
            raise


def _end(started: subprocess.Popen[str]) -> None:
    """End a command and whatever it started: they are a group of their own."""
    with suppress(ProcessLookupError):
        os.killpg(started.pid, signal.SIGINT)
        with suppress(subprocess.TimeoutExpired, KeyboardInterrupt):
            started.wait(_PATIENCE)
        os.killpg(started.pid, signal.SIGKILL)
