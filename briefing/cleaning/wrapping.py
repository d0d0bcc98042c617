"""Join hard-wrapped lines to the paragraphs they were."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefing.cleaning.lines import Line, Unit, ends_sentence, is_east_asian

WIDEST = 130  # code points; wider lines are paragraphs of their own, not wrapped text
_NARROWEST = 35  # code points; shorter lines say nothing about a width
_LOOKED_THROUGH = 50_000  # code points searched for the other spelling of a broken word
# A bullet, a number, a letter in brackets, an address or a speaker's turn begins a paragraph.
_ITEM = re.compile(
    r"[-•*■○●▲◆]\s|\(?\d{1,3}[.)]\s|\([A-Za-z]{1,4}\)\s|§|#{1,6}\s|https?://|Q[.:]?\s"
    r"|[A-Z][A-Z .’'-]{2,40}:"
)
_KANA_OR_IDEOGRAPH = re.compile("[\u3001-\u30ff\u3400-\u9fff\uff01-\uff60]")
_ADDRESS = re.compile(r"https?://\S{1,300}$")
_BROKEN_WORD = re.compile(r"([A-Za-z]{2,30})-$")


def joined(blocks: list[list[Line]], text: str) -> list[Unit]:
    """Every paragraph, heading and loose line of the blocks, in order.

    Lines are joined where a line was full, or where a sentence runs on. `text` is the whole
    input: it decides whether "coopera-" and "tion" are one word.
    """
    width = _width(blocks)
    units = []
    for number, block in enumerate(blocks):
        units += list(_units(number, block, width))
    for unit in units:
        unit.text = _text(unit.lines, text)
    return units


def _width(blocks: list[list[Line]]) -> int:
    """The width the text was wrapped at, 0 when it was not.

    Evidence is a sentence that runs on in lower case, or in a script without case, on the
    next line.
    """
    torn = [
        len(a.text)
        for block in blocks
        for a, b in pairwise(block)
        if _NARROWEST <= _length(a.text) <= WIDEST and _runs_on(a.text, b.text)
    ]
    return max(torn, default=0)


def _length(text: str) -> int:
    return 2 * len(text) if is_east_asian(text) else len(text)


def _runs_on(before: str, after: str) -> bool:
    if ends_sentence(before) or before.endswith((":", ";")) or _ITEM.match(after):
        return False
    return after[0].islower() or (is_east_asian(before[-1]) and is_east_asian(after[0]))


def _units(number: int, block: list[Line], width: int) -> Iterator[Unit]:
    unit = Unit(number, [block[0]])
    for before, after in pairwise(block):
        if width and _is_wrap(before, after, width):
            unit.lines.append(after)
        else:
            yield unit
            unit = Unit(number, [after])
    yield unit


def _is_wrap(before: Line, after: Line, width: int) -> bool:
    if len(before.text) > WIDEST or _ITEM.match(after.text) or _ADDRESS.match(before.text):
        return False
    if after.indented and not before.indented:
        return False
    word = after.text.split(" ", 1)[0][:40]
    full = len(before.text) + 1 + (1 if is_east_asian(word) else len(word)) > width
    runs_on = len(before.text) >= 0.5 * width and not ends_sentence(before.text)
    return full or (runs_on and not before.text.endswith((":", ";")))


def _text(lines: list[Line], whole: str) -> str:
    parts = [lines[0].text]
    for line in lines[1:]:
        _glue(parts, line.text, whole)
    return "".join(parts)


def _glue(parts: list[str], after: str, whole: str) -> None:
    """Add a line to the lines before it, with what belongs between them."""
    before = parts[-1]
    broken = _BROKEN_WORD.search(before[-32:])
    if broken and after[0].isalpha():
        tail = re.match(r"\w{1,30}", after)
        closed = broken[1] + (tail[0] if tail else "")
        # A hyphen at a line's end stays unless the word stands elsewhere without it.
        if closed in whole[:_LOOKED_THROUGH]:
            parts[-1] = before[:-1]
    elif not (_KANA_OR_IDEOGRAPH.match(before[-1]) and _KANA_OR_IDEOGRAPH.match(after[0])):
        parts.append(" ")
    parts.append(after)
