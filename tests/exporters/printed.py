"""What a printed report says, in printing order: its blocks' texts, and those read from a PDF.

The two are compared without blanks and line ends. Labels of figures and formulas are left out
on both sides; so are page numbers, which no block knows.
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

FEW = 12  # rows of data up to which they stand under their figure
_PAGES = re.compile(r"(Data on page|The figure is on page)\s+\d+\b")


def packed(texts: Iterable[str]) -> str:
    """Texts as one, without anything that a line end may change."""
    return re.sub(r"[\s\u200b]+", "", "".join(texts))


# ---------------------------------------------------------------- what the blocks say


def report(shown: blocks.Report) -> Iterator[str]:
    """Everything that is printed, in order."""
    if shown.draft:
        yield shown.draft.head
        for fault in shown.draft.failures:
            yield f"•{fault.section}: {fault.why}{fault.text}"
    yield shown.topic
    yield shown.title
    yield from refs(shown.backing)
    for label, value in (*shown.lines, ("Version for" if shown.audience else "", shown.audience)):
        yield from (label, value)
    for item in shown.front:
        yield from block(item)
    if shown.front:
        yield "Page one ends here; the rest is the evidence."
    for item in shown.rest:
        yield from block(item)
    yield from figure_rows(shown)
    yield from annex(shown.annex)
    yield shown.checked
    if shown.annex.judged:
        yield f"Judgements: {shown.annex.judged}"
    yield from shown.warnings


def refs(all_: tuple[blocks.Ref, ...]) -> Iterator[str]:
    """References in brackets."""
    if all_:
        yield "[" + ", ".join(ref.text for ref in all_) + "]"


def sentence(one: blocks.Sentence) -> Iterator[str]:
    """A statement with the kind before it and its references after."""
    yield from (one.tag.upper(), one.text)
    yield from refs(one.refs)


def block(item: blocks.Block) -> Iterator[str]:
    """A block of the report."""
    match item:
        case blocks.Part():
            yield from part(item)
        case blocks.Prose(nodes=nodes):
            yield from prose(nodes)
        case _:
            yield from prose([item])


def part(section: blocks.Part) -> Iterator[str]:
    """A section: a tall figure stands after its table, so none of these is one."""
    yield from (section.title, section.tag.upper())
    if section.headline:
        yield from sentence(section.headline)
    yield section.intro
    several = len(section.statements) > 1 and section.tone != "lead"
    for number, statement in enumerate(section.statements, start=1):
        yield f"{number}." if section.numbered else "•" if several else ""
        yield from sentence(statement)
    if section.figure:
        yield from drawing(section.figure, beside=section.front or section.table is not None)
    if section.table:
        yield from table(section.table)
    yield section.empty


def drawing(shown: blocks.Drawing, *, beside: bool = False) -> Iterator[str]:
    """The caption of a figure, and its data where they stand under it."""
    if shown.headline or shown.rows:
        yield f"Figure {shown.number}. {shown.headline}"
    if shown.rows and apart(shown, beside=beside):
        yield "Data on page"
    elif shown.rows:
        yield f"Data of figure {shown.number}"
        yield from table(shown.rows)


def apart(shown: blocks.Drawing, *, beside: bool) -> bool:
    """True when the data of a figure stand in a part of their own."""
    return shown.rows is not None and (beside or len(shown.rows.rows) > FEW)


def figure_rows(shown: blocks.Report) -> Iterator[str]:
    """The part with the data of figures."""
    found: list[blocks.Drawing] = []
    for item in shown.blocks:
        if isinstance(item, blocks.Drawing) and apart(item, beside=False):
            found.append(item)
        elif isinstance(item, blocks.Part) and item.figure:
            beside = item.front or item.table is not None
            found += [item.figure] if apart(item.figure, beside=beside) else []
    if found:
        yield "Figure data"
    for drawn in found:
        assert drawn.rows is not None
        yield from (f"Figure {drawn.number} {drawn.headline}", "The figure is on page")
        yield from table(drawn.rows)


def table(shown: blocks.Table) -> Iterator[str]:
    """The cells of a table, row by row; of one too wide for a page, part by part."""
    parts = panels.panels(shown)
    if len(parts) > 1:
        for part in parts:
            yield from table(part)
        return
    yield from shown.caption
    for row in shown.head:
        for cell in row.cells:
            yield from line(cell.nodes)
    for row in shown.rows:
        for cell in row.cells:
            yield from line(cell.nodes)
        yield ", ".join(ref.text for ref in row.refs)
    for note in shown.notes:
        yield from line(note)


def line(nodes: Iterable[blocks.Inline]) -> Iterator[str]:
    """What stands in a line."""
    for node in nodes:
        match node:
            case blocks.Text(text=text) | blocks.Code(text=text):
                yield text
            case blocks.Break() | blocks.Formula():
                pass
            case blocks.Mark(number=number):
                yield str(number)
            case _:
                yield from line(node.nodes)


def prose(nodes: Iterable[blocks.ProseBlock]) -> Iterator[str]:
    """The words of an analyst."""
    for node in nodes:
        match node:
            case blocks.Par() | blocks.Heading():
                yield from line(node.nodes)
            case blocks.Bullets(items=items):
                said = ["".join(prose(item)) for item in items]
                tasks = all(text[:1] in ("☐", "☑") for text in said)
                yield from (text if tasks else f"•{text}" for text in said)
            case blocks.Enum(items=items, start=start):
                for number, item in enumerate(items, start=start):
                    yield f"{number}."
                    yield from prose(item)
            case blocks.Quote():
                yield from prose(node.nodes)
            case blocks.Verbatim(lines=lines):
                yield from lines
            case blocks.Table():
                yield from table(node)
            case blocks.Drawing():
                yield from drawing(node)


def annex(shown: blocks.Sources) -> Iterator[str]:
    """Everything the report rests on."""
    if shown.reference:
        yield "Reference file"
        yield "Facts the kit keeps apart from the sources. Each row names the pages that bear it "
        yield "out and the day they were read."
    for row in shown.reference:
        yield f"{row.label} {row.name}"
        for cell in row.cells:
            yield from cell
        yield " · ".join([row.file, *([f"read {row.read}"] if row.read else [])])
        for url in row.urls:
            yield f" · {url.text}"
        yield from back(row.back)
    if shown.articles:
        yield "Source texts"
        yield "The full text of every source. What this report rests on is marked; each mark names "
        yield "the places that cite it."
    for one in shown.articles:
        yield from source(one)
    if shown.earlier:
        yield "Texts only the earlier briefing had"
        yield "They are no longer among the sources; what this report still takes from them is "
        yield "marked."
    for one in shown.earlier:
        yield from source(one)
    if shown.skipped:
        yield "Inputs that could not be used"
        for missed in shown.skipped:
            yield f"•{missed.place}: {missed.why}"


def source(one: blocks.Source) -> Iterator[str]:
    """A source with its record and its text."""
    yield from (f"{one.label} {one.title}", one.subtitle)
    yield " · ".join(filter(None, (*one.record, one.url)))
    yield from back(one.back)
    yield " · ".join(one.notes)
    yield from one.corrections
    for passage in one.paragraphs:
        yield from (f"P{passage.number}", passage.text)
        yield from back(passage.back)
    yield f"{one.place}, SHA-256 {one.digest}"


def back(places: tuple[blocks.Back, ...]) -> Iterator[str]:
    """The way back from a passage."""
    if places:
        yield "Cited in " + ", ".join(place.text for place in places)


# ---------------------------------------------------------------- what the PDF says


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
    expected = packed(report(shown))
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
        yield packed(text for row in found.head for cell in row.cells for text in line(cell.nodes))
    for note in shown.footnotes:
        yield packed([str(note.number), *prose(note.nodes)])


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
