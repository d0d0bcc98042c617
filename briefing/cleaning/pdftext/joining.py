"""Lines joined to paragraphs, by what the paper shows: gaps, indents, sizes, room left over."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from statistics import median

from briefing.cleaning.lines import ends_sentence
from briefing.cleaning.pdftext.hyphens import HYPHENS, Hyphens
from briefing.cleaning.pdftext.records import Block, Line, Word
from briefing.cleaning.pdftext.texts import line_text

_OTHER_SIZE = 0.06  # share by which sizes differ that are not those of one paragraph
_WIDE_GAP = 1.28  # of the usual distance between base lines
_USUAL = (0.7, 2.6)  # sizes from one base line to the next inside a text
_INDENT = 0.7  # sizes
_ITEM = re.compile(
    r"(?:[-–—•*■□○●▪◦‣►▲◆✓·o]|\(?\d{1,3}[.)]|\([A-Za-z]{1,4}\)|[A-Za-z][.)]|§+\s?\d*|Q[.:]|A:)\s"
)
_FIGURE = re.compile(
    r"(?:figure|fig\.|table|map|chart|source|sources|note|notes|photo)\b[^a-z]", re.I
)
_MUCH = 0.3  # of a column's width
_SPACE = 0.25  # sizes of a space between words


def blocks(lines: list[Line]) -> list[Block]:
    """The paragraphs of one column, headings and rows of tables among them."""
    if not lines:
        return []
    usual = _leading(lines)
    found = [Block([lines[0]])]
    for before, after in pairwise(lines):
        if _parts(found[-1], before, after, usual):
            found.append(Block([after]))
        else:
            found[-1].lines.append(after)
    return found


def _leading(lines: list[Line]) -> float:
    """The usual distance between base lines, in sizes."""
    low, high = _USUAL
    steps = [(b.y - a.y) / a.size for a, b in pairwise(lines) if _alike(a, b) and a.page == b.page]
    steps = [step for step in steps if low <= step <= high]
    if not steps:
        return 1.25
    # Lines inside paragraphs are more than gaps between them, except where each line is one.
    return min(median(steps), sorted(steps)[len(steps) // 4] * 1.1)


def _alike(a: Line, b: Line) -> bool:
    return abs(a.size - b.size) <= _OTHER_SIZE * max(a.size, b.size)


def _meet(a: Line, b: Line) -> bool:
    """True when the words at which two lines meet are of one size, whatever the others are."""
    return abs(a.words[-1].size - b.words[0].size) <= _OTHER_SIZE * b.words[0].size


def _parts(block: Block, before: Line, after: Line, usual: float) -> bool:
    """True when a new paragraph begins with `after`."""
    if before.cells or after.cells or not (_alike(before, after) or _meet(before, after)):
        return True
    if before.bold != after.bold and (block.first.bold or after.bold):
        return True
    step = (after.y - before.y) / before.size
    if step > max(_WIDE_GAP * usual, usual + 0.15) or step < 0:
        return True
    text, then = line_text(before.words), line_text(after.words)
    if _ITEM.match(then) or _FIGURE.match(then):
        return True
    if text[-1:] in HYPHENS and then[:1].islower():
        return False
    indent = (after.x0 - block.last.x0) / after.size
    if len(block.lines) == 1:
        first_indent = (before.x0 - after.x0) / after.size
        if first_indent > _INDENT and not _left_room(before, after):
            return False  # the first line of a paragraph is indented
    if indent > _INDENT and not _ITEM.match(line_text(block.first.words)):
        return _is_centred(before, after) is False or ends_sentence(text)
    if then[:1].islower() or not _left_room(before, after):
        return False
    # In ragged setting a line may end early; only the end of a sentence, or much room, tells.
    return ends_sentence(text) or text[-1:] in ":;" or _much_room(before)


def _much_room(line: Line) -> bool:
    return line.right - line.x1 > _MUCH * (line.right - line.left)


def _left_room(before: Line, after: Line) -> bool:
    """True when the first word of `after` had room at the end of `before`."""
    word = next((w for w in after.words if not w.raised), after.words[0])
    room = before.right - before.x1
    slack = 0.3 * before.size + (0.02 * (before.right - before.left))
    if _is_centred(before, after):
        room *= 2
    return room > word.x1 - word.x0 + _SPACE * before.size + slack


def _is_centred(a: Line, b: Line) -> bool:
    middle = (a.x0 + a.x1) / 2 - (b.x0 + b.x1) / 2
    return abs(middle) < 2 and abs(a.x0 - b.x0) > _INDENT * a.size


def across(found: Iterable[Block]) -> list[Block]:
    """The paragraphs of a text, those joined that go on in the next column or on the next page."""
    kept: list[Block] = []
    for block in found:
        last = _open_end(kept, block)
        if last is None:
            kept.append(block)
        else:
            last.lines += block.lines
    return kept


def _open_end(kept: list[Block], block: Block) -> Block | None:
    """The paragraph that `block` goes on with: the last one, figures aside, if it is open."""
    for back, last in enumerate(reversed(kept[-6:])):
        if _is_caption(last) and back < 5 and not _goes_on(last, block):
            continue
        return last if _goes_on(last, block) else None
    return None


def _is_caption(block: Block) -> bool:
    text = line_text(block.first.words)
    return bool(block.first.cells or _FIGURE.match(text))


def _goes_on(last: Block, block: Block) -> bool:
    a, b = last.last, block.first
    elsewhere = a.page != b.page or b.y < a.y
    if not elsewhere or a.cells or b.cells or not _alike(a, b) or a.bold != b.bold:
        return False
    text, then = line_text(a.words), line_text(b.words)
    if _ITEM.match(then) or _FIGURE.match(then):
        return False
    if text[-1:] in HYPHENS and then[:1].isalpha():
        return True
    if then[:1].islower():
        return not ends_sentence(text)
    if len(last.lines) + len(block.lines) < 3 or ends_sentence(text) or text[-1:] in ":;":
        return False
    return not _left_room(a, b)


def fill(found: Iterable[Block], hyphens: Hyphens, marks: list[str]) -> None:
    """Write the text of each block from its lines. Marks of footnotes go to `marks`."""
    for block in found:
        if block.first.cells:
            block.text = " | ".join(block.first.cells)
            continue
        text = ""
        for line in block.lines:
            then = line_text(line.words, marks)
            text = _glued(text, then, hyphens) if text else then
        block.text = text.replace("\u00ad", "")


def _glued(text: str, then: str, hyphens: Hyphens) -> str:
    joined = hyphens.joined(text, then)
    if joined is not None:
        return joined
    if not then:
        return text
    dense = " " not in line_text([_word(text[-1:]), _word(then[:1])])
    return text + ("" if dense or hyphens.is_one_word(text, then) else " ") + then


def _word(text: str) -> Word:
    return Word(text, 0, 0, 0, 1)
