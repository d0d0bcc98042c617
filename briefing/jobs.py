"""One report to be made, and what became of it: plain values that travel between processes."""

from __future__ import annotations

from typing import Any, Literal, get_args

import msgspec

Status = Literal[
    "succeeded",
    "failed",
    "timed out",
    "kernel died",
    "interrupted",
    "checks failed",
    "export failed",
    "lost",
    "unchanged",
    "skipped",
]
STATUSES: tuple[str, ...] = get_args(Status)
FINE = frozenset({"succeeded", "unchanged", "skipped"})  # nobody need look at these


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """One report to be made.

    `notebook` is a path, or the name of a notebook of the project. `out` is a folder; empty for
    reports/NOTEBOOK/TOPIC/DAY. Timeouts are seconds, None for no limit: `cell_timeout` for each
    cell, `run_timeout` for all cells together. `origin` says who asked for it, in words that go
    into run.json as they are (`batch`, `item`, `scheduled`). `fingerprint` is a digest of all it
    rests on, empty when nobody asked. `run` is the id the run is to have, empty for a new one.
    `asker` is the process that waits for it, as `briefing.runner.publishing.here` tells it:
    nothing is written any more once that one has died; empty when nobody waits. `sandbox` is
    "yes", "no" or "strict"; empty for what the house has settled: see `briefing.sandbox`.
    """

    notebook: str
    parameters: dict[str, Any] = {}
    formats: tuple[str, ...] = ("html", "pdf")
    out: str = ""
    cell_timeout: float | None = None
    run_timeout: float | None = None
    origin: dict[str, str] = {}
    fingerprint: str = ""
    run: str = ""
    asker: str = ""
    sandbox: str = ""


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a job.

    `run` is the id of the run, empty when none began. `seconds` is the time it took, `peak` the
    largest memory of its kernel in bytes, 0 when not measured. `error` is a sentence, empty when
    all went well; `usage` is true when the job could not be carried out as written. `record` is
    what run.json says, empty when none was written.
    """

    status: Status
    run: str = ""
    folder: str = ""
    seconds: float = 0.0
    peak: int = 0
    error: str = ""
    usage: bool = False
    record: dict[str, Any] = {}

    @property
    def fine(self) -> bool:
        """True when nobody need look at it."""
        return self.status in FINE


def exit_code(results: list[Result]) -> int:
    """0 when all are fine, 3 when nothing but checks failed, else 1."""
    bad = {result.status for result in results if not result.fine}
    if not bad:
        return 0
    return 3 if bad == {"checks failed"} else 1
