"""Figures drawn while the notebook that shows them still runs.

The engine that draws takes a while to start, and a process that waits for a kernel has the time.
What is drawn ahead is kept (`briefing.exporters.kept`) and found there when the report is written.
"""

from __future__ import annotations

import contextlib
import queue
import threading

from briefing.errors import FigureError
from briefing.models import Figure


class Ahead:
    """A thread that draws, from `open` or the first figure until it is closed."""

    def __init__(self) -> None:
        self._waiting: queue.SimpleQueue[Figure | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def open(self) -> None:
        """Get ready to draw, when figures are to be expected."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="Figures", daemon=True)
            self._thread.start()

    def draw(self, figure: Figure) -> None:
        """Have a figure drawn; one that cannot be drawn is left to whoever writes the report."""
        self.open()
        self._waiting.put(figure)

    def close(self) -> None:
        """Wait until everything is drawn."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        from briefing.charts import elsewhere, javascript
        from briefing.exporters import pictures

        if not elsewhere.used():
            with contextlib.suppress(FigureError):
                javascript.ENGINE.start()
        while (figure := self._waiting.get()) is not None:
            with contextlib.suppress(Exception):
                pictures.vector(figure, 1)
