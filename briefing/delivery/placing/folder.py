"""A folder of this computer, or a mounted share, as a place of files."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from briefing.errors import DeliveryError


class Folder:
    """Files under one folder. No name and no link leads out of it."""

    whole = False

    def __init__(self, root: Path) -> None:
        self._root = root
        self._touched: set[Path] = set()

    def sizes(self, folder: str) -> dict[str, int]:
        """The files right in a folder with their bytes; a link is none."""
        before = f"{folder}/" if folder else ""
        try:
            with os.scandir(self._at(folder)) as entries:
                return {
                    before + entry.name: entry.stat(follow_symlinks=False).st_size
                    for entry in entries
                    if entry.is_file(follow_symlinks=False)
                }
        except (FileNotFoundError, NotADirectoryError):
            return {}

    def walk(self, folder: str) -> list[str]:
        """The names of all files below a folder."""
        return [
            (Path(place) / name).relative_to(self._root).as_posix()
            for place, _, names in os.walk(self._at(folder))
            for name in names
        ]

    def read(self, name: str) -> bytes:
        """What a file holds."""
        return self._inside(name).read_bytes()

    def write(self, name: str, content: bytes) -> None:
        """Write a file; it is on the disk when this returns."""
        path = self._inside(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())

    def rename(self, old: str, new: str) -> None:
        """Give a file another name; POSIX and Windows replace what had it (os.replace)."""
        path = self._inside(new)
        path.parent.mkdir(parents=True, exist_ok=True)
        self._at(old).replace(path)
        self._touched.add(path.parent)

    def remove(self, name: str) -> None:
        """Take a file away, and the folders that are empty then."""
        path = self._inside(name)
        path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # not empty
            for parent in path.parents:
                if parent == self._root:
                    break
                parent.rmdir()

    def settle(self) -> None:
        """Write the changed folders themselves to the disk."""
        for path in self._touched:
            with contextlib.suppress(OSError):  # some shares, and Windows, cannot
                number = os.open(path, os.O_RDONLY)
                try:
                    os.fsync(number)
                finally:
                    os.close(number)
        self._touched.clear()

    def close(self) -> None:
        """Nothing: no folder is held open."""

    def _at(self, name: str) -> Path:
        return self._root / name if name else self._root

    def _inside(self, name: str) -> Path:
        """The path of a file, when no link leads it out of the place. Raises DeliveryError."""
        path = self._at(name)
        if not path.parent.resolve().is_relative_to(self._root.resolve()):
            raise DeliveryError(f"{path.parent} is a link that leads out of {self._root}.")
        return path
