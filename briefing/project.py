"""Where the project lies, so that a notebook finds its library from any working folder."""

from __future__ import annotations

from pathlib import Path

MARKS = ("notebooks", "data")


def root() -> Path:
    """The nearest folder, from the current one up, that holds `notebooks/` and `data/`.

    The current folder when there is none.
    """
    return around(Path.cwd())


def around(place: Path) -> Path:
    """The project that `place` lies in: a folder with `notebooks/` and `data/`, else `place`."""
    here = place.absolute()
    return next((folder for folder in (here, *here.parents) if is_project(folder)), here)


def is_project(folder: Path) -> bool:
    """True for a folder that holds `notebooks/` and `data/`."""
    return all((folder / mark).is_dir() for mark in MARKS)


def resolve(place: str | Path) -> Path:
    """`place` as a path: an absolute one stays, a relative one counts from `root()`."""
    path = Path(place).expanduser() if str(place).startswith("~") else Path(place)
    return path if path.is_absolute() else root() / path
