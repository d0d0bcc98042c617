"""The command line, started from Jupyter's server, which goes on meanwhile."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_AT_ONCE = 2  # more would take the analyst's kernel its processor
_LARGEST = 20_000_000  # bytes of an answer
_SAYS = "briefing: "  # how the command line begins its sentence
# A child of a command takes no module from the project's folder either; a notebook's kernel may.
SAFE = {"PYTHONSAFEPATH": "1"}
_turns = asyncio.Semaphore(_AT_ONCE)


@dataclass(frozen=True, slots=True)
class Called:
    """How a command ended: its exit code, the JSON it printed (None: none), and its sentence."""

    code: int
    told: Any
    sentence: str


async def call(
    arguments: Sequence[str], folder: Path, seconds: float, more: Mapping[str, str] | None = None
) -> Called:
    """Run `briefing` with these arguments in a folder; it is stopped after so many seconds.

    `more` is added to its environment.
    """
    async with _turns:
        started = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-P", "-m", "briefing.cli", *arguments),  # -P: a file json.py there is not ours
            cwd=folder,
            env={**os.environ, "PYTHONIOENCODING": "utf-8", **(more or {})},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            start_new_session=True,
        )
        try:
            out, err = await asyncio.wait_for(started.communicate(), seconds)
        except TimeoutError:
            _end(started.pid)
            await started.wait()
            why = f"{arguments[0]} took more than {seconds:.0f} seconds and was stopped"
            return Called(1, None, f"{why}; run it in a terminal: briefing {arguments[0]}")
        except asyncio.CancelledError:
            _end(started.pid)
            raise
    return Called(started.returncode or 0, _read(out), _sentence(err.decode("utf-8", "replace")))


def _end(group: int) -> None:
    """End a command with whatever it has started; both are in a group of their own."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def _read(out: bytes) -> Any:
    try:
        return json.loads(out) if len(out) <= _LARGEST else None
    except ValueError:
        return None


def _sentence(err: str) -> str:
    """The command line's own sentence; else the last line it wrote."""
    lines = [line.strip() for line in err.splitlines() if line.strip()]
    said = [line.removeprefix(_SAYS) for line in lines if line.startswith(_SAYS)]
    return (said or lines or [""])[-1]
