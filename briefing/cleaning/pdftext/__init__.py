"""Printed pages to a text: reading order, furniture, footnotes, hyphens, and the head.

Pages come as words with their places, from whatever read them; nothing here knows PDF.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.cleaning import furniture as furniture_of_text
from briefing.cleaning import names
from briefing.cleaning.known import Known
from briefing.cleaning.lines import is_prose
from briefing.cleaning.pdftext import dated, furniture, head
from briefing.cleaning.pdftext.layout import Layout, laid_out
from briefing.cleaning.pdftext.leftout import FURNITURE
from briefing.cleaning.pdftext.records import Block, Page, Word

__all__ = ["Page", "Printed", "Word", "read"]

_ENDS = 10  # paragraphs at either end of a text among which a label may stand


@dataclass(frozen=True, slots=True)
class Printed:
    """What pages say: the fields of their head, and the paragraphs, footnotes last."""

    known: Known
    paragraphs: tuple[str, ...]


def read(pages: Sequence[Page], stated_title: str | None = None) -> Printed:
    """The text on `pages`. `stated_title` is one that the file gives apart from its pages."""
    filled = [page for page in pages if page.words]
    layout = laid_out(filled)
    if not layout.text:
        return Printed(Known(), ())
    found = head.read(layout.text, filled[0].height, layout.size, stated_title)
    body = _body(layout, found, filled)
    texts = [block.text for block in body]
    if found.published is None:
        found.published, where = dated.elsewhere(texts, layout.left_out.running())
        found.notes += [where or "no publication date is printed"]
    notes = [block.text for block in layout.footnotes]
    return Printed(_known(layout, found), (*texts, *notes))


def _body(layout: Layout, found: head.Head, pages: list[Page]) -> list[Block]:
    """The paragraphs that are neither the head nor furniture; what else goes is left out."""
    running = _repeats_title(layout.text, found, pages) + _codes(layout)
    layout.left_out.add_blocks(running, FURNITURE)
    gone = found.used | set(map(id, running))
    body = [block for block in layout.text if id(block) not in gone and block.text.strip()]
    for block, rule in _labels(body):
        layout.left_out.add_blocks([block], rule)
        gone.add(id(block))
    return [block for block in body if id(block) not in gone]


def _repeats_title(text: list[Block], found: head.Head, pages: list[Page]) -> list[Block]:
    """Paragraphs in the outer zones of later pages that say the title again."""
    title = (found.title or "").casefold()
    by_number = {page.number: page for page in pages}
    return [
        block
        for block in text
        if title
        and block.text.casefold() == title
        and block.first.page != text[0].first.page
        and furniture.in_zone(block.first, by_number[block.first.page])
    ]


def _codes(layout: Layout) -> list[Block]:
    """Numbers of the publication that stand alone, as they do in the heads and feet."""
    known = {word for text in layout.left_out.running() for word in text.split()}
    return [b for b in layout.text if b.text in known and any(c.isdigit() for c in b.text)]


def _labels(body: list[Block]) -> list[tuple[Block, str]]:
    """Lines above and below the text that are labels, such as "For immediate release"."""
    found: list[tuple[Block, str]] = []
    for ordered in (body[:_ENDS], body[::-1][:_ENDS]):
        for block in ordered:
            if is_prose(block.text) or len(block.text) > furniture_of_text.LONGEST:
                break
            rule = furniture_of_text.rule(block.text)
            if rule is not None and len(found) < len(body) - 1:
                found.append((block, rule))
    return list({id(block): (block, rule) for block, rule in found}.values())


def _known(layout: Layout, found: head.Head) -> Known:
    told = layout.left_out.notes() + found.notes
    if layout.marks:
        told.append(f"marks of footnotes left out ({len(layout.marks)})")
    if layout.footnotes:
        told.append(f"footnotes put after the text ({len(layout.footnotes)})")
    return Known(
        title=found.title,
        outlet=found.outlet or _outlet(layout.left_out.running()),
        byline=found.byline,
        published=found.published,
        notes=tuple(told),
        dropped=layout.left_out.dropped(),
    )


def _outlet(running: list[str]) -> str | None:
    """The outlet that heads and feet name."""
    parts = (part for text in running for part in (text, *names.pieces(text)))
    bare = (part.strip("0123456789 |-–—") for part in parts)
    return next((names.outlet(text) for text in bare if names.is_outlet(text)), None)
