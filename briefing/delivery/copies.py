"""A report as it may leave the house: one version of it, its files, and what is known of it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

Kind = Literal["release", "correction", "withdrawal"]
Status = Literal["draft", "released", "withdrawn"]


class File(msgspec.Struct, frozen=True):
    """A file of a copy: SHA-256 in hex digits, and its size in bytes."""

    sha256: str
    bytes: int


class Event(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What happened to a report for good: it was released, corrected, or withdrawn.

    `version` counts from 1. A correction is a new version that says in `note` what was wrong; a
    withdrawal has the number of the version it withdraws. `on` is the moment (ISO 8601, UTC),
    `content` the SHA-256 of what was signed (report and judgements), `judgements` that of the
    judgements file, empty without one. `files` are those of the version, `previous` the SHA-256
    of the event before, empty for the first: an event that is changed afterwards shows.
    """

    version: int
    kind: Kind
    by: str
    on: str
    content: str
    judgements: str = ""
    run: str = ""
    day: str = ""
    marking: str = ""
    title: str = ""
    note: str = ""
    signature: str = ""
    files: dict[str, File] = {}
    previous: str = ""


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a report: a draft of the last run, or what somebody signed.

    `key` names the report for good, as in the ledger: notebook/topic, and the audience if there is
    one. `topic` is that of the reader, `audience` empty for the house. `day` is the day of the
    run (ISO 8601), `run` its id. `marking` is a TLP 2.0 label, empty when none was assigned.
    `version` is 0 for a draft, `by` and `on` who released it and when. `events` is the whole
    history, oldest first, with later withdrawals. `content` is the SHA-256 of report and
    judgements. `quoted` are the words printed of each outlet's texts in the complete report, and
    `quoted_in_mail` those in a mail without attachments; None when nobody has counted (see
    `briefing.delivery.quoting`). `files` lie in `folder` and are those that may leave: notebook and
    records are the house's. A draft has none where a later copy must tell more than the run knew.
    """

    key: str
    notebook: str
    topic: str
    day: str
    run: str
    folder: Path
    content: str
    title: str
    bottom_line: str = ""
    audience: str = ""
    marking: str = ""
    language: str = "en"
    status: Status = "draft"
    version: int = 0
    by: str = ""
    on: str = ""
    events: tuple[Event, ...] = ()
    quoted: dict[str, int] | None = None
    quoted_in_mail: dict[str, int] | None = None
    files: dict[str, File] = {}

    @property
    def name(self) -> str:
        """How a person calls it: title, day, and the version or that it is a draft."""
        told = f"version {self.version}" if self.version else "draft"
        return f"{self.title} ({self.day}, {told})"
