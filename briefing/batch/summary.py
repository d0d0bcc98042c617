"""What became of a batch: for a program as JSON, for a person as a table."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from briefing.batch.plan import Row
from briefing.jobs import FINE, STATUSES, Result, exit_code
from briefing.runner import place
from briefing.sizes import shown

_LONGEST_NAME = 48  # characters of an item's name in the table
_HEAD = ("item", "status", "seconds", "memory", "where, or what went wrong")


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """A batch that is over. `started` and `ended` are ISO times in UTC, `seconds` the time between.

    `session` is the id that the runs of this pass through the batch share.
    """

    batch: str
    session: str
    started: str
    ended: str
    seconds: float
    items: tuple[Row, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many items ended how, in the order of briefing.jobs.STATUSES."""
        found: Counter[str] = Counter(row.status for row in self.items)
        return {status: found[status] for status in STATUSES if status in found}

    @property
    def exit_code(self) -> int:
        """0 when nobody need look at it, 3 when nothing but checks failed, else 1."""
        return exit_code([Result(status=row.status) for row in self.items])

    def told(self) -> dict[str, Any]:
        """Everything, as plain values."""
        found: dict[str, Any] = msgspec.to_builtins(self)
        items = found.pop("items")
        return {**found, "counts": self.counts, "exit_code": self.exit_code, "items": items}

    def write(self, path: Path, **more: Any) -> None:
        """Write everything and `more` as JSON, the file whole or not at all. Raises PathError."""
        told = json.dumps(self.told() | more, indent=2, ensure_ascii=False) + "\n"
        place.write(path.absolute(), told.encode("utf-8", "surrogatepass"))

    def table(self) -> str:
        """A line for each item, and one that counts them."""
        rows = [_HEAD, *(_cells(row) for row in self.items)]
        widths = [max(_width(row[n]) for row in rows) for n in range(len(_HEAD) - 1)]
        lines = [_line(row, widths) for row in rows]
        return "\n".join(
            [lines[0], "-" * min(100, max(map(len, lines))), *lines[1:], self.sentence]
        )

    @property
    def sentence(self) -> str:
        """How many ended how, and in what time."""
        told = ", ".join(f"{count} {status}" for status, count in self.counts.items())
        return f"{self.batch}: {told} in {duration(self.seconds)}."


def _cells(row: Row) -> tuple[str, ...]:
    where = near(row.folder) if row.status in FINE else clean(row.error)
    if row.status not in FINE and row.folder:
        where = f"{where} ({near(row.folder)})"
    seconds = f"{row.seconds:.1f}" if row.status != "unchanged" else ""
    return clean(row.item)[:_LONGEST_NAME], row.status, seconds, shown(row.memory), where


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    return "  ".join([*_padded(cells, widths), cells[-1]]).rstrip()


def _padded(cells: tuple[str, ...], widths: list[int]) -> Iterator[str]:
    for number, (cell, width) in enumerate(zip(cells, widths, strict=False)):
        gap = " " * (width - _width(cell))
        yield f"{gap}{cell}" if number in (2, 3) else f"{cell}{gap}"


def _width(text: str) -> int:
    """Columns of a text in a terminal: letters of East Asia take two."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)


def clean(text: str) -> str:
    """A text for a terminal: on one line, without control characters."""
    words = " ".join(text.split())
    return "".join(
        c if unicodedata.category(c)[0] != "C" else "\N{REPLACEMENT CHARACTER}" for c in words
    )


def near(folder: str) -> str:
    """A folder as it can be typed from here."""
    path, here = Path(folder), Path.cwd()
    return clean(str(path.relative_to(here) if folder and path.is_relative_to(here) else folder))


def duration(seconds: float) -> str:
    """A span of time as people say it: "4.2 seconds", "12 min 5 s", "3 h 10 min"."""
    if seconds < 60:
        return f"{seconds:.1f} seconds"
    whole = round(seconds)
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
