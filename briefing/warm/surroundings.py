"""What the warm process is started with."""

from __future__ import annotations

from briefing.sandbox.reach import ONE_THREAD  # a child sees the environment of who asked

__all__ = ["JOBS", "OFTEN", "ONE_THREAD"]

JOBS = 100  # jobs to come that the warm process is told of
OFTEN = 3  # an article that fewer of them are about is not worth the time
