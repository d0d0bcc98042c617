"""How much room the paragraphs and tables of a Word file take, by their styles.

An estimate, from the widths of letters: only Word knows the fonts of the machine it runs on.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass, field, replace
from math import ceil

from briefing.exporters.word.figures import EMU
from briefing.exporters.word.letters import ems
from briefing.exporters.word.markup import SPACES
from briefing.exporters.word.prose import STEP
from briefing.exporters.word.tables import WIDTH

W = f"{{{SPACES['w']}}}"
_MEAN = 0.476
_BOLD = 1.085  # what bold letters are wider
_RAGGED = 2.6  # letters that a line leaves empty at its end
_CELL = (120, 44)  # what a cell takes beside its words, across and down
_FORMULA = 2.4  # lines of a formula that stands alone


@dataclass(frozen=True, slots=True)
class Style:
    """What counts of a style of paragraphs, in twentieths of a point.

    `size` is in half points, `wide` how wide its letters are.
    """

    size: int = 20
    bold: bool = False
    line: int = 240
    fixed: bool = True
    before: int = 0
    after: int = 0
    left: int = 0
    right: int = 0
    keep: bool = False
    edges: int = 0
    wide: float = 1.0


@dataclass(frozen=True, slots=True)
class Room:
    """What a block needs: its height, the space around it, and where it may be torn.

    `steps` are the heights of the pieces it may be torn into, `head` is repeated on each page.
    `marks` are the bookmarks in it, `edges` what the lines around its box take.
    """

    steps: tuple[int, ...]
    before: int = 0
    after: int = 0
    keep: bool = False
    head: int = 0
    marks: tuple[str, ...] = ()
    edges: int = 0


def _number(element: ET.Element | None, name: str) -> int | None:
    value = element.get(W + name) if element is not None else None
    return int(value) if value and value.lstrip("-").isdecimal() else None


@dataclass(slots=True)
class Measure:
    """The styles of a file, and what its footnotes need by their numbers."""

    paragraphs: dict[str, Style]
    letters: dict[str, int]
    notes: dict[str, int] = field(default_factory=dict)

    def room(self, block: ET.Element) -> Room:
        """What a paragraph or table needs."""
        marks = tuple(one.get(W + "name", "") for one in block.iter(W + "bookmarkStart"))
        noted = sum(
            self.notes.get(one.get(W + "id", ""), 0) for one in block.iter(W + "footnoteReference")
        )
        made = self._table(block) if block.tag == W + "tbl" else self._paragraph(block)
        return replace(made, after=made.after + noted, marks=marks)

    def _paragraph(self, block: ET.Element, width: int = WIDTH) -> Room:
        style = self._styled(block)
        drawn = sum(int(one.get("cy", 0)) // EMU for one in block.iter(f"{{{SPACES['wp']}}}extent"))
        count = 0 if drawn else self._lines(block, style, width)
        natural = ceil(style.size * 10 * 1.21)
        line = max(style.line, natural) if style.fixed else ceil(style.size * 13.4)
        if block.find(f"{{{SPACES['m']}}}oMathPara") is not None:
            line, count = int(line * _FORMULA), 1
        steps = (drawn,) if drawn else (line,) * count
        return Room(steps, style.before, style.after, style.keep, edges=style.edges)

    def _styled(self, block: ET.Element) -> Style:
        """The style of a paragraph and what it says itself."""
        told = block.find(W + "pPr")
        if told is None:
            return Style()
        named = told.find(W + "pStyle")
        style = self.paragraphs.get(named.get(W + "val", "") if named is not None else "", Style())
        level = _number(told.find(f"{W}numPr/{W}ilvl"), "val")
        if level is not None:
            style = replace(style, left=STEP * (level + 1))
        own = told.find(W + "ind")
        left = _number(own, "left")
        if left is not None:
            style = replace(style, left=left)
        spacing = told.find(W + "spacing")
        before, after = _number(spacing, "before"), _number(spacing, "after")
        if before is not None:
            style = replace(style, before=before)
        if after is not None:
            style = replace(style, after=after)
        return replace(style, keep=style.keep or told.find(W + "keepNext") is not None)

    def _lines(self, block: ET.Element, style: Style, width: int) -> int:
        """How many lines the words of a paragraph fill."""
        weight = (
            10 * style.wide * (_BOLD if style.bold else 1)
        )  # twentieths of a point in half a point
        lines = [0.0]
        for run in block.iter(W + "r"):
            look = run.find(f"{W}rPr/{W}rStyle")
            size = self.letters.get(look.get(W + "val", "") if look is not None else "", style.size)
            for part in run:
                if part.tag == W + "br":
                    lines.append(0.0)
                elif part.tag == W + "tab":
                    lines[-1] = 0.0  # what stood before it is in the margin of the paragraph
                elif part.tag == W + "t":
                    lines[-1] += ems(part.text or "") * size * weight
        room = max(width - style.left - style.right, 300)
        letter = _MEAN * style.size * weight
        whole = max(room - _RAGGED * letter, letter)
        return sum(1 if line <= room else ceil(line / whole) for line in lines)

    def _table(self, block: ET.Element) -> Room:
        rows, head = [], 0
        for row in block.iter(W + "tr"):
            tall = max((self._cell(cell) for cell in row.iter(W + "tc")), default=0)
            if row.find(f"{W}trPr/{W}tblHeader") is not None:
                head += tall
            else:
                rows.append(tall)
        first = head + (rows[0] if rows else 0)
        return Room((first, *rows[1:]), head=head)

    def _cell(self, cell: ET.Element) -> int:
        across, down = _CELL
        width = (_number(cell.find(f"{W}tcPr/{W}tcW"), "w") or 1000) - across
        rooms = [self._paragraph(one, width) for one in cell.iter(W + "p")]
        return down + sum(sum(one.steps) + one.before + one.after for one in rooms)
