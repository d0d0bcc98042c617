"""A report as Markdown, part by part."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.exporters.blocks import (
    Block,
    Draft,
    Drawing,
    Footnote,
    Part,
    Prose,
    Report,
    Table,
    Verbatim,
)
from briefing.exporters.brand import Brand
from briefing.exporters.markdown import annex, escaping, lines
from briefing.exporters.markdown.prose import (
    drawing,
    heading,
    indented,
    numbered,
    paragraph,
    points,
    prose,
    verbatim,
)
from briefing.exporters.markdown.tables import table

ENDS = "The summary ends here; the rest is the evidence."


def report(made: Report, brand: Brand, folder: str) -> Iterator[str]:
    """The blocks of the text, to be parted by empty lines.

    `folder` stands before the names of drawings.
    """
    yield from _marking(made)
    yield from _masthead(made, brand)
    for block in made.front:
        yield from _block(block, folder)
    if made.front and made.rest:
        yield f"*{ENDS}*"
    for block in made.rest:
        yield from _block(block, folder)
    yield from annex.annex(made)
    for note in made.footnotes:
        yield _footnote(note, folder)
    yield "* * *"
    judged = (f"Judgements: {made.annex.judged}",) if made.annex.judged else ()
    yield from map(_plain, (made.checked, *judged, *made.warnings, *brand.boilerplate))
    yield from _marking(made)


def _plain(words: str) -> str:
    return escaping.line(escaping.text(words))


def _marking(made: Report) -> Iterator[str]:
    if made.marking:
        yield f"**{escaping.text(made.marking)}**"


def _masthead(made: Report, brand: Brand) -> Iterator[str]:
    for over in (brand.house, made.topic):
        if over:
            yield _plain(over)
    yield heading(escaping.text(made.title) + lines.refs(made.backing), 1)
    if made.audience:
        yield f"**Version for:** {escaping.text(made.audience)}"
    if made.draft:
        yield indented("\n\n".join(_draft(made.draft)), "> ", "> ")
    if made.lines:
        yield points(
            [[f"**{escaping.text(label)}:** {escaping.text(said)}"] for label, said in made.lines]
        )
    if made.contents:
        yield "**Contents**"
        entries = (
            f"[{escaping.text(e.title)}](#{e.id})"
            + (f": {escaping.text(e.says)}" if e.says else "")
            for e in made.contents
        )
        yield numbered([entry] for entry in entries)


def _draft(draft: Draft) -> Iterator[str]:
    yield f"**{escaping.text(draft.head)}**"
    if draft.failures:
        yield points(
            [
                f"**{escaping.text(one.section)}:** {escaping.text(one.why)}"
                + (f" “{escaping.text(one.text)}”" if one.text else "")
            ]
            for one in draft.failures
        )


def _block(block: Block, folder: str) -> Iterator[str]:
    match block:
        case Part():
            yield from _part(block, folder)
        case Prose(nodes=nodes):
            yield from prose(nodes, folder)
        case Table():
            yield from table(block)
        case Verbatim(lines=said):
            yield verbatim(said)
        case Drawing():
            yield from drawing(block, folder)


def _part(part: Part, folder: str) -> Iterator[str]:
    tag = f" ({escaping.text(part.tag)})" if part.tag else ""
    yield heading(escaping.text(part.title) + tag, 2, part.id)
    if part.headline:
        yield escaping.line(lines.sentence(part.headline))
    if part.intro:
        yield f"*{_plain(part.intro)}*" if _is_plain(part.intro) else _plain(part.intro)
    yield from _statements(part)
    if part.figure:
        yield from drawing(part.figure, folder)
    if part.table:
        yield from table(part.table)
    if part.empty:
        yield _plain(part.empty)


def _is_plain(words: str) -> bool:
    return words[:1].isalnum() and words[-1:].isalnum()


def _statements(part: Part) -> Iterator[str]:
    said = [paragraph(lines.sentence(one)) for one in part.statements]
    if part.tone == "lead" and said:
        yield " ".join(said)
    elif part.numbered and said:
        yield numbered([one] for one in said)
    elif len(said) > 1:
        yield points([one] for one in said)
    else:
        yield from said


def _footnote(note: Footnote, folder: str) -> str:
    said = "\n\n".join(prose(note.nodes, folder))
    return indented(said or "&nbsp;", f"[^{note.number}]: ", "    ")
