"""Which files of a project a report rests on: those it always does, and those it names."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from briefing import project
from briefing.errors import PathError

BRAND = "brand.toml"
_LONGEST = 1_000  # characters of a path
_LIBRARIES = (".db", ".sqlite")


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


def is_library(path: Path) -> bool:
    """Whether a path is that of a library file that exists."""
    return path.suffix in _LIBRARIES and path.is_file()


def files(place: Path) -> Iterator[Path]:
    """The file, or the files below a folder; no hidden ones, no links that lead elsewhere."""
    if place.is_file():
        yield place
        return
    for top, folders, names in os.walk(place):
        folders[:] = sorted(n for n in folders if not n.startswith(".") and n != "__pycache__")
        for path in (Path(top, name) for name in sorted(names) if not name.startswith(".")):
            if path.is_file() and _inside(path, place if place.is_dir() else place.parent):
                yield path


def branded(root: Path) -> Iterator[str]:
    """Files and folders that brand.toml names. What is wrong in it is told by the run."""
    try:
        said = tomllib.loads((root / BRAND).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return
    names = [
        said.get("templates"),
        *_listed(said, "fonts", "files"),
        *_listed(said, "logo", "file"),
    ]
    for name in names:
        if isinstance(name, str) and name and _inside(root / name, root) and (root / name).exists():
            yield (root / name).resolve().relative_to(root.resolve()).as_posix()


def _listed(said: Mapping[str, Any], table: str, key: str) -> list[Any]:
    found = said.get(table)
    value = found.get(key) if isinstance(found, dict) else None
    return value if isinstance(value, list) else [value]
