"""What the warm process is started with."""

from __future__ import annotations

import os

from briefing.sandbox.reach import ONE_THREAD, environment

__all__ = ["JOBS", "OFTEN", "ONE_THREAD", "lasting"]

JOBS = 100  # jobs to come that the warm process is told of
OFTEN = 3  # an article that fewer of them are about is not worth the time
_ALSO = ("TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME")


def lasting() -> dict[str, str]:
    """The environment of the warm process: no secrets, which all its forks would hold.

    A fork sees the environment of the one who asked for it, not this.
    """
    kept = {name: os.environ[name] for name in _ALSO if name in os.environ}
    return environment("") | kept | ONE_THREAD
