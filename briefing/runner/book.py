"""What a run is: what is asked of it, what becomes known while it goes on, what it comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefing.audiences import HOUSE, asked
from briefing.exporters.brand import KIT, Brand
from briefing.jobs import Status
from briefing.models import Annex, Verdict
from briefing.runner.notebooks import Input


@dataclass(frozen=True, slots=True)
class Run:
    """One finished run. `folder` holds its files; `record` is what `run.json` says.

    `seconds` is the time from start to end. `error` is a sentence, empty when all went well.
    `verdict` is None when the notebook shows nothing to check or did not get that far.
    """

    id: str
    status: Status
    folder: Path
    outputs: tuple[Path, ...]
    seconds: float
    record: Mapping[str, Any]
    verdict: Verdict | None = None
    error: str = ""

    @property
    def exit_code(self) -> int:
        """0 done, 1 run failed, 3 checks failed."""
        return {"succeeded": 0, "checks failed": 3}.get(self.status, 1)


@dataclass(slots=True)
class Book:
    """What becomes known while a run goes on."""

    notebook: Input
    given: dict[str, object]
    parameters: dict[str, object]
    folder: Path
    brand: Brand = KIT
    status: Status = "failed"
    error: dict[str, Any] | None = None
    annex: Annex = field(default_factory=lambda: Annex(()))
    verdict: Verdict | None = None
    figures: int = 0
    length: dict[str, int] = field(default_factory=dict)
    exported: dict[str, int] = field(default_factory=dict)
    warnings: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    origin: dict[str, str] = field(default_factory=dict)
    fingerprint: str = ""
    identity: str = ""
    asker: str = ""
    cells: list[dict[str, Any]] = field(default_factory=list)
    memory: dict[str, int] = field(default_factory=dict)
    sandbox: dict[str, Any] = field(default_factory=dict)

    @property
    def audience(self) -> str:
        """Whom the reports are for; empty for the house."""
        named = asked(self.parameters)
        return "" if named == HOUSE else named

    @property
    def sentence(self) -> str:
        """What went wrong, as a sentence; empty when all went well."""
        if self.status == "checks failed" and self.verdict is not None:
            failed = len({(f.section, f.text) for f in self.verdict.failures})
            return (
                f"{failed} of {self.verdict.checked} statements may not stand; run.json lists them"
            )
        if self.error is None:
            return ""
        cell = self.error["cell"]
        where = "" if cell is None else f"cell {cell + 1}: "
        return f"{where}{self.error['name']}: {self.error['message']}"
