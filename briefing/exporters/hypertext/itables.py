"""A table of itables with all its rows, not those of the first page alone."""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any

from briefing.exporters.place import Place

_TAG = re.compile(r"<[^>]{0,300}>")
_TFOOT = re.compile(r"<tfoot\b.*?</tfoot\s*>", re.DOTALL | re.IGNORECASE)
_HEAD = re.compile(r"<th\b[^>]*>.*?</th\s*>", re.DOTALL | re.IGNORECASE)
_ROW = re.compile(r"<tr\b", re.IGNORECASE)
_CLOSE = re.compile(r"</table\s*>\s*\Z", re.IGNORECASE)


def html(arguments: dict[str, Any], place: Place) -> str:
    """The whole table as HTML, in the cells' own markup.

    Raises ExportError when its rows cannot be read; warns when itables had left rows out.
    """
    table = str(arguments.get("table_html") or "<table></table>")
    if not arguments.get("footer"):
        table = _TFOOT.sub("", table)  # its filters and repeated heads
    style = str(arguments.get("table_style") or "")
    caption = str(arguments.get("caption") or "")
    gone = _hidden(arguments, table, place)
    if gone:
        heads = iter(range(len(_HEAD.findall(table))))
        table = _HEAD.sub(lambda found: "" if next(heads) in gone else found[0], table)
    told = f"<caption>{escape(caption)}</caption>" if caption else ""
    rows = "".join(_row(cells, gone) for cells in _rows(arguments, place))
    table = re.sub(r"(<table\b[^>]*>)", lambda found: found[1] + told, table, count=1)
    table = _CLOSE.sub("", table)
    note = _left_out(arguments, place)
    body = f"<tbody>{rows}</tbody>" if rows else ""
    return f"<style>{style}</style>{table}{body}{note}</table>"


def _rows(arguments: dict[str, Any], place: Place) -> list[list[Any]]:
    if "data_json" not in arguments:
        return []
    try:
        rows = json.loads(str(arguments["data_json"]))
    except (ValueError, RecursionError):
        rows = None
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise place.error("an interactive table whose rows cannot be read", "Run the cell again.")
    return rows


def _hidden(arguments: dict[str, Any], table: str, place: Place) -> frozenset[int]:
    """The columns nobody saw, from 0; raises ExportError when they cannot be told apart."""
    rules = arguments.get("columnDefs") or []
    hiding = [r for r in rules if isinstance(r, dict) and r.get("visible") is False]
    targets = [rule.get("targets") for rule in hiding]
    named = [n for told in targets for n in (told if isinstance(told, list) else [told])]
    count = len(_HEAD.findall(table))
    places = [n + count if isinstance(n, int) and n < 0 else n for n in named]
    if places and (len(_ROW.findall(table)) != 1 or not all(n in range(count) for n in places)):
        raise place.error("an interactive table with hidden columns", "Drop them from its frame.")
    return frozenset(n for n in places if isinstance(n, int))


def _row(cells: list[Any], gone: frozenset[int]) -> str:
    kept = (cell for number, cell in enumerate(cells) if number not in gone)
    return f"<tr>{''.join(f'<td>{_shown(cell)}</td>' for cell in kept)}</tr>"


def _shown(cell: Any) -> str:
    """What a cell shows: itables keeps what is shown and what is sorted by as a pair."""
    if isinstance(cell, list):
        cell = cell[0] if cell else ""
    if cell is None:
        return ""
    return cell if isinstance(cell, str) else escape(json.dumps(cell, ensure_ascii=False))


def _left_out(arguments: dict[str, Any], place: Place) -> str:
    said = _TAG.sub("", str(arguments.get("downsampling_warning") or ""))
    if not said:
        return ""
    place.warn(f"an interactive table that was cut ({said}). Show it with maxBytes=0 to print all")
    rows = arguments.get("filtered_row_count")
    columns = arguments.get("filtered_column_count")
    gone = [f"{n:,} {what}" for n, what in ((rows, "rows"), (columns, "columns")) if n]
    left = f"{' and '.join(gone)} are left out." if gone else f"Cut: {said}."
    return f"<tfoot><tr><td>{escape(left)}</td></tr></tfoot>"
