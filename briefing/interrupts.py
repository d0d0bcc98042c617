"""Ctrl-C in a run: the first stops it, and a second does not stop the word of it."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

PATIENCE = 5.0  # seconds in which a run that was interrupted writes its record


class _Once:
    """Raises KeyboardInterrupt, and then not again until its run had time for its record."""

    def __init__(self) -> None:
        self._first: float | None = None

    def __call__(self, _signal: int, _frame: FrameType | None) -> None:
        now = time.monotonic()
        if self._first is None or now - self._first > PATIENCE:
            self._first = now
            raise KeyboardInterrupt


@contextmanager
def once() -> Iterator[None]:
    """In this block one interrupt is one interrupt, however impatient who sends it.

    Where Python's own handler is not in place, or in another thread, nothing is changed.
    """
    main = threading.current_thread() is threading.main_thread()
    if not main or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    signal.signal(signal.SIGINT, _Once())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
