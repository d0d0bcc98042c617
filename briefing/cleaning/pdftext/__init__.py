"""Printed pages to a text: reading order, furniture, footnotes, hyphens, and the head.

Pages come as words with their places, from whatever read them; nothing here knows PDF.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from briefing.cleaning import names
from briefing.cleaning.known import Known
from briefing.cleaning.pdftext import contents, dated, footnotes, furniture, head, joining
from briefing.cleaning.pdftext.hyphens import Hyphens
from briefing.cleaning.pdftext.order import regions
from briefing.cleaning.pdftext.records import Block, Line, Page, Word, body_size
from briefing.cleaning.pdftext.rows import fragments
from briefing.cleaning.pdftext.tables import lined_up
from briefing.cleaning.pdftext.texts import line_text
from briefing.models import DroppedLine

__all__ = ["Page", "Printed", "Word", "read"]

_FURNITURE, _CONTENTS = "head or foot of a page", "table of contents"
_MOST_DROPPED = 1_000  # lines of furniture that the record keeps


@dataclass(frozen=True, slots=True)
class Printed:
    """What pages say: the fields of their head, and the paragraphs, footnotes last."""

    known: Known
    paragraphs: tuple[str, ...]


def read(pages: Sequence[Page], stated_title: str | None = None) -> Printed:
    """The text on `pages`. `stated_title` is one that the file gives apart from its pages."""
    filled = [page for page in pages if page.words]
    found_lines = [fragments(page) for page in filled]
    numbers = {id(line): n for n, line in enumerate(chain.from_iterable(found_lines), start=1)}
    kept, left_out = furniture.parted(filled, found_lines)
    leading = [contents.parted(lines) for lines in kept]
    kept = [lines for lines, _ in leading]
    listed = [line for _, lines in leading for line in lines]
    size = body_size([line for lines in kept for line in lines])
    text, notes = _blocks(filled, kept, size)
    marks: list[str] = []
    hyphens = Hyphens(line_text(line.words) for b in (*text, *notes) for line in b.lines)
    joining.fill(text, hyphens, marks)
    joining.fill(notes, hyphens, [])
    if not text:
        return Printed(Known(), ())
    found = head.read(text, filled[0].height, size, stated_title)
    again = _repeats_title(text, found, filled) + _codes(text, left_out)
    gone = found.used | set(map(id, again))
    body = [block for block in text if id(block) not in gone and block.text.strip()]
    left_out += [line for block in again for line in block.lines]
    dropped = [
        DroppedLine(numbers.get(id(line), 0), line_text(line.words), rule)
        for rule, lines in ((_FURNITURE, left_out), (_CONTENTS, listed))
        for line in lines
    ]
    dropped.sort(key=lambda line: line.line)
    if found.published is None:
        running = (line.text for line in dropped if line.rule == _FURNITURE)
        found.published, where = dated.elsewhere([block.text for block in body], running)
        found.notes += [where] if where else []
    known = _known(found, dropped, len(marks), len(notes))
    return Printed(known, tuple(block.text for block in (*body, *notes)))


def _blocks(
    pages: list[Page], lines: list[list[Line]], size: float
) -> tuple[list[Block], list[Block]]:
    """The paragraphs of the text and of the notes."""
    text: list[Block] = []
    notes: list[Block] = []
    for page, found in zip(pages, lines, strict=True):
        for region in regions(found):
            above, below = footnotes.parted(page, lined_up(region), size)
            text += joining.blocks(above)
            notes += _notes(below)
    return joining.across(text), joining.across(notes)


def _notes(lines: list[Line]) -> list[Block]:
    """Each note with the lines up to the next one."""
    found: list[Block] = []
    for line in lines:
        if found and not footnotes.begins_note(line):
            found[-1].lines.append(line)
        else:
            found.append(Block([line]))
    return found


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


def _codes(text: list[Block], left_out: list[Line]) -> list[Block]:
    """Numbers of the publication that stand alone, as they do in the heads and feet."""
    known = {word for line in left_out for word in line_text(line.words).split()}
    return [b for b in text if b.text in known and any(c.isdigit() for c in b.text)]


def _known(found: head.Head, dropped: list[DroppedLine], marks: int, notes: int) -> Known:
    bare = (line.text.strip("0123456789 |-–—") for line in dropped)
    running = next((names.outlet(text) for text in bare if names.is_outlet(text)), None)
    told = list(found.notes)
    for rule, what in ((_FURNITURE, "heads and feet of pages"), (_CONTENTS, "table of contents")):
        number = sum(line.rule == rule for line in dropped)
        told += [f"{what} left out ({number} lines)"] if number else []
    if marks:
        told.append(f"marks of footnotes left out ({marks})")
    if notes:
        told.append(f"footnotes put after the text ({notes})")
    if found.published is None:
        told.append("no publication date is printed")
    return Known(
        title=found.title,
        outlet=found.outlet or running,
        byline=found.byline,
        published=found.published,
        notes=tuple(told),
        dropped=tuple(dropped[:_MOST_DROPPED]),
    )
