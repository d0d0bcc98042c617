"""What a report rests on, as Markdown: every source whole, the passages cited marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.exporters.blocks import Back, Block, Known, Part, Passage, Piece, Report, Source
from briefing.exporters.markdown import escaping
from briefing.exporters.markdown.prose import heading, points

FULL = (
    "The full text of every source. What this report rests on is marked; each mark names the "
    "places that cite it."
)
GONE = "They are no longer among the sources; what this report still takes from them is marked."
ROWS = (
    "Facts the kit keeps apart from the sources. Each row names the pages that bear it out and the "
    "day they were read."
)


def annex(made: Report) -> Iterator[str]:
    """The reference file, the sources, those of the earlier run, and inputs not used."""
    places = _places(made)
    shown = made.annex
    if shown.reference:
        yield heading("Reference file", 2, "reference-file")
        yield ROWS
        for row in shown.reference:
            yield from _row(row, places)
    for id_, title, intro, sources in (
        ("annex", "Source texts", FULL, shown.articles),
        ("earlier-texts", "Texts only the earlier briefing had", GONE, shown.earlier),
    ):
        if sources:
            yield heading(title, 2, id_)
            yield intro
            for source in sources:
                yield from _source(source, places)
    if shown.skipped:
        yield heading("Inputs that could not be used", 2)
        yield points(
            [f"{escaping.text(one.place)}: {escaping.text(one.why)}"] for one in shown.skipped
        )


def _places(made: Report) -> dict[str, str]:
    """The part that prints a reference, by the id of the reference.

    Markdown has an anchor for a part, not for each reference: its source is read too.
    """
    return {ref: block.id for block in made.blocks for ref in _refs(block)}


def _refs(block: Block) -> Iterator[str]:
    if not isinstance(block, Part):
        return
    said = (*block.statements, *((block.headline,) if block.headline else ()))
    rows = block.table.rows if block.table else ()
    for one in (*said, *rows):
        yield from (ref.id for ref in one.refs)


def _back(links: tuple[Back, ...], places: Mapping[str, str]) -> str:
    if not links:
        return ""
    made = (
        f"[{escaping.text(one.text)}](#{places[one.target]})"
        if one.target in places
        else escaping.text(one.text)
        for one in links
    )
    return f" (cited in {', '.join(made)})"


def _row(row: Known, places: Mapping[str, str]) -> Iterator[str]:
    yield heading(f"{row.label} {escaping.text(row.name)}", 3, row.id)
    if row.cells:
        yield points(
            [f"**{escaping.text(name)}:** {escaping.text(said)}"] for name, said in row.cells
        )
    told = [escaping.text(row.file), f"read {escaping.text(row.read)}" if row.read else ""]
    told += [_address(one.text, one.target) for one in row.urls]
    yield escaping.line(" · ".join(one for one in told if one) + _back(row.back, places))


def _address(text: str, target: str) -> str:
    said = escaping.text(text)
    return f"[{said}]({escaping.address(target)})" if target else said


def _source(source: Source, places: Mapping[str, str]) -> Iterator[str]:
    yield heading(f"{source.label} {escaping.text(source.title)}", 3, source.id)
    if source.subtitle:
        yield escaping.line(escaping.text(source.subtitle))
    told = [escaping.text(one) for one in source.record]
    told += [_address(source.url, source.url)] if source.url else []
    yield escaping.line(" · ".join(told) + _back(source.back, places))
    if source.notes:
        yield escaping.line(escaping.text(" · ".join(source.notes)))
    if source.corrections:
        yield points([escaping.text(one)] for one in source.corrections)
    yield from (_paragraph(one, places) for one in source.paragraphs)
    yield escaping.line(escaping.text(f"{source.place}, SHA-256 {source.digest}"))


def _paragraph(passage: Passage, places: Mapping[str, str]) -> str:
    said = "".join(map(_piece, passage.pieces))
    return f"**P{passage.number}** {said}{_back(passage.back, places)}"


def _piece(piece: Piece) -> str:
    anchors = "".join(f'<a id="{id_}"></a>' for id_ in piece.starts)
    said = escaping.text(piece.text)
    return anchors + (f"<mark>{said}</mark>" if piece.inside and said else said)
