"""A file of a project's own, and what is wrong with one."""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType


@dataclass(frozen=True, slots=True)
class Own:
    """A file that was loaded: its kind and name, where it lies, and what it holds.

    `place` is the path as a user types it, relative to the project; `sha256` is of its bytes.
    """

    kind: str
    name: str
    place: str
    sha256: str
    module: ModuleType


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a file adds nothing, and what to do. `line` is 0 where no line is to blame."""

    kind: str
    name: str
    place: str
    line: int
    why: str

    def __str__(self) -> str:
        where = f"{self.place}:{self.line}" if self.line else self.place
        return f"{where}: {self.why}"
