"""Markdown of a notebook as plain nodes, which both the page and the print template can set.

Raw HTML is text, not markup; only http and https links are links; an image is its own words.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from briefing.exporters.columns import widths

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

Node = dict[str, Any]
DEEPEST = 3  # levels of headings below the report's own title
_WEB = ("http://", "https://")


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable("table")
    parser.validateLink = lambda url: url.strip().lower().startswith(_WEB)  # type: ignore[method-assign]
    return parser


def parse(source: str) -> list[Node]:
    """The blocks of a Markdown text.

    Kinds: par, heading, list, enum, quote, verbatim, table, rule; inside them text, break,
    strong, emph, code and link.
    """
    from markdown_it.tree import SyntaxTreeNode

    tree = SyntaxTreeNode(_markdown().parse(source))
    return [node for child in tree.children for node in _block(child)]


def first_heading(nodes: list[Node]) -> str:
    """The words of the first heading; empty when there is none."""
    return next((words(node["nodes"]) for node in nodes if node["kind"] == "heading"), "")


def words(nodes: list[Node]) -> str:
    """The plain words of inline nodes."""
    return "".join(
        node.get("text", " ") if "nodes" not in node else words(node["nodes"]) for node in nodes
    )


def _block(node: SyntaxTreeNode) -> list[Node]:
    inner = [n for child in node.children for n in _block(child)] if _holds_blocks(node) else []
    if node.type in ("paragraph", "heading"):
        return _lines(node)
    if node.type == "bullet_list":
        return [{"kind": "list", "items": _items(node)}]
    if node.type == "ordered_list":
        return [{"kind": "enum", "start": int(node.attrs.get("start", 1)), "items": _items(node)}]
    if node.type == "blockquote":
        return [{"kind": "quote", "nodes": inner}]
    if node.type in ("fence", "code_block"):
        return [{"kind": "verbatim", "lines": node.content.rstrip("\n").split("\n")}]
    if node.type == "table":
        return [_table(node)]
    return [{"kind": "rule"}] if node.type == "hr" else inner


def _holds_blocks(node: SyntaxTreeNode) -> bool:
    return node.type in ("blockquote", "list_item")


def _lines(node: SyntaxTreeNode) -> list[Node]:
    nodes = [n for inline in node.children for child in inline.children for n in _inline(child)]
    if node.type == "paragraph":
        return [{"kind": "par", "nodes": nodes}]
    # "#" and "##" both stand for a part of the report: its title is the notebook's.
    return [
        {"kind": "heading", "level": min(max(int(node.tag[1:]) - 1, 1), DEEPEST), "nodes": nodes}
    ]


def _items(node: SyntaxTreeNode) -> list[list[Node]]:
    return [[n for child in item.children for n in _block(child)] for item in node.children]


def _table(node: SyntaxTreeNode) -> Node:
    rows = [
        [
            words([n for inline in cell.children for c in inline.children for n in _inline(c)])
            for cell in row.children
        ]
        for part in node.children
        for row in part.children
    ]
    body = [{"cells": cells, "refs": []} for cells in rows[1:]]
    return {
        "kind": "table",
        "columns": widths(rows),
        "head": rows[0],
        "rows": body,
        "referenced": False,
    }


def _inline(node: SyntaxTreeNode) -> list[Node]:
    inner = [n for child in node.children for n in _inline(child)]
    if node.type in ("strong", "em"):
        return [{"kind": "strong" if node.type == "strong" else "emph", "nodes": inner}]
    if node.type == "code_inline":
        return [{"kind": "code", "text": node.content}]
    if node.type == "link":
        return [{"kind": "link", "url": str(node.attrs["href"]), "nodes": inner}]
    if node.type in ("softbreak", "hardbreak"):
        return [{"kind": "break"}] if node.type == "hardbreak" else [{"kind": "text", "text": " "}]
    return [{"kind": "text", "text": node.content}] if node.content else inner
