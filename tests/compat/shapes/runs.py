"""`run.json`: the record of a run."""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from tests.compat.shapes.parts import (
    Cell,
    Checked,
    Content,
    Fault,
    Figures,
    Inputs,
    Length,
    Notebook,
)

RunStatus = Literal[
    "succeeded", "failed", "timed out", "kernel died", "interrupted", "checks failed",
    "export failed",
]  # fmt: skip


class RunRecord(msgspec.Struct, kw_only=True):
    """What one run was given, what it found, and what it wrote: `run.json` in its folder.

    `schema` names this form. `run` is the id of the run, 32 hex digits. `status` tells how it
    ended. `notebook` is the input notebook. `parameters` are all of its parameters with the
    values it ran with. `origin` says who asked for it: batch, item, schedule; empty at a desk.
    `fingerprint` is a digest of all that the report rests on, empty when nobody asked.
    `inputs` are the articles and files it read. `versions` are those of Python and of the
    packages that decide how a report looks, null for what is not installed. `error` is what
    stopped it, null otherwise. `checks` tells what the checks found; "none" for a notebook that
    shows nothing to check. `length` counts words. `figures` are counted. `warnings` are those of
    each format. `outputs` are the files written, by name, the executed notebook among them.
    `cells` are the code cells that ran. `memory` is the largest of the `kernel`, in bytes.
    `started` and `ended` are times in UTC (ISO 8601), `seconds` the time of each stage with the
    `total`. `sandbox` tells which walls stood round the kernel; left out where it ran without.
    """

    schema: Literal["briefing.run/1"]
    run: str
    status: RunStatus
    notebook: Notebook
    parameters: dict[str, Any]
    inputs: Inputs
    versions: dict[str, str | None]
    error: Fault | None
    checks: Checked | Literal["none"]
    figures: Figures
    outputs: dict[str, Content]
    started: str
    ended: str
    seconds: dict[str, float]
    origin: dict[str, str] | UnsetType = UNSET
    fingerprint: str | UnsetType = UNSET
    cells: list[Cell] | UnsetType = UNSET
    memory: dict[str, int] | UnsetType = UNSET
    length: Length | UnsetType = UNSET
    warnings: dict[str, list[str]] | UnsetType = UNSET
    sandbox: dict[str, Any] | UnsetType = UNSET
