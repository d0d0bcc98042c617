"""What could not be read, a line for each file: a feed of teasers is one input, not thirty."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.models import Skipped

_PART = re.compile(r"(?P<file>.+)(?P<part>#(?:row )?\d{1,9})", re.DOTALL)


def by_file(skipped: Iterable[Skipped]) -> tuple[Skipped, ...]:
    """The inputs, with the entries, rows or letters of one file that lack the same as one line.

    The line counts them and names the first. A file inside an archive is a file of its own.
    """
    found: dict[tuple[str, ...], list[Skipped]] = {}
    for one in skipped:
        match = _PART.fullmatch(one.place)
        key = (match["file"], re.split("[;:.]", one.why)[0]) if match else (one.place, one.why, "")
        found.setdefault(key, []).append(one)
    return tuple(_line(key[0], parts) for key, parts in found.items())


def _line(file: str, parts: list[Skipped]) -> Skipped:
    first = min(parts, key=_number)
    if len(parts) == 1:
        return first
    name = first.place.removeprefix(file)
    return Skipped(file, f"{len(parts)} parts could not be read; the first, {name}: {first.why}")


def _number(part: Skipped) -> int:
    """The number of a part, since the places of a file come in the order of their letters."""
    return int(re.split(r"\D", part.place)[-1] or 0)
