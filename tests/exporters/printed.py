"""What a printed report says, block by block in printing order.

Labels of figures and formulas are left out; so are page numbers, which no block knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.exporters import blocks, panels

FEW = 12  # rows of data up to which they stand under their figure


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
