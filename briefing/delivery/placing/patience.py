"""Waiting that ends: for a step of another computer, and before the next try."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
_PAUSE = 0.5  # seconds before the second try; twice that before the third
_LONGEST_PAUSE = 30.0


def within(seconds: float, call: Callable[[], T]) -> T:
    """What `call` gives, when it does so in time. Raises TimeoutError, and whatever it raises.

    A call that hangs is left behind in its thread: libraries and mounted shares know no time
    limit that holds for all they do.
    """
    given: list[T] = []
    raised: list[BaseException] = []

    def run() -> None:
        try:
            given.append(call())
        except BaseException as error:  # noqa: BLE001 - it is raised again where it was asked for
            raised.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if raised:
        raise raised[0]
    if not given:
        raise TimeoutError(f"no answer in {seconds:g} s")
    return given[0]


def pause(attempt: int, least: float = 0.0) -> None:
    """Wait before another try: longer each time, and by chance, so that several do not meet."""
    spread = random.uniform(0.5, 1.5)  # noqa: S311 - no secret
    time.sleep(min(max(least, _PAUSE * 2 ** (attempt - 1) * spread), _LONGEST_PAUSE))
