"""What of the project a report rests on, made ready to travel: small files, libraries, runs.

Sent are the notebooks, `brand.toml` with what it names, the audiences, the reference facts, the
judgements, the library, and what a parameter names. Hidden files and other folders stay here.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from briefing import audiences
from briefing.afar import projects
from briefing.afar.link import SETTINGS
from briefing.afar.naming import BRAND, branded, files, is_library
from briefing.afar.orders import Parcel
from briefing.errors import PathError

LARGEST = 100_000_000  # bytes of all small files together
LARGEST_LIBRARY = 20_000_000_000  # bytes of a library file
FOLDERS = ("notebooks", "data/reference", "data/judgements")
_PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"}


class Parcels:
    """Contents on their way, by SHA-256. `folder` keeps copies of libraries as they are now."""

    def __init__(self, root: Path, folder: Path) -> None:
        self._root, self._folder = root, folder
        self._contents: dict[str, bytes | Path] = {}
        self._known: dict[tuple[str, ...], Parcel] = {}
        self._libraries: dict[str, str] = {}

    def parcel(self, notebook: str, named: tuple[str, ...]) -> Parcel:
        """The project for a notebook (its path in the project) and the places it names.

        Made once: every report of a night rests on the same library. Raises PathError.
        """
        libraries = tuple(name for name in named if is_library(self._root / name))
        others = tuple(name for name in named if name not in libraries)
        key = (notebook, *libraries, "", *others)
        if key not in self._known:
            small = dict(self._small(notebook, others))
            self._known[key] = Parcel(
                small=self.add(projects.packed(small)),
                libraries={name: self._library(name) for name in libraries},
                settings={name: os.environ[name] for name in SETTINGS if name in os.environ},
            )
        return self._known[key]

    def add(self, content: bytes | Path) -> str:
        """Make a content ready to be sent; return its SHA-256."""
        if isinstance(content, Path):
            with content.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        else:
            digest = hashlib.sha256(content).hexdigest()
        self._contents[digest] = content
        return digest

    def pieces(self, digest: str, size: int) -> Iterator[tuple[int, bytes]]:
        """A content in pieces of at most `size` bytes, each with its offset; at least one."""
        content = self._contents[digest]
        if isinstance(content, bytes):
            for offset in range(0, max(1, len(content)), size):
                yield offset, content[offset : offset + size]
            return
        with content.open("rb") as file:
            offset, piece = 0, file.read(size)
            while piece or offset == 0:
                yield offset, piece
                offset += size
                piece = file.read(size)

    def _library(self, name: str) -> str:
        """A library as it is now, whoever is writing to it: one file without a log beside it."""
        if name not in self._libraries:
            source, copy = self._root / name, self._folder / f"{len(self._libraries)}.db"
            if source.stat().st_size > LARGEST_LIBRARY:
                raise PathError(f"{name} has more than {LARGEST_LIBRARY:,} bytes; too many to send")
            try:
                address = f"{source.absolute().as_uri()}?mode=ro"
                there, here = sqlite3.connect(address, uri=True), sqlite3.connect(copy)
                with closing(there), closing(here):
                    there.backup(here)
                    here.execute("PRAGMA journal_mode=DELETE")
            except sqlite3.Error as error:
                raise PathError(f"{name} cannot be copied to be sent ({error})") from error
            self._libraries[name] = self.add(copy)
        return self._libraries[name]

    def _small(self, notebook: str, named: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
        """The small files, each once. Raises PathError when they are too many."""
        beside = self._root / notebook
        pictures = (p for p in beside.parent.glob("*") if p.suffix.lower() in _PICTURES)
        single = [beside, *pictures, self._root / BRAND, self._root / audiences.FILE]
        places = [*single, *map(self._root.joinpath, (*FOLDERS, *branded(self._root), *named))]
        size, seen = 0, set[str]()
        for path in (file for one in places for file in files(one)):
            name = path.relative_to(self._root).as_posix()
            if name in seen or (is_library(path) and name not in named):
                continue
            seen.add(name)
            size += path.stat().st_size
            if size > LARGEST:
                raise PathError(
                    f"what is to be sent has more than {LARGEST:,} bytes, with {name}. Make a "
                    "library file of articles: briefing ingest FOLDER --library data/desk.db"
                )
            yield name, path.read_bytes()
