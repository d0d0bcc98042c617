"""Where in a TOML file something stands, so that a mistake is told with its line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

Path = tuple[str | int, ...]
_PART = re.compile(r"""\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([A-Za-z0-9_-]+))\s*(\.?)""")
_HEAD = re.compile(r"\s*(\[\[?)(.*?)\]\]?\s*(?:#.*)?$")


class Places:
    """The lines of tables and keys, counted from 1. Those written in other ways are not found."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Path, int] = {}
        for number, path in _paths(text):
            self._lines.setdefault(path, number)

    def line(self, *path: str | int) -> int:
        """The line of a key or of what it stands in, 0 when neither is found."""
        for length in range(len(path), 0, -1):
            if path[:length] in self._lines:
                return self._lines[path[:length]]
        return 0


def _paths(text: str) -> Iterator[tuple[int, Path]]:
    seen: Counter[Path] = Counter()
    table: Path = ()
    for number, line in enumerate(text.split("\n"), start=1):
        head = _HEAD.match(line)
        if head is not None and (path := _dotted(head[2])):
            table = path
            if head[1] == "[[":
                table = (*path, seen[path])
                seen[path] += 1
            yield from ((number, table[:length]) for length in range(1, len(table) + 1))
            continue
        before, sign, _ = line.partition("=")
        if sign and (path := _dotted(before)):
            whole = (*table, *path)
            yield from ((number, whole[:length]) for length in range(1, len(whole) + 1))


def _dotted(text: str) -> Path:
    """The parts of a dotted key; empty when it is none."""
    found: list[str] = []
    place, more = 0, True
    while more:
        part = _PART.match(text, place)
        if part is None:
            return ()
        found.append(next((one for one in part.groups()[:3] if one is not None), ""))
        place, more = part.end(), bool(part[4])
    return tuple(found) if not text[place:].strip() else ()
