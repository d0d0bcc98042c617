"""What leaves the house for programs: evidence packs, messages, and lists of runs and batches."""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from briefing.batch.plan import Row
from briefing.delivery.copies import File, Status


class Evidence(msgspec.Struct, kw_only=True):
    """The manifest of an evidence pack, MANIFEST.json.

    `schema` names this form, `kit` is the version of the kit that packed it. `key` names the
    report for good; `notebook`, `topic`, `audience`, `title`, `day`, `run` and `marking` are those
    of the copy, `status` and `version` tell which copy it is, a draft having the version 0. `by`
    and `on` are who released it and when, empty for a draft. `content` is the SHA-256 of report
    and judgements that was signed. `last_event` is the SHA-256 of the last event of its history,
    empty without one. `quotation` counts the words printed of each outlet. `claims` is the number
    of sentences in claims.json. `left_out` names files that their licences keep back, `notes` what
    the receiver should know. `verify` is the command that checks the pack. `files` are all other
    files of the pack, by name. `seal` is the SHA-256 of all these fields.
    """

    schema: Literal["briefing.evidence/1"]
    kit: str
    key: str
    notebook: str
    topic: str
    audience: str
    title: str
    day: str
    run: str
    marking: str
    status: Status
    version: int
    by: str
    on: str
    content: str
    last_event: str
    quotation: dict[str, int]
    claims: int
    left_out: list[str]
    notes: list[str]
    verify: str
    files: dict[str, File]
    seal: str


class Message(msgspec.Struct, kw_only=True):
    """What a webhook of the form "plain" gets of a report.

    `schema` names this form. `report` names the report for good; `title`, `topic`, `audience`,
    `day`, `run`, `marking` and `language` are those of the copy, `status` and `version` tell which
    it is. `bottom_line` is its first words, empty when it was withdrawn. `content` is the SHA-256
    of report and judgements. `link` is where it can be read, empty when nowhere. `text` is a
    message as a chat may show it.
    """

    schema: Literal["briefing.message/1"]
    report: str
    title: str
    topic: str
    audience: str
    day: str
    run: str
    status: Status
    version: int
    marking: str
    language: str
    bottom_line: str
    content: str
    link: str
    text: str


class BatchSummary(msgspec.Struct, kw_only=True):
    """What became of a batch: `briefing batch FILE --json`, and the file of `--summary`.

    `batch` is its name, `session` the id that the runs of this pass through it share. `started`
    and `ended` are times in UTC (ISO 8601), `seconds` the time between. `counts` tells how many
    items ended how, `exit_code` that of the command. `items` are in the order of the file.
    `delivery` is what left the house, where the batch was called with `--deliver`.
    """

    batch: str
    session: str
    started: str
    ended: str
    seconds: float
    counts: dict[str, int]
    exit_code: int
    items: list[Row]
    delivery: dict[str, Any] | UnsetType = UNSET
