"""The data of a figure as a table, for those who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefing.charts import labels, records
from briefing.charts.records import Sheet
from briefing.exporters import blocks
from briefing.exporters.columns import aligned, widths
from briefing.models import Figure

SHOWN = 40  # rows; the rest is counted in a note
COLUMNS = 10  # columns
WIDE = 6  # traces that share their places up to which each has a column of its own
NAME = "Data of the figure"

Lines = tuple[tuple[str, ...], list[tuple[Any, ...]]]


def of(figure: Figure) -> blocks.Table | None:
    """The data of a figure: its own rows where it brings them, else what its traces show."""
    if figure.rows:
        return _table(figure.columns, figure.rows)
    return table(figure.plotly)


def table(plotly: dict[str, Any]) -> blocks.Table | None:
    """The data of a plotly figure; None when it has none that make a table.

    At most 40 rows are shown; a note counts the rest.
    """
    sheets = records.sheets(plotly)
    if not sheets:
        return None
    heads, rows = _joined(sheets)
    return _table(heads, rows)


def _joined(sheets: list[Sheet]) -> Lines:
    """All traces as one table."""
    if len(sheets) == 1:
        return sheets[0].heads, [*sheets[0].rows]
    alike = len({sheet.heads for sheet in sheets}) == 1
    if alike and (beside := _beside(sheets)):
        return beside
    names = [sheet.name or f"Series {n}" for n, sheet in enumerate(sheets, start=1)]
    if alike:
        rows = [
            (name, *row) for name, sheet in zip(names, sheets, strict=True) for row in sheet.rows
        ]
        if sheets[0].heads[0] == "Group" and all(len(sheet.rows) == 1 for sheet in sheets):
            return sheets[0].heads, [
                (name, *row[2:]) for name, row in zip(names, rows, strict=True)
            ]
        return ("Series", *sheets[0].heads), rows
    return ("Series", "Point", "Value"), [
        (name, [*row[:-1]], row[-1])
        for name, sheet in zip(names, sheets, strict=True)
        for row in sheet.rows
    ]


def _beside(sheets: list[Sheet]) -> Lines | None:
    """Traces over the same places, a column each; None when they share too few."""
    if len(sheets) > WIDE or any(len(s.heads) != 2 or not s.name for s in sheets):
        return None
    key = 1 if all(_named(sheet, 1) and not _named(sheet, 0) for sheet in sheets) else 0
    columns = [{labels.said(row[key]): row[1 - key] for row in sheet.rows} for sheet in sheets]
    places = list(dict.fromkeys(place for column in columns for place in column))
    whole = all(len(c) == len(s.rows) for c, s in zip(columns, sheets, strict=True))
    if not whole or 2 * len(places) > 3 * max(map(len, columns)):
        return None
    of_what = sheets[0].heads[1 - key]
    unit = f" ({of_what})" if len(of_what) > 1 and of_what.lower() != "value" else ""
    heads = (sheets[0].heads[key], *(f"{sheet.name}{unit}" for sheet in sheets))
    return heads, [(place, *(c.get(place) for c in columns)) for place in places]


def _named(sheet: Sheet, column: int) -> bool:
    """True for a column of names, which stand along a vertical axis when bars lie flat."""
    return any(isinstance(row[column], str | list) for row in sheet.rows)


def _table(heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> blocks.Table:
    wide = len(heads) > COLUMNS
    kept = [[labels.said(cell) for cell in row[:COLUMNS]] for row in rows[:SHOWN]]
    named = [*heads[:COLUMNS]]
    return aligned(
        blocks.Table(
            columns=tuple(widths([named, *kept])),
            head=(blocks.Row(blocks.plain(*named, head=True)),),
            rows=tuple(blocks.Row(blocks.plain(*row)) for row in kept),
            notes=tuple(
                (blocks.Text(note),)
                for note in (
                    _more(len(rows) - SHOWN, "row"),
                    _more(len(heads) - COLUMNS, "column") if wide else "",
                )
                if note
            ),
            name=NAME,
        )
    )


def _more(left: int, what: str) -> str:
    if left <= 0:
        return ""
    return f"And {left:,} more {what}{'' if left == 1 else 's'}, not shown here."
