"""Blocks as an outline in plain lines, as cases of Markdown expect them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from briefing.exporters.blocks import Inline, ProseBlock

_AROUND = {"strong": "**", "emph": "*", "struck": "~~", "sub": "~", "sup": "^"}


def outline(blocks: Iterable[ProseBlock], indent: str = "") -> Iterator[str]:
    """Each block on a line with its kind and words, what is inside it below and further in."""
    for block in blocks:
        yield from (f"{indent}{line}" for line in _told(block))


def _told(block: Any) -> Iterator[str]:
    match block.kind:
        case "quote":
            yield "quote"
            yield from outline(block.nodes, "  ")
        case "par":
            yield f"par: {line(block.nodes)}"
        case "heading":
            yield f"heading {block.level}: {line(block.nodes)}"
        case "list" | "enum":
            yield "list" if block.kind == "list" else f"enum {block.start}"
            for item in block.items:
                yield from _pointed([*outline(item)])
        case "verbatim":
            yield "verbatim"
            yield from (f"  {one}" for one in block.lines)
        case "table":
            yield "table"
            for row in (*block.head, *block.rows):
                yield "  " + " | ".join(
                    line(cell.nodes) + (f" <{cell.align}" if cell.align else "")
                    for cell in row.cells
                )
        case "formula":
            yield f"formula: {block.words}"
        case "figure":
            yield f"figure {block.number}: {block.headline} [{block.alt}]"
        case other:
            yield other


def _pointed(lines: list[str]) -> Iterator[str]:
    """The lines of a point, a dash before the first."""
    yield from ((f"  {'- ' if not n else '  '}{one}") for n, one in enumerate(lines))


def line(nodes: Iterable[Inline]) -> str:
    """What stands in a line, in signs close to those of Markdown."""
    return "".join(map(_inline, nodes))


def _inline(node: Any) -> str:
    match node.kind:
        case "text":
            return str(node.text)
        case "code":
            return f"`{node.text}`"
        case "break":
            return " // "
        case "link":
            return f"[{line(node.nodes)}]({node.url})"
        case "mark":
            return f"[^{node.number}]"
        case "formula":
            return f"${node.words}$"
        case kind:
            return _AROUND[kind] + line(node.nodes) + _AROUND[kind]
