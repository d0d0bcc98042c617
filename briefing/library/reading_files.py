"""The inputs named by paths: each file once, in order, and what no source reads."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from briefing.errors import PathError
from briefing.library.ledger import Input, found
from briefing.library.nearby import nearby
from briefing.models import Skipped
from briefing.sources import is_input, printable, suffix_of, suffixes, unread
from briefing.sources.rows import MAPPING_SUFFIX

Kept = dict[str, list[Skipped]]  # what of a folder has no reader, by the folder's full path


def inputs(
    paths: Iterable[Path], unknown: Kept, places: Mapping[Path, str] | None = None
) -> Iterator[Input]:
    """The files at `paths` and in the folders there; fills `unknown` folder by folder.

    Hidden files, files called README, and links out of their folder are no input. Raises
    PathError when a path does not exist.
    """
    for path in paths:
        if path.is_file():
            yield found(path, (places or {}).get(path, path.name))
        elif path.is_dir():
            yield from _in_folder(path, unknown)
        else:
            raise PathError(f"{path}: no such file or folder. {_advice(path)}")


def _advice(path: Path) -> str:
    if path.parts[:1] in {("http:",), ("https:",)}:
        return "An address is fetched first: briefing fetch URL --library LIBRARY"
    return nearby(path)


def _in_folder(folder: Path, unknown: Kept) -> Iterator[Input]:
    known, others = frozenset(suffixes()), Counter[str]()
    closed: list[Skipped] = []
    within = folder.resolve()
    for path in _files(folder, closed):
        name = path.relative_to(folder)
        if path.is_symlink() and not path.resolve().is_relative_to(within):
            continue
        if suffix_of(path.name) in known:
            yield found(path, name.as_posix())
        else:
            suffix = printable(path.suffix.lower())
            others[suffix] += 1
    unknown[printable(str(folder.absolute()))] = [*unread(others), *closed]


def _files(folder: Path, closed: list[Skipped]) -> Iterator[Path]:
    """The files below a folder in the order of their names; links to folders are not followed.

    Fills `closed` with the folders that cannot be read.
    """

    def note(error: OSError) -> None:
        place = printable(os.path.relpath(error.filename, folder))
        place = printable(folder.name) if place == "." else place
        why = f"this folder cannot be read ({error.strerror}). Check who may read it."
        closed.append(Skipped(place, why))

    for top, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(top, name)
            if is_input(name) and not name.endswith(MAPPING_SUFFIX) and path.is_file():
                yield path
