"""What is wrong with a judgements file, and where."""

from __future__ import annotations

from dataclasses import dataclass

_SHOWN = 60  # characters of a value that a message repeats


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong: line and column count from 1. A `mild` one stops nothing."""

    line: int
    column: int
    why: str
    mild: bool = False

    def told(self, place: str) -> str:
        """The problem as a line that an editor can jump to."""
        called = "warning: " if self.mild else ""
        return f"{place}:{self.line}:{self.column}: {called}{self.why}"


def shown(words: str) -> str:
    """Words from outside, in quotation marks, cut to a length fit for a message."""
    return repr(words if len(words) <= _SHOWN else words[:_SHOWN] + "…")
