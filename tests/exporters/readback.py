"""The words of a printed report as pdftotext reads them, beside what its blocks say.

The two are compared without blanks and line ends, labels of figures and formulas left out.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from briefing.exporters import blocks, panels
from briefing.exporters.content import Content
from briefing.exporters.image import Picture
from tests.exporters import printed

_PAGES = re.compile(r"(Data on page|The figure is on page)\s+\d+\b")


def packed(texts: Iterable[str]) -> str:
    """Texts as one, without anything that a line end may change."""
    return re.sub(r"[\s\u200b]+", "", "".join(texts))


def bare(made: Content) -> Content:
    """The content with empty drawings, without formulas, in cells of one row each.

    No block says the labels of a figure or the signs of a formula, and a cell of several rows
    is drawn after the others of its first.
    """
    blank = Picture(b'<svg xmlns="http://www.w3.org/2000/svg" width="99" height="9"/>', "svg", "A")
    report = msgspec.convert(_plainer(made.values), blocks.Report)
    return Content(report, (blank,) * len(made.drawings))


def _plainer(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plainer(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    if value.get("kind") == "formula":
        return {"kind": "par", "nodes": []} if value["display"] else {"kind": "text", "text": ""}
    made = {name: _plainer(inner) for name, inner in value.items()}
    if value.get("kind") == "figure":
        made["file"] = f"figure-{value['number']}.svg"
    if value.get("kind") == "table":
        made |= {"head": _cut(made["head"]), "rows": _cut(made["rows"])}
    return made


def _cut(rows: list[Any]) -> list[Any]:
    """The rows of a table, each cell that covers several with empty ones below it."""
    covered: dict[tuple[int, int], int] = {}
    made = []
    for number, row in enumerate(rows):
        left, column = [*row["cells"]], 0
        cells: list[dict[str, Any]] = []
        while left or (number, column) in covered:
            width = covered.get((number, column), 0)
            cell: dict[str, Any] = {"nodes": [], "columns": width} if width else left.pop(0)
            for below in range(1, cell.get("rows", 1)):
                covered[number + below, column] = cell.get("columns", 1)
            cells.append(cell | {"rows": 1})
            column += cell.get("columns", 1)
        made.append(row | {"cells": cells})
    return made


def extracted(raw: bytes, folder: Path) -> str:
    """The words as pdftotext reads them, in the order they are drawn in; without head and foot."""
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext here: the words of the PDF were not read")
    path = folder / "report.pdf"
    path.write_bytes(raw)
    # A4 in points; the margins of the page in style.typ
    body = ("-x", "0", "-y", "68", "-W", "596", "-H", "712")
    done = subprocess.run(
        ["pdftotext", "-raw", *body, str(path), "-"], capture_output=True, check=True
    )
    # an entry of the contents is dots and the number of a page
    found = re.sub(r"(?m)^.*(?:\. ?){6,}\s*\d+$|^\f?Contents$", "", done.stdout.decode())
    return packed([_PAGES.sub(r"\1", found)])


def difference(shown: blocks.Report, found: str) -> str:
    """Where the words found part from those of the blocks; empty when they do not.

    The head of a table may come again on a new page, and a footnote stands at the foot of one.
    """
    expected = packed(printed.report(shown))
    again = sorted(filter(None, _again(shown)), key=len, reverse=True)
    here = there = 0
    while there < len(found):
        step = _same(expected, here, found, there)
        here, there = here + step, there + step
        if there >= len(found):
            break
        more = next((text for text in again if found.startswith(text, there)), None)
        if more is None:
            said, read = expected[max(here - 40, 0) :][:90], found[max(there - 40, 0) :][:90]
            return f"the blocks say {said!r}, the PDF {read!r}"
        there += len(more)
    return "" if here == len(expected) else f"not in the PDF: {expected[here : here + 90]!r}"


def _same(one: str, here: int, other: str, there: int) -> int:
    """How many characters are the same from two places on."""
    most = min(len(one) - here, len(other) - there)
    return next((n for n in range(most) if one[here + n] != other[there + n]), most)


def _again(shown: blocks.Report) -> Iterator[str]:
    for found in tables(shown):
        yield packed(
            text for row in found.head for cell in row.cells for text in printed.line(cell.nodes)
        )
    for note in shown.footnotes:
        yield packed([str(note.number), *printed.prose(note.nodes)])


def tables(value: Any) -> Iterator[blocks.Table]:
    """Every table in a report."""
    if isinstance(value, blocks.Table):
        yield from (value, *panels.panels(value))
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from tables(getattr(value, name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from tables(inner)
