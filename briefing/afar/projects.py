"""Projects unpacked on a worker: a folder each, as far as a report needs it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

import msgspec

from briefing import whole
from briefing.afar.blobs import Blobs
from briefing.afar.orders import Parcel
from briefing.project import MARKS


def packed(files: Mapping[str, bytes]) -> bytes:
    """Small files, by their path in the project, in one piece."""
    return msgspec.msgpack.encode(dict(sorted(files.items())))


def unpack(content: bytes, home: Path) -> None:
    """Make a project of small files in the new folder `home`."""
    for mark in MARKS:
        (home / mark).mkdir(parents=True)
    for name, raw in msgspec.msgpack.decode(content, type=dict[str, bytes]).items():
        _written(inside(home, name), raw)


def unpacked(parcel: Parcel, blobs: Blobs, folder: Path) -> Path:
    """The project of a parcel in `folder`, made if it is not there yet; return where it lies."""
    home = folder / parcel.digest
    if home.is_dir():
        return home
    unfinished = folder / f"{parcel.digest}.part"
    shutil.rmtree(unfinished, ignore_errors=True)
    unpack(blobs.path(parcel.small).read_bytes(), unfinished)
    for name, digest in parcel.libraries.items():
        place = inside(unfinished, name)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(blobs.path(digest), place)  # a copy: readings will be kept in it
    unfinished.rename(home)
    return home


def remove(home: Path) -> None:
    """Delete a project; half of one is never found under its name."""
    gone = home.with_name(f"{home.name}.gone")
    with suppress(OSError):
        home.rename(gone)
    shutil.rmtree(gone, ignore_errors=True)


def place(files: Mapping[str, str], blobs: Blobs, project: Path) -> None:
    """Put the files of one report into its project, in place of what earlier ones brought there.

    Reports on the same topic bring the same files, so that several may run at once.
    """
    wanted = {inside(project, name): digest for name, digest in files.items()}
    for folder in {path.parent.parent for path in wanted if _is_of_a_run(path, project)}:
        for old in folder.glob("*/*"):
            if old not in wanted:
                old.unlink(missing_ok=True)
    for path, digest in wanted.items():
        _written(path, blobs.path(digest).read_bytes())


def _is_of_a_run(path: Path, project: Path) -> bool:
    return path.relative_to(project).parts[0] == "reports"


def inside(folder: Path, name: str) -> Path:
    """The file called `name` in `folder`. Raises ValueError for a name that leads elsewhere."""
    pure = PurePosixPath(name)
    if pure.is_absolute() or not pure.parts or ".." in pure.parts or "\0" in name:
        raise ValueError(f"{name[:80]!r} lies outside its folder")
    return folder / pure


def _written(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    whole.write(path, content, lasting=False)
