"""What is kept of a kernel's outputs: as much as a notebook may hold, and a word where it is cut.

The kit's kernels are bounded themselves; this also holds for others, and for what cells fork.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.engine.bounds import (
    MEGABYTE,
    MESSAGE,
    OUTPUT,
    Allowance,
    OutputError,
    output,
    shortened,
)

_NAME = 100  # bytes of a value of a widget at least
_SLACK = 100_000  # bytes; a kernel that cut its text itself also says so


class Keeping:
    """Counts the outputs of a notebook while it runs."""

    def __init__(self) -> None:
        self.most = output()
        self._text = Allowance(self.most + _SLACK)
        self._shown = 0
        self._sizes: dict[int, int] = {}  # of what a cell shows now, by its number
        self._states: dict[tuple[str, str], int] = {}  # of a widget's values, by their names
        self.over = False  # something was shown that could not be kept

    def bounded(self, message: dict[str, Any], cell: int) -> dict[str, Any] | None:
        """A message, cut where it has to be; None for one that is too much."""
        kind, content = message["msg_type"], message["content"]
        if kind == "error":
            made = {**message, "content": shortened(content)}
            return made if self._fits(_size(made["content"]), cell) else None
        if kind != "stream":
            return message if self._fits(_size(content.get("data")), cell) else None
        told = str(content.get("text", ""))
        kept = self._text.text(told, messages=1)
        if kept == told:
            return message
        return {**message, "content": {**content, "text": kept}} if kept else None

    def _fits(self, size: int, cell: int) -> bool:
        size += MESSAGE
        self.over = self.over or self._shown + size > self.most
        if not self.over:
            self._shown += size
            self._sizes[cell] = self._sizes.get(cell, 0) + size
        return not self.over

    def stated(self, message: Mapping[str, Any]) -> bool:
        """Whether a widget's state may be kept; what it says anew replaces what it said before."""
        content = message["content"]
        told, widget = content.get("data") or {}, str(content.get("comm_id"))
        paths, buffers = told.get("buffer_paths") or [], message.get("buffers") or []
        values = {"": MESSAGE if message["msg_type"] == "comm_open" else 0}
        values |= {f".{name}": _size(one) for name, one in (told.get("state") or {}).items()}
        values |= {str(path): len(one) for path, one in zip(paths, buffers, strict=False)}
        for name, size in values.items():
            before = self._states.get((widget, name), 0)
            self._states[widget, name] = max(before, size + _NAME)
            self._shown += self._states[widget, name] - before
        self.over = self.over or self._shown > self.most
        return not self.over

    def cleared(self, cell: int) -> None:
        """Forget what a cell has shown: it took it away."""
        self._shown -= self._sizes.pop(cell, 0)

    def error(self) -> OutputError:
        """What is to be said when something could not be kept."""
        return OutputError(
            f"it shows more than the {self.most // MEGABYTE:,} MB a notebook may show; show less, "
            f"or set {OUTPUT} to more megabytes"
        )


def _size(shown: Any) -> int:
    """About the bytes of what is shown: texts in full, trees by their leaves."""
    if isinstance(shown, str | bytes):
        return len(shown)
    if isinstance(shown, Mapping):
        return sum(_size(one) + len(str(name)) for name, one in shown.items())
    if isinstance(shown, list):
        return sum(map(_size, shown)) if shown and not _is_flat(shown) else 12 * len(shown)
    return 12


def _is_flat(values: list[Any]) -> bool:
    return isinstance(values[0], int | float) and isinstance(values[-1], int | float)
