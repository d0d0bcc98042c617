"""Paths that a browser sends: below the server's folder, or refused."""

from __future__ import annotations

from pathlib import Path

from briefing import project
from briefing.errors import PathError
from briefing.links import real

_LONGEST = 1_000  # characters of a path


def inside(root: Path, given: object) -> Path:
    """The path below `root`, links followed. Raises PathError when it leads elsewhere."""
    if not isinstance(given, str) or not given.strip("/") or len(given) > _LONGEST:
        raise PathError("no path is given, or it is too long; open the file and try again")
    if "\0" in given:
        raise PathError("a path holds no null character; open the file and try again")
    home = root.resolve()
    try:
        found = real(home / given.strip("/"))
        found.is_file()
    except (OSError, ValueError) as error:  # as a link to itself
        raise PathError(f"{given!a:.200} cannot be a file; open the file and try again") from error
    if not found.is_relative_to(home):
        raise PathError(f"{given:.200} lies outside the folder that JupyterLab was started in")
    return found


def notebook(root: Path, given: object) -> Path:
    """A notebook below `root`. Raises PathError when none is there."""
    found = inside(root, given)
    if found.suffix != ".ipynb" or not found.is_file():
        raise PathError(f"there is no notebook at {given!s:.200}; save it first")
    return found


def desk(root: Path, file: Path) -> Path:
    """The project that `file` lies in, when it lies below `root`; else `root`."""
    found = project.around(file.parent)
    home = root.resolve()
    return found if project.is_project(found) and found.is_relative_to(home) else home


def told(root: Path, file: Path) -> str:
    """A file as JupyterLab names it; "" when it lies outside `root`."""
    home, found = root.resolve(), file.resolve()
    return found.relative_to(home).as_posix() if found.is_relative_to(home) else ""
