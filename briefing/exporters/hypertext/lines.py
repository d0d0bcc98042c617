"""What stands in a line of HTML, as inline nodes; blank runs are one space, as in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from briefing.exporters.blocks import (
    Break,
    Code,
    Emph,
    Inline,
    Link,
    Strong,
    Struck,
    Sub,
    Sup,
    Text,
    words,
)
from briefing.exporters.hypertext.looks import Look

# What an element makes of its words; an element not named makes nothing of them.
WRAPS: dict[str, type[Any]] = {
    **dict.fromkeys("b strong".split(), Strong),
    **dict.fromkeys("i em cite dfn var".split(), Emph),
    **dict.fromkeys("s del strike".split(), Struck),
    "sub": Sub,
    "sup": Sup,
}
CODES = frozenset("code kbd samp tt".split())
_BLANK = re.compile(r"[ \t\n\r\f]+")
_WEB = re.compile(r"https?://[^\s<>\"\\^`{|}\x00-\x1f\x7f]{1,2000}", re.IGNORECASE)


def address(href: str) -> str:
    """A link of the web, trimmed; empty for any other."""
    trimmed = href.strip(" \t\n\r\f")
    return trimmed if _WEB.fullmatch(trimmed) else ""


def wrapped(
    tag: str, nodes: tuple[Inline, ...], attributes: Mapping[str, str], look: Look
) -> tuple[Inline, ...]:
    """The words of an element, as its name, its attributes and its look have them."""
    if not words(nodes).strip():
        return nodes
    if "gt_footnote_marks" in attributes.get("class", ""):
        return (Sup((Text(words(nodes)),)),)
    if tag in CODES:
        return (Code(_BLANK.sub(" ", words(nodes))),)
    if tag == "q":
        return (Text("“"), *nodes, Text("”"))
    url = address(attributes.get("href", "")) if tag == "a" else ""
    if url:
        return (Link(url, _unlinked(nodes)),)
    if tag in WRAPS:
        nodes = (WRAPS[tag](nodes),)
    if look.get("struck"):
        nodes = (Struck(nodes),)
    if look.get("strong") and tag not in ("b", "strong"):
        nodes = (Strong(nodes),)
    if look.get("emph") and tag not in ("i", "em"):
        nodes = (Emph(nodes),)
    return nodes


def _unlinked(nodes: Iterable[Inline]) -> tuple[Inline, ...]:
    """The nodes without links in them: a link holds no other."""
    found: list[Inline] = []
    for node in nodes:
        if isinstance(node, Link):
            found += _unlinked(node.nodes)
        elif isinstance(node, (Strong, Emph, Struck, Sub, Sup)):
            found.append(replace(node, nodes=_unlinked(node.nodes)))
        else:
            found.append(node)
    return tuple(found)


def tidied(nodes: Iterable[Inline]) -> tuple[Inline, ...]:
    """The nodes of one line, blank runs one space, none at the ends or beside a line break."""
    spaced, _ = _spaced(tuple(nodes), blank=True)
    return _trimmed(spaced)


def _spaced(nodes: tuple[Inline, ...], *, blank: bool) -> tuple[list[Inline], bool]:
    """The nodes with single spaces; `blank` tells that a space, or nothing, stands before."""
    found: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text):
            text = _BLANK.sub(" ", node.text)
            text = text[1:] if blank and text.startswith(" ") else text
            if text:
                found.append(Text(text))
                blank = text.endswith(" ")
        elif isinstance(node, Break):
            found = [*_trimmed(found), node]
            blank = True
        elif isinstance(node, (Strong, Emph, Struck, Sub, Sup, Link)):
            inner, blank = _spaced(node.nodes, blank=blank)
            if inner:
                found.append(replace(node, nodes=tuple(inner)))
        else:
            found.append(node)
            blank = False
    return found, blank


def _trimmed(nodes: Iterable[Inline]) -> tuple[Inline, ...]:
    """The nodes without a space or a line break at their end."""
    kept = [*nodes]
    while kept:
        last = kept[-1]
        if isinstance(last, Break):
            kept.pop()
            continue
        if isinstance(last, Text):
            kept[-1] = Text(last.text.rstrip(" "))
            if not last.text.rstrip(" "):
                kept.pop()
                continue
        break
    return tuple(kept)
