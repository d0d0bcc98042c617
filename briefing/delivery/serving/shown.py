"""What a preview shows: a site that was built into a folder."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from briefing.delivery.serving.opening import Held, Opened, opened
from briefing.errors import PathError

INDEX = "index.html"


class Shown(Protocol):
    """What a preview shows, by the names on the way to it; the last is empty for a folder."""

    def found(self, parts: Sequence[str]) -> Opened | Held:
        """A file. Raises OSError when there is none that may be shown."""

    def banner(self, parts: Sequence[str], home: str) -> str:
        """What is printed above a page, as HTML; empty for nothing. `home` is the first page."""

    def stamp(self, parts: Sequence[str]) -> str:
        """A word that changes when what is shown there does; empty while nobody knows."""


class Folder:
    """A folder with an index.html, as it stands."""

    def __init__(self, folder: Path) -> None:
        """Take a folder. Raises PathError when no site is in it."""
        self._root = folder.absolute()
        if not (self._root / INDEX).is_file():
            raise PathError(
                f"{folder} holds no {INDEX}, so that there is no site to serve. Build one with "
                "`briefing site build`, or call this without a folder to see the latest reports."
            )

    def found(self, parts: Sequence[str]) -> Opened:
        """A file of the folder; the index of a folder in it. Raises OSError."""
        return opened(self._root, [*parts[:-1], parts[-1] or INDEX])

    def banner(self, parts: Sequence[str], home: str) -> str:  # noqa: ARG002 see Shown
        """None: the site is shown as its readers see it."""
        return ""

    def stamp(self, parts: Sequence[str]) -> str:
        """That of the file."""
        try:
            found = self.found(parts)
        except OSError:
            return ""
        os.close(found.number)
        return found.tag
