"""Tables as GitHub's Markdown writes them: one row of heads, a cell for each column."""

from __future__ import annotations

from briefing.exporters.blocks import Cell, Row, Table
from briefing.exporters.markdown import escaping, lines

_RULES = {"": "---", "left": ":--", "right": "--:", "center": ":-:"}
MERGED = "Cells that cover several columns or rows are repeated in each."


def table(shown: Table) -> list[str]:
    """A table, its caption above, its notes below; what covers several cells is repeated."""
    count = len(shown.columns)
    found = [escaping.line(f"**{escaping.text(words)}**") for words in shown.caption if words]
    rows = _grid(shown, count)
    if not count:
        return found
    made = [_row([escaping.text(head) for head in shown.heads]), _row(_rules(shown, count))]
    made += map(_row, rows)
    found.append("\n".join(made))
    if _merged(shown):
        found.append(f"*{MERGED}*")
    found += [escaping.line(lines.inline(note)) for note in shown.notes]
    return found


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _rules(shown: Table, count: int) -> list[str]:
    rows = shown.rows or shown.head
    aligns = [cell.align for cell in rows[-1].cells] if rows else []
    return [_RULES[aligns[n]] if n < len(aligns) else _RULES[""] for n in range(count)]


def _merged(shown: Table) -> bool:
    rows = (row for row in (*shown.head, *shown.rows) if row.role != "group")
    return any(cell.columns > 1 or cell.rows > 1 for row in rows for cell in row.cells)


def _grid(shown: Table, count: int) -> list[list[str]]:
    """A text for each column of each row, those of cells from rows above included."""
    covered: dict[tuple[int, int], str] = {}
    made: list[list[str]] = []
    for number, row in enumerate(shown.rows):
        own = count - shown.referenced
        texts = [""] * count
        column = 0
        for cell in row.cells:
            while (number, column) in covered:
                column += 1
            said = _cell(cell, row)
            wide = range(column, min(column + cell.columns, own))
            for across in wide[:1] if row.role == "group" else wide:
                for down in range(number, min(number + cell.rows, len(shown.rows))):
                    covered[down, across] = said
            column += cell.columns
        for across in range(own):
            texts[across] = covered.get((number, across), "")
        if shown.referenced:
            texts[-1] = ", ".join(map(lines.ref, row.refs))
        made.append(texts)
    return made


def _cell(cell: Cell, row: Row) -> str:
    said = lines.inline(cell.nodes, "<br>").strip()
    strong = cell.strong or row.role != "body"
    for tag, wanted in (("em", cell.emph), ("strong", strong)):
        said = f"<{tag}>{said}</{tag}>" if wanted and said else said
    return said
