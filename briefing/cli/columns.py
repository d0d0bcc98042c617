"""Plain text for a terminal: nothing that moves its cursor, and columns that stand in line."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence

from briefing.exporters.visible import shown

_WIDE = frozenset("WF")
_MARKS = frozenset(("Mn", "Me"))
_CUT = "…"
_FULL, _EMPTY = "█", "·"
_UNSEEN = 10_000  # columns of an output that no terminal shows: nothing is cut


def plain(value: object) -> str:
    """A value as one line without control characters; "-" for none."""
    return "-" if value is None else shown(str(value)).strip()


def width(text: str) -> int:
    """How many columns of a terminal a text takes; letters of China, Japan and Korea take two."""
    return sum(_columns(letter) for letter in text)


def _columns(letter: str) -> int:
    if letter.isascii():
        return 1
    if unicodedata.category(letter) in _MARKS:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in _WIDE else 1


def fitted(text: str, columns: int) -> str:
    """A text that takes at most so many columns; one that is cut ends in "…"."""
    if width(text) <= columns:
        return text
    taken, room = "", columns - 1
    for letter in text:
        room -= _columns(letter)
        if room < 0:
            break
        taken += letter
    return taken + _CUT


def padded(text: str, columns: int) -> str:
    """A text with blanks at its end."""
    return text + " " * (columns - width(text))


def screen() -> int:
    """Columns of the terminal, or more than anybody needs where no terminal shows the output."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else _UNSEEN


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """Lines of a table, the last column cut where the terminal ends."""
    cells = [[*head], *([plain(cell) for cell in row] for row in rows)]
    widths = [max(width(row[n]) for row in cells) for n in range(len(head))]
    lines = ("  ".join(map(padded, row, widths)).rstrip() for row in cells)
    return [fitted(line, screen()) for line in lines]


def bar(part: float, whole: float, columns: int = 24) -> str:
    """A bar of `part` in `whole`; in signs of ASCII where the output takes no others."""
    filled = round(columns * part / whole) if whole > 0 else 0
    filled = max(0, min(columns, filled))
    drawn = _FULL * filled + _EMPTY * (columns - filled)
    try:
        drawn.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return "#" * filled + "." * (columns - filled)
    return drawn


def spent(seconds: float | None) -> str:
    """A span of time; "-" for none."""
    if seconds is None:
        return "-"
    if seconds < 120:
        return f"{seconds:.1f} s" if seconds >= 0.95 else f"{seconds * 1000:.0f} ms"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02} s" if minutes < 120 else f"{minutes / 60:.1f} h"


def size(count: float | None) -> str:
    """Bytes as KB, MB or GB of a thousand; "-" for none."""
    if count is None:
        return "-"
    for unit in ("bytes", "KB", "MB"):
        if count < 1000:
            return f"{count:.0f} {unit}" if unit == "bytes" else f"{count:.3g} {unit}"
        count /= 1000
    return f"{count:.3g} GB"
