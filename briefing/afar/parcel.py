"""What of the project a report rests on, made ready to travel: small files, libraries, runs.

Sent are the notebooks, `brand.toml` with what it names, the audiences, the reference facts, the
judgements, the library, and what a parameter names. Hidden files and other folders stay here.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from briefing import audiences, project
from briefing.afar import projects
from briefing.afar.link import SETTINGS
from briefing.afar.orders import Parcel
from briefing.errors import PathError

LARGEST = 100_000_000  # bytes of all small files together
LARGEST_LIBRARY = 20_000_000_000  # bytes of a library file
FOLDERS = ("notebooks", "data/reference", "data/judgements")
_BRAND = "brand.toml"
_LONGEST = 1_000  # characters of a path
_LIBRARIES = (".db", ".sqlite")
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
        libraries = tuple(name for name in named if _is_library(self._root / name))
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
        single = [beside, *pictures, self._root / _BRAND, self._root / audiences.FILE]
        places = [*single, *map(self._root.joinpath, (*FOLDERS, *_branded(self._root), *named))]
        size, seen = 0, set[str]()
        for path in (file for one in places for file in _files(one)):
            name = path.relative_to(self._root).as_posix()
            if name in seen or (_is_library(path) and name not in named):
                continue
            seen.add(name)
            size += path.stat().st_size
            if size > LARGEST:
                raise PathError(
                    f"what is to be sent has more than {LARGEST:,} bytes, with {name}. Make a "
                    "library file of articles: briefing ingest FOLDER --library data/desk.db"
                )
            yield name, path.read_bytes()


def place(value: str, root: Path) -> str:
    """What a parameter names, as a path in the project; "" when it names no file or folder.

    One word without a stroke may name a file, but no folder: a topic may be called "data".
    Raises PathError for what lies elsewhere: a worker would not find it.
    """
    if not value or len(value) > _LONGEST or "\0" in value:
        return ""
    path = project.resolve(value)
    try:
        there = path.is_file() or (path.is_dir() and "/" in value)
    except OSError:
        return ""
    if not there:
        return ""
    if Path(value).is_absolute() or value.startswith("~") or ".." in path.parts:
        raise PathError(
            f"{value!r} would not be found on another machine: name a file or folder of the "
            "project, by its path from there, such as data/desk.db"
        )
    return path.relative_to(root).as_posix()


def named(parameters: Mapping[str, Any], root: Path) -> tuple[str, ...]:
    """All places that parameters name, sorted; the project itself and `reports/` are none."""
    values = [value for value in parameters.values() if isinstance(value, str)]
    folder = parameters.get("library")
    if isinstance(folder, str) and folder and "/" not in folder:
        values.append(f"./{folder}")
    found = {place(value, root) for value in values}
    return tuple(sorted(n for n in found if n not in {"", "."} and n.split("/")[0] != "reports"))


def _inside(path: Path, root: Path) -> bool:
    real = path.resolve()
    return real.is_relative_to(root.resolve()) and path.is_relative_to(root)


def _is_library(path: Path) -> bool:
    return path.suffix in _LIBRARIES and path.is_file()


def _files(place: Path) -> Iterator[Path]:
    """The file, or the files below a folder; no hidden ones, no links that lead elsewhere."""
    if place.is_file():
        yield place
        return
    for top, folders, names in os.walk(place):
        folders[:] = sorted(n for n in folders if not n.startswith(".") and n != "__pycache__")
        for path in (Path(top, name) for name in sorted(names) if not name.startswith(".")):
            if path.is_file() and _inside(path, place if place.is_dir() else place.parent):
                yield path


def _branded(root: Path) -> Iterator[str]:
    """Files and folders that brand.toml names. What is wrong in it is told by the run."""
    try:
        said = tomllib.loads((root / _BRAND).read_text("utf-8"))
    except (OSError, ValueError):
        return
    files = [
        said.get("templates"),
        *_listed(said, "fonts", "files"),
        *_listed(said, "logo", "file"),
    ]
    for name in files:
        if isinstance(name, str) and name and _inside(root / name, root) and (root / name).exists():
            yield (root / name).resolve().relative_to(root.resolve()).as_posix()


def _listed(said: Mapping[str, Any], table: str, key: str) -> list[Any]:
    found = said.get(table)
    value = found.get(key) if isinstance(found, dict) else None
    return value if isinstance(value, list) else [value]
