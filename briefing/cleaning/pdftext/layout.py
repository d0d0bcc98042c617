"""From pages of words to paragraphs in reading order, footnotes apart."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.cleaning.pdftext import contents, footnotes, furniture, joining
from briefing.cleaning.pdftext.hyphens import Hyphens
from briefing.cleaning.pdftext.leftout import CONTENTS, FURNITURE, LeftOut
from briefing.cleaning.pdftext.order import regions
from briefing.cleaning.pdftext.records import Block, Line, Page, body_size
from briefing.cleaning.pdftext.rows import fragments
from briefing.cleaning.pdftext.tables import lined_up
from briefing.cleaning.pdftext.texts import line_text


@dataclass(slots=True)
class Layout:
    """The paragraphs and footnotes of pages, the size of their letters, and what was left out.

    `marks` are the signs that referred to footnotes.
    """

    text: list[Block]
    footnotes: list[Block]
    marks: list[str]
    size: float
    left_out: LeftOut


def laid_out(pages: list[Page]) -> Layout:
    """The layout of pages with words."""
    printed = [fragments(page) for page in pages]
    left_out = LeftOut(printed)
    kept, gone = furniture.parted(pages, printed)
    left_out.add(gone, FURNITURE)
    for index, lines in enumerate(kept):
        kept[index], listed = contents.parted(lines)
        left_out.add(listed, CONTENTS)
    size = body_size([line for lines in kept for line in lines])
    text, notes = _blocks(pages, kept, size)
    marks: list[str] = []
    hyphens = Hyphens(line_text(line.words) for b in (*text, *notes) for line in b.lines)
    joining.fill(text, hyphens, marks)
    joining.fill(notes, hyphens, [])
    return Layout(text, notes, marks, size, left_out)


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
