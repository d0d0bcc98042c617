"""Digests of files, folders and libraries: each made once, and again when its file changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from briefing.errors import PathError
from briefing.library import Library
from briefing.library.opening import SUFFIXES
from briefing.runner.questions import About

MISSING = "missing"
_BESIDE = ("", "-wal")  # what a library file consists of


def digest(*parts: Any) -> str:
    """SHA-256 of plain values and records, as hex digits."""
    return hashlib.sha256(msgspec.msgpack.encode(parts, order="sorted")).hexdigest()


class Digests:
    """What was hashed so far. Close it: it keeps the libraries it asked open."""

    def __init__(self) -> None:
        self._known: dict[tuple[Any, ...], tuple[Any, str]] = {}
        self._open: dict[Path, tuple[Any, Library]] = {}

    def close(self) -> None:
        """Close the libraries."""
        for _, library in self._open.values():
            library.close()
        self._open.clear()

    def file(self, path: Path) -> str:
        """The digest of what a file holds; `MISSING` for none."""
        return self._kept((path,), stamp(path), lambda: _content(path))

    def files(self, folder: Path, without: str = "") -> str:
        """The digest of the names and contents of what a folder holds, all the way down.

        Folders called `without` do not count.
        """
        names = sorted(name for name, size, _ in _listed(os.fspath(folder)) if size >= 0)
        wanted = [name for name in names if without not in name.split("/")]
        return digest([(name, self.file(folder / name)) for name in wanted])

    def either(self, path: Path) -> str:
        """The digest of what a file or a folder holds; `MISSING` for none."""
        return self.files(path) if path.is_dir() else self.file(path)

    def listing(self, folder: Path) -> str:
        """The digest of the names, sizes and times of the files below a folder."""
        return digest(sorted(_listed(os.fspath(folder))))

    def articles(self, place: Path, asked: About) -> str:
        """The digest of what a notebook gets for its question, of a folder or a library file.

        Raises BriefingError for a question or a library without an answer.
        """
        if place.is_dir():
            return self.listing(place)
        if not place.is_file():
            raise PathError(f"there is no library {place}")
        if place.suffix not in SUFFIXES:
            return self.file(place)
        state = [stamp(Path(f"{place}{end}")) for end in _BESIDE]
        return self._kept((place, asked), state, lambda: self._answer(place, state, asked))

    def _answer(self, place: Path, state: Any, asked: About) -> str:
        library = self._library(place, state)
        if asked.topic is None:
            return _together(map(digest, library.rows()))
        found = library.about(asked.topic, asked.since, asked.until)
        return digest(found.articles, found.reasons, found.skipped)

    def _library(self, place: Path, state: Any) -> Library:
        """The library as its file is now; a file that was put in its place is opened anew."""
        which = state[0][2:]
        if place in self._open and self._open[place][0] != which:
            self._open.pop(place)[1].close()
        if place not in self._open:
            # not to be read only: who closes a library last puts its log into the file
            self._open[place] = which, Library(place)
        return self._open[place][1]

    def _kept(self, name: tuple[Any, ...], state: Any, make: Callable[[], str]) -> str:
        known = self._known.get(name)
        if known is None or known[0] != state:
            known = self._known[name] = state, make()
        return known[1]


def stamp(path: Path) -> tuple[int, ...]:
    """Size, time of the last change in nanoseconds, number and device of a file; empty for none."""
    with suppress(OSError, ValueError):
        found = path.stat()
        return (found.st_size, found.st_mtime_ns, found.st_ino, found.st_dev)
    return ()


def _together(digests: Iterable[str]) -> str:
    whole = hashlib.sha256()
    for one in digests:
        whole.update(one.encode())
    return whole.hexdigest()


def _content(path: Path) -> str:
    try:
        if path.is_file():
            with path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        pass
    return MISSING


def _listed(folder: str, below: str = "") -> Iterator[tuple[str, int, int]]:
    with suppress(FileNotFoundError), os.scandir(folder) as found:
        for one in found:
            name = f"{below}{one.name}"
            if one.is_dir():
                yield (name, -1, -1)
                yield from _listed(one.path, f"{name}/")
            else:
                with suppress(OSError):
                    state = one.stat()
                    yield (name, state.st_size, state.st_mtime_ns)
