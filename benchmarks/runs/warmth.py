"""The warm process, while it is measured; none where the kit has none."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.runs.desk import Desk
from benchmarks.runs.ways import BRIEFING, environment

_COMMAND = "warm"


@contextmanager
def warmed(desk: Desk, *, wanted: bool = True) -> Iterator[bool]:
    """Keep a warm process going, if it is wanted; yields whether there is one."""
    from briefing.cli import commands

    if not wanted or _COMMAND not in commands.commands:
        yield False
        return
    _asked(desk, "start")
    try:
        yield True
    finally:
        _asked(desk, "stop")


def _asked(desk: Desk, what: str) -> None:
    subprocess.run(
        [BRIEFING, _COMMAND, what], cwd=desk.root, env=environment(), check=True,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
