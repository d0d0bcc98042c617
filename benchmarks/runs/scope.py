"""How much is measured, and on what."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.runs.desk import Desk


@dataclass(frozen=True, slots=True)
class Scope:
    """The desk and the size of the measurement. `most` asks for 100,000 articles as well."""

    desk: Desk
    full: bool = False
    rounds: int = 3
    nbprint: str = ""
    most: bool = False
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def folder(self) -> Path:
        """A new folder inside the project, so that every program finds its reference files."""
        made = self.desk.root / "out" / f"{next(self._numbers):03}"
        made.mkdir(parents=True)
        return made
