"""Files and folders into a library: each input whole or not at all, none twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import PathError, SourceError
from briefing.library.coverage import NO_READER
from briefing.library.store import Library
from briefing.models import Article, Skipped
from briefing.sources import read_path, suffixes

_BATCH = 200  # articles a transaction


@dataclass(frozen=True, slots=True)
class IngestReport:
    """How many articles were added, how many were there already, and what could not be read."""

    added: int
    unchanged: int
    skipped: tuple[Skipped, ...]

    def __str__(self) -> str:
        lines = [f"{self.added} articles added, {self.unchanged} already there"]
        lines += [f"not read: {one.place}: {one.why}" for one in self.skipped]
        return "\n".join(lines)


def fill(library: Library, paths: Iterable[Path]) -> IngestReport:
    """Add the articles of files and folders. What cannot be read is listed and costs nothing else.

    Raises PathError when a path does not exist.
    """
    added = seen = 0
    skipped: list[Skipped] = []
    batch: list[Article] = []
    for path in paths:
        for found in read_all(path):
            if isinstance(found, Skipped):
                skipped.append(found)
                continue
            batch.append(found)
            seen += 1
            if len(batch) == _BATCH:
                added += library.add(*batch)
                batch.clear()
    added += library.add(*batch)
    library.note(skipped)
    return IngestReport(added, seen - added, tuple(skipped))


def read_all(path: Path) -> Iterator[Article | Skipped]:
    """The articles of a file or of a folder and the folders in it, and what could not be read.

    Hidden files, and files called README, are no input. Nobody's suffix is told once a folder.
    Raises PathError when the path does not exist.
    """
    if path.is_file():
        yield from _read(path, path.name)
    elif path.is_dir():
        yield from _read_folder(path)
    else:
        raise PathError(f"{path}: no such file or folder. Check the name, or make the folder.")


def _read_folder(folder: Path) -> Iterator[Article | Skipped]:
    unknown: dict[str, int] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if not path.is_file() or any(part.startswith(".") for part in name.parts):
            continue
        if path.stem.upper() == "README" or not path.resolve().is_relative_to(folder.resolve()):
            continue
        if path.suffix.lower() in suffixes():
            yield from _read(path, name.as_posix())
        else:
            unknown[path.suffix.lower()] = unknown.get(path.suffix.lower(), 0) + 1
    for suffix, number in sorted(unknown.items()):
        known = ", ".join(suffixes())
        files = "file" if number == 1 else "files"
        yield Skipped(f"{number} *{suffix} {files}", f"{NO_READER}; known are {known}")


def _read(path: Path, place: str) -> Iterator[Article | Skipped]:
    try:
        yield from read_path(path, place)
    except SourceError as error:
        yield Skipped(place, str(error).removeprefix(f"{place}: "))
