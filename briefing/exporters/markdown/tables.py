"""Tables as GitHub's Markdown writes them: one row of heads, a cell for each column."""

from __future__ import annotations

from briefing.exporters.blocks import Cell, Row, Table
from briefing.exporters.flat import MERGED, flat, merged
from briefing.exporters.markdown import escaping, lines

_RULES = {"": "---", "left": ":--", "right": "--:", "center": ":-:"}


def table(shown: Table) -> list[str]:
    """A table, its caption above, its notes below; what covers several cells is repeated."""
    count = len(shown.columns)
    found = [escaping.line(f"**{escaping.text(words)}**") for words in shown.caption if words]
    if not count:
        return found
    made = [_row([escaping.text(head) for head in shown.heads]), _row(_rules(shown, count))]
    made += map(_row, _texts(shown))
    found.append("\n".join(made))
    if merged(shown):
        found.append(f"*{MERGED}*")
    found += [escaping.line(lines.inline(note)) for note in shown.notes]
    return found


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _rules(shown: Table, count: int) -> list[str]:
    cells = flat(shown)[-1] if shown.rows else []
    return [_RULES[cells[n].align if n < len(cells) else ""] for n in range(count)]


def _texts(shown: Table) -> list[list[str]]:
    """A text for each column of each row, that of its sources last."""
    made = []
    for row, cells in zip(shown.rows, flat(shown), strict=True):
        texts = [_cell(cell, row) for cell in cells]
        made.append([*texts, *([", ".join(map(lines.ref, row.refs))] if shown.referenced else [])])
    return made


def _cell(cell: Cell, row: Row) -> str:
    said = lines.inline(cell.nodes, "<br>").strip()
    strong = cell.strong or row.role != "body"
    for tag, wanted in (("em", cell.emph), ("strong", strong)):
        said = f"<{tag}>{said}</{tag}>" if wanted and said else said
    return said
