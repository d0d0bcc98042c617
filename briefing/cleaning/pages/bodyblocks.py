"""From a tree of elements to blocks of text, the way a reader sees them apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from briefing.cleaning.pages.parsing import parsed

if TYPE_CHECKING:
    from lxml.etree import _Element

# Elements that begin and end a line of their own (HTML Living Standard, "Rendering").
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt"
    " fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html"
    " legend li main menu nav ol optgroup option p pre section summary table tbody tfoot thead"
    " tr ul".split()
)
CELLS = frozenset({"td", "th"})
# What is never read: no text, or not the writer's.
SILENT = frozenset(
    "script style noscript template title iframe object embed applet svg math canvas audio video"
    " map button select input textarea datalist noframes link meta base".split()
)
_HIDDEN = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.I)
_BREAK = "\x1e"  # stands for a <br> until the block is whole; two of them part paragraphs
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_LAYOUT = "table | .//table | .//ul | .//ol | .//blockquote | p[2] | div[2] | h2 | h3"


@dataclass(slots=True, eq=False)
class Block:
    """A paragraph as a reader sees it: its text, the element that holds it, its letters in links."""

    text: str
    node: _Element
    linked: int = 0


def text_of(html: str) -> tuple[str, ...]:
    """The paragraphs of a page or fragment that is all article: nothing is left out as furniture.

    Headings, list items and rows of a table are paragraphs; the cells of a row are parted by
    " | ". Scripts, styles, forms and what is hidden from readers are not read. Plain text
    without markup is parted at its empty lines.
    """
    if "<" not in html:
        return tuple(filter(None, map(_spaced, _BLANK_LINE.split(unescape(html)))))
    tree, _ = parsed(html)
    return () if tree is None else tuple(block.text for block in blocks(tree))


def blocks(tree: _Element) -> Iterator[Block]:
    """The blocks below `tree` in reading order, their text single-spaced. No recursion."""
    from lxml.etree import iterwalk

    lines = _Lines(tree)
    walk = iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        if event == "start":
            if _unread(node):
                walk.skip_subtree()
            else:
                lines.start(node)
        elif event == "end" and not _unread(node):
            lines.end(node)
        if event != "start" and node is not tree and node.tail:
            lines.text(node.tail)
    lines.part()
    yield from lines.done


def _unread(node: _Element) -> bool:
    return (
        node.tag in SILENT
        or node.get("hidden") is not None
        or ("style" in node.attrib and bool(_HIDDEN.search(node.get("style", ""))))
    )


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _parted(text: str) -> list[str]:
    """The lines of a block, single-spaced: one, unless two breaks without words between part it."""
    lines: list[list[str]] = [[]]
    for piece in text.split(_BREAK):
        words = piece.split()
        if words:
            lines[-1] += words
        elif lines[-1]:
            lines.append([])
    return [" ".join(line) for line in lines if line]


def _is_data(row: _Element) -> bool:
    """True for the row of a table that shows data; a table may also only lay out a page."""
    cells = [cell for cell in row if cell.tag in CELLS]
    if len(cells) < 2 or row.xpath("ancestor::table[@role='presentation']"):
        return False
    return not any(cell.xpath(_LAYOUT) for cell in cells)


class _Lines:
    """Blocks as they fill up."""

    def __init__(self, tree: _Element) -> None:
        self.done: list[Block] = []
        self._open: list[str] = []
        self._within = [tree]  # and the block elements that stand open in it
        self._row: list[str] | None = None  # the cells so far of a row of data
        self._links = 0  # how many <a> stand open
        self._linked = 0  # letters in links of the open block
        self._verbatim = 0  # how many <pre> stand open

    def start(self, node: _Element) -> None:
        tag = node.tag
        if tag == "br":
            self._open.append(_BREAK)
        elif tag in BLOCKS or tag in CELLS:
            self.part()
            self._within.append(node)
            if tag == "tr" and self._row is None and _is_data(node):
                self._row = []
        self._verbatim += tag == "pre"
        self._links += tag == "a"
        if node.text:
            self.text(node.text)

    def end(self, node: _Element) -> None:
        tag = node.tag
        self._verbatim -= tag == "pre"
        self._links -= tag == "a"
        if tag in BLOCKS or tag in CELLS:
            self.part()
            self._within.pop()
            if tag == "tr" and self._row is not None:
                self._end_row(node)

    def _end_row(self, node: _Element) -> None:
        cells, self._row = self._row, None
        if cells:
            self.done.append(Block(" | ".join(cells), node, self._linked))
        self._linked = 0

    def text(self, text: str) -> None:
        if self._verbatim:
            text = _BLANK_LINE.sub(2 * _BREAK, text)
        if self._links:
            self._linked += len(_spaced(text))
        self._open.append(text)

    def part(self) -> None:
        """End the open block; two line breaks in it part it once more."""
        whole, self._open = "".join(self._open), []
        lines = _parted(whole)
        if self._row is not None:
            self._row += lines
            return
        length = sum(map(len, lines)) or 1
        for line in lines:
            linked = round(self._linked * len(line) / length)
            self.done.append(Block(line, self._within[-1], linked))
        self._linked = 0
