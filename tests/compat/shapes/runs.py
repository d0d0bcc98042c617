"""`run.json`: the record of a run."""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from briefing.models import Failure

RunStatus = Literal[
    "succeeded", "failed", "timed out", "kernel died", "interrupted", "checks failed",
    "export failed",
]  # fmt: skip


class Content(msgspec.Struct, kw_only=True):
    """A file by what it holds: `sha256` in hex digits, its size in `bytes`."""

    sha256: str
    bytes: int


class Notebook(msgspec.Struct, kw_only=True):
    """An input notebook: `name` without the suffix, and the `sha256` of its file."""

    name: str
    sha256: str


class Used(msgspec.Struct, kw_only=True):
    """An article: `article` is its id, `title` as printed, `place` its file or URL.

    `sha256` and `bytes` are those of what it was read from.
    """

    article: str
    title: str
    place: str
    sha256: str
    bytes: int


class Skipped(msgspec.Struct, kw_only=True):
    """An input that could not be read: its `place`, and `why`."""

    place: str
    why: str


class Placed(msgspec.Struct, kw_only=True):
    """A file of the project: its `place`, relative to the project, and its `sha256`."""

    place: str
    sha256: str


class EarlierRun(msgspec.Struct, kw_only=True):
    """The run compared with: `place` and `sha256` of its notebook, and its id, `run`."""

    place: str
    sha256: str
    run: str


class Inputs(msgspec.Struct, kw_only=True):
    """What a report rests on. `used` are the articles in order, `skipped` the inputs not read.

    `judgements` is the judgements file, `earlier` the run compared with and `brand` the style of
    the house, null without one. `model` names the language model and its settings, null without
    one. `own` are the files that the project adds to the kit, left out where there are none.
    """

    used: list[Used]
    skipped: list[Skipped]
    judgements: Placed | UnsetType | None = UNSET
    earlier: EarlierRun | UnsetType | None = UNSET
    brand: Placed | UnsetType | None = UNSET
    model: str | UnsetType | None = UNSET
    own: list[Placed] | UnsetType = UNSET


class Cell(msgspec.Struct, kw_only=True):
    """A code cell: `cell` is its place in the notebook, counted from 0, `seconds` what it took."""

    cell: int
    seconds: float


class Fault(msgspec.Struct, kw_only=True):
    """What stopped the run: the `name` of the error, its `message`, and the `cell`.

    Cells count from 0; null when it was none of them.
    """

    name: str
    message: str
    cell: int | None


class Checked(msgspec.Struct, kw_only=True):
    """What the checks found. `passed` is true when there are no `failures`.

    `checked` counts the statements looked at; `warnings` do not stop a report.
    """

    passed: bool
    checked: int
    failures: list[Failure]
    warnings: list[Failure]


class Length(
    msgspec.Struct,
    kw_only=True,
    rename={"front": "words on page one", "long_sentences": "long sentences"},
):
    """How long a briefing is: its `words`, the `words on page one`, the `minutes` to read it.

    `sentences` are counted, and the `long sentences` of more than 25 words among them.
    """

    words: int | UnsetType = UNSET
    front: int | UnsetType = UNSET
    minutes: int | UnsetType = UNSET
    sentences: int | UnsetType = UNSET
    long_sentences: int | UnsetType = UNSET


class Figures(msgspec.Struct, kw_only=True):
    """How many figures were `shown` in the notebook, and `exported` in each format."""

    shown: int
    exported: dict[str, int]


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
