"""What is wrong in the policy file: where, what, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from briefing.delivery.policy.places import Places
from briefing.errors import nearest

_SHOWN = 60  # characters of a name somebody typed
_TABLES = ("ways", "lists", "rules", "quotation", "licences")


class Problem(msgspec.Struct, frozen=True):
    """A mistake, or with `grave` false something to look at: it costs nothing.

    `line` counts from 1 and is 0 when it is not known; `table` is as written between brackets.
    """

    file: str
    line: int
    table: str
    key: str
    why: str
    grave: bool = True

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        where = f"{self.file}, line {self.line}" if self.line else self.file
        head = f", [{self.table}]" if self.table else ""
        key = f" {self.key}" if self.key else ""
        return f"{where}{head}{key}: {self.why}"


class Notes:
    """The problems of one file as they are found, each with its line."""

    def __init__(self, file: str, places: Places | None = None) -> None:
        self.file = file
        self._places = places or Places("")
        self._found: list[Problem] = []

    def wrong(self, path: tuple[str | int, ...], why: str) -> None:
        """Enter a mistake. `path` leads to the key: ("ways", "site", "most")."""
        self._enter(path, why, grave=True)

    def look(self, path: tuple[str | int, ...], why: str) -> None:
        """Enter something that may be meant so, and may be not."""
        self._enter(path, why, grave=False)

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._found, key=lambda one: (not one.grave, one.line)))

    def _enter(self, path: tuple[str | int, ...], why: str, *, grave: bool) -> None:
        table, key = _named(path)
        why = why if why.endswith((".", "?", "…")) else f"{why}."
        line = self._places.line(*path)
        self._found.append(Problem(self.file, line, table, key, why, grave))


def _named(path: tuple[str | int, ...]) -> tuple[str, str]:
    """The table as a person finds it, and the key in it."""
    parts = [f"number {part + 1}" if isinstance(part, int) else shown(part) for part in path]
    depth = 2 if path[:1] in {("ways",), ("lists",), ("rules",)} else 1
    if len(parts) == 1 and parts[0] not in _TABLES:
        return "", parts[0]
    return ".".join(parts[:depth]).replace(".number", ", number"), ".".join(parts[depth:])


def shown(name: object) -> str:
    """A name somebody typed, short and on one line."""
    text = "".join(c if c.isprintable() else "?" for c in str(name))
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def quoted(value: object) -> str:
    """A value somebody typed, as it can stand in a message."""
    return repr(shown(value)) if isinstance(value, str) else shown(repr(value))


def near(name: object, known: Iterable[str]) -> str:
    """What to write instead of a name nobody knows."""
    return nearest(shown(name), known)
