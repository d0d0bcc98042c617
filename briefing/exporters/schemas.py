"""A pandas frame as the Table Schema (specs.frictionlessdata.io) writes it."""

from __future__ import annotations

from typing import Any

from briefing.exporters.blocks import Row, Table, plain
from briefing.exporters.columns import finished

ROWS = 5_000  # of one table; a report is no store of data


def grid(payload: Any) -> Table | None:
    """The table of a payload; None when it is none, or too long.

    A first column that only counts the rows from 0 is left out; one with names of rows is
    their head.
    """
    try:
        fields = [str(field["name"]) for field in payload["schema"]["fields"]]
        rows = [[_said(row.get(name)) for name in fields] for row in payload["data"][: ROWS + 1]]
        keys = payload["schema"].get("primaryKey") or []
    except (KeyError, TypeError, AttributeError):
        return None
    if not fields or len(rows) > ROWS:
        return None
    index = {str(key) for key in keys} if isinstance(keys, list) else set()
    heads = ["" if name == "index" and name in index else name for name in fields]
    if heads[0] == "" or fields[0] == "index":
        if [row[0] for row in rows] == [str(n) for n in range(len(rows))]:
            fields, heads, rows = fields[1:], heads[1:], [row[1:] for row in rows]
        else:
            index.add(fields[0])
            heads[0] = ""
    named = sum(1 for name in fields if name in index)
    return finished(
        Table(
            columns=(0.0,) * len(fields),
            head=(Row(plain(*heads, head=True)),),
            rows=tuple(
                Row((*plain(*row[:named], head=True), *plain(*row[named:]))) for row in rows
            ),
        )
    )


def _said(value: Any) -> str:
    return "" if value is None else str(value)
