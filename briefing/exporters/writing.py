"""What a writer is given beside the report, and what it returns."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefing.exporters.brand import KIT, Brand


@dataclass(frozen=True, slots=True)
class Release:
    """What a copy that somebody signed says of it: see `briefing.delivery.releases`.

    `status` is the line of the masthead, a whole sentence, and `history` what became of other
    versions, a sentence each. `version` counts from 1; `on` is the day (ISO 8601). A copy that
    is `withdrawn` says so in its head, too. Of a draft there is the history alone: its status,
    which is empty here, stays that of the notebook.
    """

    status: str
    version: int
    by: str
    on: str
    history: tuple[str, ...] = ()
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """How a report is written; the defaults make the house's own version in the kit's style.

    `audience` is whom it is for, empty for the house itself. `live` lets figures of the HTML
    answer to the pointer. `folder` is where pictures that the notebook names by file lie, None
    when they are not to be read. `brand` is the style of the house. `beside` is the folder
    of the files that a format keeps apart, named from where the report lies; empty: right there.
    `release` is the stamp of a signed version, None for what nobody has signed.
    """

    audience: str = ""
    live: bool = False
    folder: Path | None = None
    brand: Brand = KIT
    beside: str = "briefing_files"
    release: Release | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A report as written: its bytes, what could not be shown as it is, and files beside it.

    `files` are names and bytes of what a format keeps apart, such as the figures of Markdown.
    """

    data: bytes
    warnings: tuple[str, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()


DEFAULT = Options()
