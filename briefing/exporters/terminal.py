"""Plain output as it looked in the end: no colours, progress lines overwritten."""

from __future__ import annotations

import re

from briefing.exporters.blocks import Verbatim
from briefing.exporters.place import Place

LONGEST = 20_000  # characters of plain output; a report is no log file
# What a terminal is told between the words (ECMA-48): colours, moves, titles, links.
_CONTROL = re.compile(
    r"\x1b(?:\[[0-?]{0,40}[ -/]{0,4}[@-~]|\][^\x07\x1b]{0,2000}(?:\x07|\x1b\\)|[@-Z\\^_]"
    r"|[ -/][0-~])"
)
_BACK = re.compile(r"[^\x08]\x08")


def verbatim(text: str, place: Place) -> Verbatim | None:
    """The lines of plain output; None when there are none.

    A line that was written over, as progress bars do, is its last state.
    """
    words = _CONTROL.sub("", text).replace("\r\n", "\n")
    words = "\n".join(_last(line) for line in words.split("\n"))
    if len(words) > LONGEST:
        left = len(words) - LONGEST
        place.warn(f"{len(words):,} characters of plain output; the last {left:,} are left out")
        words = words[:LONGEST] + f"\n[{left:,} more characters left out]"
    lines = tuple(line.rstrip() for line in words.rstrip().split("\n"))
    start = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    return Verbatim(lines[start:]) if start < len(lines) else None


def _last(line: str) -> str:
    """A line as it stands once everything is written over it."""
    if "\r" in line:
        states = [state for state in line.split("\r") if state.strip()]
        line = states[-1] if states else ""
    while "\x08" in line:
        shorter = _BACK.sub("", line)
        line = shorter if shorter != line else line.replace("\x08", "")
    return line
