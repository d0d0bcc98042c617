"""A pandas Series, which a notebook shows as plain text, as a table."""

from __future__ import annotations

import re

from briefing.exporters.blocks import Row, Table, Text, plain
from briefing.exporters.columns import finished
from briefing.exporters.frames import uncounted

# The last line of a Series (pandas.io.formats.format.SeriesFormatter).
_FOOT = re.compile(
    r"(?:Freq: \S{1,40}, )?(?:Name: (?P<name>.{1,300}?), )?(?:Length: (?P<rows>\d{1,12}), )?"
    r"dtype: [\w\[\], :]{1,60}"
)
_GAP = 3  # blanks between the names of rows and their values
_DOTS = frozenset(("..", "..."))


def table(text: str) -> Table | None:
    """The table of a Series as pandas prints it; None for any other text.

    One with several levels of names, or whose columns cannot be told apart, is none.
    """
    *lines, last = text.strip("\n").split("\n")
    foot = _FOOT.fullmatch(last.strip())
    if foot is None or not lines:
        return None
    named = lines[0].strip() if len(lines) > 1 and _length(lines[:1]) != _length(lines[1:]) else ""
    rows = _rows(lines[1:] if named else lines)
    if rows is None:
        return None
    shown, count = sum(row[0] not in _DOTS for row in rows), int(foot["rows"] or 0)
    cut = f"{shown:,} of {count:,} rows are shown." if count > shown else ""
    head = [named, foot["name"] or ""]
    return uncounted(
        finished(
            Table(
                columns=(0.0, 0.0),
                head=(Row(plain(*head, head=True)),) if any(head) else (),
                rows=tuple(Row((*plain(row[0], head=True), *plain(row[1]))) for row in rows),
                notes=((Text(cut),),) if cut else (),
            )
        )
    )


def _length(lines: list[str]) -> int:
    """How long all of the lines are; 0 when some differ. Values stand at the right."""
    lengths = {len(line) for line in lines if line.strip() not in _DOTS}
    return lengths.pop() if len(lengths) == 1 else 0


def _rows(lines: list[str]) -> list[tuple[str, str]] | None:
    """The names and values, cut where every line has blanks; None when that cannot be told."""
    told = [line for line in lines if line.strip() not in _DOTS]
    width = _length(lines)
    blank = [all(line[n] == " " for line in told) for n in range(width)]
    cut = next((n for n in range(1, width - _GAP) if all(blank[n : n + _GAP])), 0)
    rows = [
        ("...", "...") if line.strip() in _DOTS else (line[:cut].rstrip(), line[cut:].strip())
        for line in lines
    ]
    several = any("  " in name or not name for name, _ in rows)  # levels of names
    return None if not cut or several else rows
