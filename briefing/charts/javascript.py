"""One JavaScript engine (V8) per process that draws plotly figures, without a browser.

Method: the plotly bundle and the small DOM of the `plotly-mirage` wheel, run by
`mini-racer`, with text widths from the embedded fonts. The engine can reach neither
files nor the network. Starting it takes about a second, a figure far less.
"""

from __future__ import annotations

import atexit
import json
import os
import re
import threading
from contextlib import suppress
from typing import Any

from briefing.charts import assets, elsewhere, measure
from briefing.errors import FigureError

SETTLE = 5.0  # s, for a stopped script to end
SECONDS = 20.0  # a figure of 5,000 points takes under one
MEMORY = 512 * 1024 * 1024  # bytes; a figure of 5,000 points needs under a tenth
_HEAVY = re.compile(r"<b\b|bold|weight")
_PLOTLYS = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("–−×µ°▲▼∞")  # of ticks and numbers
# V8 lets its youngest objects grow to tens of megabytes before it looks for garbage among them.
_SMALL = ("--max-semi-space-size=2", "--semi-space-growth-factor=1")
FIGURES = 200  # figures after which a fresh engine is started, so that caches stay small


class Engine:
    """A running V8 with plotly in it. Draws one figure at a time, from any thread."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._racer: Any = None
        self._known: dict[str, set[str]] = {}
        self._drawn = 0

    def draw(self, figure: str) -> dict[str, Any]:
        """The drawing of a figure given as JSON: its element tree, its canvases.

        Raises FigureError when plotly fails, or needs more than `SECONDS` or `MEMORY`.
        """
        found = elsewhere.drawn(figure)
        if found is not None:
            return found
        with self._lock:
            if self._drawn >= FIGURES:
                self.close()
            self._drawn += 1
            self._add_widths(figure)
            self._evaluate(f"begin({json.dumps(figure)})")
            drawn: dict[str, Any] = json.loads(self._evaluate("finish()"))
        return drawn

    def start(self) -> None:
        """Start the engine, if it does not run; `draw` does so too. Raises FigureError."""
        with self._lock:
            self._start()

    def close(self) -> None:
        """End the engine; the next figure starts another."""
        with self._lock:
            racer, self._racer = self._racer, None
            self._known, self._drawn = {}, 0
            if racer is not None:
                racer.close()

    def leave(self) -> None:
        """End the engine, unless another thread uses it at this moment."""
        if self._lock.acquire(blocking=False):
            try:
                self.close()
            finally:
                self._lock.release()

    def _settle(self) -> None:
        """Wait until a stopped script has reported that it was stopped."""
        with suppress(Exception):
            self._racer.eval("0", timeout_sec=SETTLE)

    def _add_widths(self, figure: str) -> None:
        """Tell how wide the letters of a figure are, the bold ones where it has any."""
        self._start()
        for name, weight in (("regular", 400), ("bold", 700)):
            if weight > 400 and not _HEAVY.search(figure):
                continue
            known = self._known.setdefault(name, set())
            new = sorted((set(figure) | _PLOTLYS) - known)
            if new:
                table = {char: measure.advance(char, weight) for char in new}
                self._evaluate(f'addWidths("{name}", {json.dumps(table)})')
                known.update(new)

    def _start(self) -> None:
        if self._racer is not None:
            return
        scripts = [assets.script(*assets.DOM), assets.own("shim.js"), assets.script(*assets.PLOTLY)]
        self._racer = _new_racer()
        atexit.unregister(_end)  # here and not below: a fork may begin without any
        atexit.register(_end)
        self._racer.set_hard_memory_limit(MEMORY)
        for script in scripts:
            self._evaluate(f"{script}\n;0")

    def _evaluate(self, code: str) -> Any:
        from py_mini_racer import JSEvalException, JSOOMException, JSTimeoutException

        self._start()
        try:
            return self._racer.eval(code, timeout_sec=SECONDS)
        except JSTimeoutException as error:
            self._settle()
            self.close()
            raise FigureError(f"a figure took over {SECONDS:.0f} s. Draw fewer points.") from error
        except JSOOMException as error:
            self.close()
            raise FigureError("a figure needs too much memory. Draw fewer points.") from error
        except JSEvalException as error:
            self.close()
            first = str(error).strip().splitlines()[:1]
            raise FigureError(
                f"plotly could not draw the figure: {' '.join(first)[:300]}"
            ) from error


def _new_racer() -> Any:
    # mini-racer takes over the event loop of the thread it is made in, and a notebook kernel
    # has one: a thread of its own keeps the two apart.
    from py_mini_racer import DEFAULT_V8_FLAGS, MiniRacer, init_mini_racer

    # once a process; whoever was here before has chosen
    init_mini_racer(flags=(*DEFAULT_V8_FLAGS, *_SMALL), ignore_duplicate_init=True)
    made: list[Any] = []
    thread = threading.Thread(target=lambda: made.append(MiniRacer()))
    thread.start()
    thread.join()
    if not made:
        raise FigureError(
            "the JavaScript engine did not start. Reinstall it: pip install mini-racer"
        )
    return made[0]


ENGINE = Engine()
_LOST: list[Engine] = []


def _forget() -> None:
    # The threads of V8 do not survive a fork, and the lock may be held by one of them: the
    # child takes a new engine and keeps the lost one, which can no longer be ended.
    global ENGINE  # noqa: PLW0603
    _LOST.append(ENGINE)
    ENGINE = Engine()


def _end() -> None:
    # Left to the garbage collector at exit, the engine would wait for a thread that is gone.
    ENGINE.leave()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
