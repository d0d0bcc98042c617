"""The twin of the journal: the same, line by line in a text file that is only ever added to.

What is about to leave is on disk in both before it leaves. So a journal that is lost, damaged, or
an older copy of itself is made whole again from its twin, and nobody gets a thing twice.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from briefing import whole

LARGEST = 2 << 30  # bytes
_MANY = 4  # lines for each delivery, on average; more than that and the file is written anew
_FEW = 1_000  # lines that are never too many
_LEFT = frozenset({"committing", "sent", "unknown"})  # it may be outside


class Twin:
    """The text file at `path`; there need be none yet."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lines = 0
        self._added = 0

    @property
    def is_long(self) -> bool:
        """True when so much was added that it may be due to be written anew: see `level`."""
        return self._added > _FEW

    def add(self, line: Mapping[str, Any], *, settle: bool) -> None:
        """Add what became of an errand; `settle`: it is on disk when this returns.

        Raises OSError.
        """
        text = msgspec.json.encode(dict(line)) + b"\n"
        number = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
        try:
            size = os.fstat(number).st_size
            if size and os.pread(number, 1, size - 1) != b"\n":  # somebody died while writing
                text = b"\n" + text
            try:
                rest = memoryview(text)
                self._added += 1
                while rest:
                    rest = rest[os.write(number, rest) :]
                if settle:
                    os.fsync(number)
            except OSError:
                with suppress(OSError):
                    os.ftruncate(number, size)
                raise
        finally:
            os.close(number)

    def rows(self) -> dict[str, dict[str, Any]]:
        """What it tells of each errand, by identity; half a line at the end counts for nothing.

        Raises OSError when it cannot be read.
        """
        try:
            raw = whole.read(self.path, LARGEST)
        except FileNotFoundError:
            return {}
        found: dict[str, dict[str, Any]] = {}
        self._lines = 0
        for line in raw.splitlines():
            with suppress(msgspec.MsgspecError, UnicodeError, RecursionError):
                told = msgspec.json.decode(line, type=dict[str, Any])
                identity = told.get("identity")
                if isinstance(identity, str):
                    self._lines += 1
                    found[identity] = found.get(identity, {}) | told
        return found

    def level(self, rows: Sequence[Mapping[str, Any]], told: Mapping[str, Any]) -> None:
        """Write it anew, a line a row, if it lacks any of them or has many more lines.

        `rows` are those of the journal, `told` what `rows()` gave. Raises OSError.
        """
        behind = any(
            row["state"] not in {"begun", told.get(row["identity"], {}).get("state")}
            for row in rows
        )
        if behind or self._lines > _FEW + _MANY * len(rows):
            lines = b"".join(msgspec.json.encode(dict(r)) + b"\n" for r in rows)
            whole.write(self.path, lines, 0o600)


def is_newer(told: Mapping[str, Any], state: str, tries: int) -> bool:
    """True when a line of the twin tells of a later state than a row of the journal."""
    mine = told.get("tries")
    tried = state == "failed" and isinstance(mine, int) and tries >= mine
    return told.get("state") in _LEFT and state not in _LEFT and not tried


def row(told: Mapping[str, Any], blank: Mapping[str, Any]) -> list[Any]:
    """A line of the twin as a row; what is not told, or of the wrong kind, is as in `blank`."""
    pairs = ((told.get(name), empty) for name, empty in blank.items())
    return [value if isinstance(value, str | int | float) else empty for value, empty in pairs]
