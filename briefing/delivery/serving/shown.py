"""What a preview shows: a site that was built, or the latest reports of a project."""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from briefing.delivery.copies import Copy
from briefing.delivery.serving import listing
from briefing.delivery.serving.opening import Opened, opened, tag
from briefing.errors import PathError

INDEX = "index.html"
_FRESH = 1.0  # seconds for which what was found on disk is taken as it is


class Shown(Protocol):
    """What a preview shows, by the names on the way to it."""

    site: bool

    def made(self, parts: Sequence[str]) -> str | None:
        """A page that the preview makes itself; None when it is no such page."""

    def opened(self, parts: Sequence[str]) -> Opened:
        """A file. Raises OSError when there is none that may be shown."""

    def banner(self, parts: Sequence[str]) -> str:
        """What is printed above a page, as HTML; empty for nothing."""

    def stamp(self, parts: Sequence[str]) -> str:
        """A word that changes when what is shown there changes."""


class Site:
    """A folder with an index.html, as it stands."""

    site = True

    def __init__(self, folder: Path) -> None:
        """Take a folder. Raises PathError when no site is in it."""
        self._root = folder.absolute()
        if not (self._root / INDEX).is_file():
            raise PathError(
                f"{folder} holds no {INDEX}, so that there is no site to serve. Build one with "
                "`briefing site build`, or call this without a folder to see the latest reports."
            )

    def made(self, parts: Sequence[str]) -> str | None:  # noqa: ARG002 see Shown
        """No page: all are in the folder."""
        return None

    def opened(self, parts: Sequence[str]) -> Opened:
        """A file of the folder; its index for the folder itself."""
        return opened(self._root, [*parts[:-1], parts[-1] or INDEX])

    def banner(self, parts: Sequence[str]) -> str:  # noqa: ARG002 see Shown
        """None: the site is shown as its readers see it."""
        return ""

    def stamp(self, parts: Sequence[str]) -> str:
        """That of the file."""
        return _stamp(self, parts)


class Reports:
    """The latest copies of a project, drafts included, each file of them by name."""

    site = False

    def __init__(self, copies: Callable[[], Sequence[Copy]]) -> None:
        """`copies` finds them; it is asked again when they are looked at later."""
        self._find, self._lock = copies, threading.Lock()
        self._copies: tuple[Copy, ...] = ()
        self._until = 0.0

    @property
    def copies(self) -> tuple[Copy, ...]:
        """The copies as they are now."""
        with self._lock:
            if time.monotonic() > self._until:
                self._copies = tuple(self._find())
                self._until = time.monotonic() + _FRESH
            return self._copies

    def made(self, parts: Sequence[str]) -> str | None:
        """The list of reports."""
        return listing.page(self.copies) if tuple(parts) == ("",) else None

    def opened(self, parts: Sequence[str]) -> Opened:
        """A file that one of the copies names; nothing else in their folders."""
        copy, name = self._named(parts)
        return opened(copy.folder.resolve(), name.split("/"))

    def banner(self, parts: Sequence[str]) -> str:
        """What the copy is, and the way back to the list."""
        return listing.banner(self._named(parts)[0])

    def stamp(self, parts: Sequence[str]) -> str:
        """That of the file, or of the whole list."""
        if tuple(parts) != ("",):
            return _stamp(self, parts)
        told = (f"{c.key} {c.run} {c.content} {c.version} {c.status}" for c in self.copies)
        return hashlib.sha256("\n".join(told).encode()).hexdigest()[:32]

    def _named(self, parts: Sequence[str]) -> tuple[Copy, str]:
        path = "/".join(parts)
        for copy in self.copies:
            name = path.removeprefix(f"{listing.place(copy)}/")
            if name != path and name in copy.files:
                return copy, name
        raise FileNotFoundError(path)


def _stamp(shown: Shown, parts: Sequence[str]) -> str:
    """The tag of a file; empty while it is being replaced."""
    try:
        found = shown.opened(parts)
    except OSError:
        return ""
    os.close(found.number)
    return found.tag


def once(find: Callable[[], Sequence[Copy]], folder: Path) -> Callable[[], Sequence[Copy]]:
    """Find copies again only when a folder of reports below `folder` has changed."""
    kept: list[tuple[str, Sequence[Copy]]] = []

    def found() -> Sequence[Copy]:
        told = _folders(folder)
        if not kept or kept[0][0] != told:
            kept[:] = [(told, find())]
        return kept[0][1]

    return found


def _folders(folder: Path) -> str:
    """What the records of runs and releases below a folder are now."""
    names = ("*/*/*/run.json", "*/*/*/*/run.json", "*/*/releases/*/releases.json")
    tags = []
    for path in sorted(path for name in names for path in folder.glob(name)):
        try:
            tags.append(f"{path} {tag(path.lstat())}")
        except OSError:
            continue
    return hashlib.sha256("\n".join(tags).encode("utf-8", "surrogateescape")).hexdigest()
