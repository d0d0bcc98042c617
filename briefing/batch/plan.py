"""What a batch is to make: its items, each with all that was settled for it."""

from __future__ import annotations

from typing import Any

import msgspec

from briefing.jobs import Status

# What may pass by itself, so that another try makes sense without being asked for.
PASSING: tuple[str, ...] = ("kernel died", "lost", "disk full")
# What may be tried again when the file asks for it. Checks are not among them: they say that a
# sentence is not proven, and it is not by trying again.
RETRIED: tuple[str, ...] = (*PASSING, "timed out", "failed", "export failed")


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One report of a batch.

    `name` is unique in its batch, and so is `slug`, the same for the names of folders. `out` is
    a folder, in which `{batch} {item} {notebook} {topic} {day}` may stand; empty for
    reports/NOTEBOOK/TOPIC/DAY. Timeouts and `backoff` are seconds, None for no limit. `retries`
    is how often it is tried again after an end that `retry` names. `memory` is what it needs in
    bytes, 0 when nobody said. `sandbox` is "yes", "no" or "strict", empty when nobody said.
    """

    name: str
    slug: str
    notebook: str
    parameters: dict[str, Any] = {}
    formats: tuple[str, ...] = ("html", "pdf")
    out: str = ""
    cell_timeout: float | None = None
    run_timeout: float | None = 1800.0
    retries: int = 2
    retry: tuple[str, ...] = PASSING
    backoff: float = 5.0
    memory: int = 0
    sandbox: str = ""


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """A batch file, read: the name of the batch and its items in order.

    `part` tells that these are some of its items only.
    """

    name: str
    items: tuple[Item, ...]
    part: bool = False


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """What became of an item, as the summary tells it.

    `tries` counts the runs of this call, 0 when none was needed. `seconds` are those of the last
    one, `memory` its largest in bytes. `error` is a sentence, empty when all went well. `run` and
    `folder` are empty when none was made.
    """

    item: str
    notebook: str
    status: Status
    seconds: float = 0.0
    memory: int = 0
    error: str = ""
    run: str = ""
    folder: str = ""
    tries: int = 0
