"""The lines of a command in a cell, and the files it wrote as links."""

from __future__ import annotations

import os
from html import escape
from pathlib import Path
from urllib.parse import quote

_LONGEST = 1000  # characters of a path


class Links:
    """Prints lines as they come; those that name a file of the project become links at the end."""

    def __init__(self, root: Path, beside: Path) -> None:
        self._root, self._beside = root, beside
        self._files: list[Path] = []

    def told(self, line: str) -> None:
        """One line of the command."""
        path = self._root / line.strip()
        if 0 < len(line.strip()) < _LONGEST and _is_file(path, self._root):
            self._files.append(path)
        else:
            print(line, flush=True)  # noqa: T201 - the cell's output

    def show(self) -> None:
        """The links, relative to the notebook, as front ends follow them; as text the paths."""
        if not self._files:
            return
        from IPython.display import display

        names = [str(path.relative_to(self._root)) for path in self._files]
        places = [quote(os.path.relpath(path, self._beside)) for path in self._files]
        items = "".join(
            f'<li><a href="{escape(place)}" target="_blank">{escape(name)}</a></li>'
            for place, name in zip(places, names, strict=True)
        )
        shown = {"text/plain": "\n".join(names), "text/html": f"<ul>{items}</ul>"}
        display(shown, raw=True)  # type: ignore[no-untyped-call] # IPython has no types here


def _is_file(path: Path, root: Path) -> bool:
    try:
        return path.is_file() and path.resolve().is_relative_to(root.resolve())
    except (OSError, ValueError):
        return False
