"""The warm process, while it is measured; none where the system cannot keep one."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.runs.desk import Desk
from benchmarks.runs.made import WrongError
from benchmarks.runs.ways import BRIEFING, environment


@contextmanager
def warmed(desk: Desk, *, wanted: bool = True) -> Iterator[bool]:
    """Keep a warm process going, if it is wanted; yields whether there is one.

    Raises WrongError when it is gone at the end: what was measured was not warm then.
    """
    there = wanted and _asked(desk, "start")
    try:
        yield there
        if there and not _asked(desk, "status"):
            raise WrongError("the warm process did not last: was the kit's code changed?")
    finally:
        if there:
            _asked(desk, "stop")


def _asked(desk: Desk, what: str) -> bool:
    command = [BRIEFING, "warm", what]
    done = subprocess.run(
        command, cwd=desk.root, env=environment(), stdout=subprocess.DEVNULL, check=False
    )
    return done.returncode == 0
