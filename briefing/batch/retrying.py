"""What is tried again, and when."""

from __future__ import annotations

import errno
import os
import random

from briefing.batch.plan import Item
from briefing.jobs import Result

LONGEST = 300.0  # seconds between two tries
_FULL = os.strerror(errno.ENOSPC)


def end(result: Result) -> str:
    """How a run ended, in the words of `retry`: its status, or "disk full"."""
    full = result.status in ("failed", "export failed") and _FULL in result.error
    return "disk full" if full else result.status


def pause(item: Item, result: Result, tries: int) -> float | None:
    """Seconds until an item is tried again after `tries` runs; None: it is not.

    Doubled from try to try, and up to a half longer or shorter by chance, so that reports that
    failed together do not come back together.
    """
    if result.fine or tries > item.retries or end(result) not in item.retry:
        return None
    pause = item.backoff * 2.0 ** (tries - 1)
    return min(LONGEST, pause) * random.uniform(0.5, 1.5)  # noqa: S311 - nothing is secret
