"""How much a kernel may take and say, unless the environment says otherwise.

A cell that runs away costs its own run: not the machine, nor the notebook's file.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from briefing.errors import UsageError
from briefing.machine import total

OUTPUT, MEMORY = "BRIEFING_OUTPUT", "BRIEFING_MEMORY"  # megabytes; 0 for no limit
PROCESSES = "BRIEFING_PROCESSES"
MEGABYTE = 1_000_000
MESSAGE = 1_000  # bytes that a message counts at least: a million small ones are much, too
ERROR = 20_000  # code points of an error's message, or of its traceback
CUT = "[output cut after {} MB; {}={} would keep twice as much]"

_MANY = 1_000  # processes of one kernel that live on beyond a look
_USUAL = 50  # megabytes of text, and as much again of everything else
_ENDLESS = 1 << 62
_FIRST = 900  # of 1000: how soon the system, short of memory, ends a kernel instead of others


class OutputError(RuntimeError):
    """A notebook shows more than its file may hold."""


def output() -> int:
    """Bytes of text that a notebook may print, and of what else it may show. Raises UsageError."""
    return _asked(OUTPUT, _USUAL * MEGABYTE)


def memory() -> int:
    """Bytes that a process of a kernel may take: half of the machine's. Raises UsageError."""
    return _asked(MEMORY, (total() or _ENDLESS) // 2)


def processes() -> int:
    """How many processes a kernel may have at once. Raises UsageError."""
    return _number(PROCESSES, "a number", 2_000) or _MANY


def look() -> None:
    """See that the environment can be understood, before a kernel begins. Raises UsageError."""
    output(), memory(), processes()


def _asked(name: str, usual: int) -> int:
    """Bytes that the environment names in megabytes."""
    named = _number(name, "megabytes", 200)
    return usual if named is None else named * MEGABYTE or _ENDLESS


def _number(name: str, what: str, example: int) -> int | None:
    named = os.environ.get(name, "").strip()
    if not named:
        return None
    if not (named.isascii() and named.isdecimal() and len(named) < 10):
        raise UsageError(f"{name} is {named!r:.40}; give {what}, for example: {name}={example}")
    return int(named)


def bind() -> None:
    """Bound this process, a kernel, and all it will start; where the system can, no error."""
    if sys.platform == "win32":
        return
    import resource

    most = memory()
    with suppress(OSError, ValueError):
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        if most < _ENDLESS:
            most = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(str(_FIRST), "ascii")


def short(text: str, most: int = ERROR) -> str:
    """A text of at most about `most` code points: its beginning and its end."""
    if len(text) <= most:
        return text
    half = most // 2
    return f"{text[:half]}\n[… {len(text) - 2 * half:,} characters left out …]\n{text[-half:]}"


def shortened(content: Mapping[str, Any]) -> dict[str, Any]:
    """What is told of an error, in bounds."""
    made = dict(content)
    for name in ("ename", "evalue"):
        if isinstance(made.get(name), str):
            made[name] = short(made[name])
    lines = made.get("traceback")
    if isinstance(lines, list) and sum(len(str(line)) for line in lines) > ERROR:
        made["traceback"] = short("\n".join(short(str(line)) for line in lines)).split("\n")
    return made


class Allowance:
    """The text that a notebook may still print; `most` is in bytes, 0 when it is to be asked."""

    def __init__(self, most: int = 0) -> None:
        self.most = most or output()
        self._left = self.most
        self.told = False

    def text(self, told: str, messages: int = 0) -> str:
        """What of a text may be kept; where it is cut, the end says so, once."""
        if self.told:
            return ""
        self._left -= len(told) + messages * MESSAGE
        if self._left >= 0:
            return told
        self.told = True
        return f"{told[: max(0, len(told) + self._left)]}\n{notice(self.most)}\n"

    def back(self, size: int) -> None:
        """Give back what is kept no more."""
        self._left = min(self.most, self._left + size)


def notice(most: int) -> str:
    """How a cut is told."""
    return CUT.format(most // MEGABYTE, OUTPUT, 2 * most // MEGABYTE)
