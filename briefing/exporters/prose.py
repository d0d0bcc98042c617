"""Markdown of a notebook as typed blocks.

Raw HTML is text, not markup; only http and https links are links; an image is its own words.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from briefing.exporters.blocks import (
    Break,
    Bullets,
    Cell,
    Code,
    Emph,
    Enum,
    Heading,
    Inline,
    Link,
    Par,
    ProseBlock,
    Quote,
    Row,
    Rule,
    Strong,
    Table,
    Text,
    Verbatim,
    words,
)
from briefing.exporters.columns import aligned, widths

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

DEEPEST = 3  # levels of headings below the report's own title
_WEB = ("http://", "https://")


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable("table")
    parser.validateLink = lambda url: url.strip().lower().startswith(_WEB)  # type: ignore[method-assign]
    return parser


class Reader:
    """What reads the Markdown of one notebook."""


def parse(source: str, reader: Reader | None = None, cell: int = 0) -> tuple[ProseBlock, ...]:
    """The blocks of a Markdown text."""
    from markdown_it.tree import SyntaxTreeNode

    tree = SyntaxTreeNode(_markdown().parse(source))
    return _blocks(tree)


def first_heading(nodes: tuple[ProseBlock, ...]) -> Heading | None:
    """The first heading; None when there is none."""
    return next((node for node in nodes if isinstance(node, Heading)), None)


def _blocks(node: SyntaxTreeNode) -> tuple[ProseBlock, ...]:
    return tuple(block for child in node.children for block in _block(child))


def _block(node: SyntaxTreeNode) -> tuple[ProseBlock, ...]:
    match node.type:
        case "paragraph":
            return (Par(_line(node)),)
        case "heading":
            # "#" and "##" both stand for a part of the report: its title is the notebook's.
            return (Heading(min(max(int(node.tag[1:]) - 1, 1), DEEPEST), _line(node)),)
        case "bullet_list":
            return (Bullets(_items(node)),)
        case "ordered_list":
            return (Enum(_items(node), int(node.attrs.get("start", 1))),)
        case "blockquote":
            return (Quote(_blocks(node)),)
        case "fence" | "code_block":
            return (Verbatim(tuple(node.content.rstrip("\n").split("\n"))),)
        case "table":
            return (_table(node),)
        case "hr":
            return (Rule(),)
        case _:
            return _blocks(node)


def _items(node: SyntaxTreeNode) -> tuple[tuple[ProseBlock, ...], ...]:
    return tuple(_blocks(item) for item in node.children)


def _table(node: SyntaxTreeNode) -> Table:
    rows = [
        [_line(cell) for cell in row.children] for part in node.children for row in part.children
    ]
    texts = [[words(cell) for cell in row] for row in rows]
    head, *body = [Row(tuple(Cell(cell, head=not n) for cell in row)) for n, row in enumerate(rows)]
    return aligned(Table(tuple(widths(texts)), (head,), tuple(body)))


def _line(node: SyntaxTreeNode) -> tuple[Inline, ...]:
    """What stands in the lines of a block."""
    return tuple(n for inline in node.children for child in inline.children for n in _inline(child))


def _inline(node: SyntaxTreeNode) -> tuple[Inline, ...]:
    inner = tuple(n for child in node.children for n in _inline(child))
    match node.type:
        case "strong":
            return (Strong(inner),)
        case "em":
            return (Emph(inner),)
        case "code_inline":
            return (Code(node.content),)
        case "link":
            return (Link(str(node.attrs["href"]), inner),)
        case "hardbreak":
            return (Break(),)
        case "softbreak":
            return (Text(" "),)
        case _:
            return (Text(node.content),) if node.content else inner
