"""A path that leads nowhere is answered with what is there instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import nearest

if TYPE_CHECKING:
    from pathlib import Path

_MOST = 200  # names compared


def nearby(path: Path) -> str:
    """Where the path stops being right, and the nearest name there; for the end of a message."""
    path = path.absolute()
    parent = path.parent
    while not parent.is_dir() and parent != parent.parent:
        path, parent = parent, parent.parent
    here = parent.name or parent
    try:
        names = sorted(entry.name for entry in parent.iterdir())
    except OSError as error:
        return f"The folder {here} cannot be read ({error.strerror})."
    shown = [name for name in names if not name.startswith(".")]
    return f"In {here} there is no {path.name!r}. {nearest(path.name, shown[:_MOST])}"
