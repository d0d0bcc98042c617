"""Ctrl-C and SIGTERM: the first is a wish, the second an order."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType
from typing import Any

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


class Stop:
    """Whether somebody wants the batch to stop."""

    def __init__(self) -> None:
        self.asked = False

    def ask(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """Ask to stop. Asked once more, raises KeyboardInterrupt wherever the batch is."""
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True


@contextlib.contextmanager
def listening(stop: Stop) -> Iterator[None]:
    """Let the signals of this process ask to stop. One that is ignored stays so."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before: dict[int, Any] = {}
    for name in _SIGNALS:
        number = getattr(signal, name, None)  # there is no SIGHUP on Windows
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            before[number] = signal.signal(number, stop.ask)
    try:
        yield
    finally:
        for number, former in before.items():
            signal.signal(number, former)
