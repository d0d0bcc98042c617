"""The parts of the record of a run."""

from __future__ import annotations

import msgspec
from msgspec import UNSET, UnsetType

from briefing.models import Failure


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
