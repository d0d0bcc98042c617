"""Plain JSON values without the words that may not stand in them."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any
from urllib.parse import unquote_plus

from briefing.exporters.variants.phrases import REDACTED, WITHHELD, Phrases
from briefing.exporters.variants.saying import setting

_NAMES = frozenset(("name", "attributes", "file"))  # of the parts of formulas, of drawings
_ADDRESSES = frozenset(("url", "target"))


def scrubbed(values: Any, redacted: Phrases, gone: Phrases) -> Any:
    """The values with a mark wherever one of the phrases stands, across parts of a line too."""
    held = Phrases.of([*redacted.words, *gone.words])
    if not held.words:
        return values

    def change(text: str) -> str:
        if "&" in text and not held.inside(text) and held.inside(html.unescape(text)):
            text = html.unescape(text)
        return gone.replaced(redacted.replaced(text, REDACTED), WITHHELD)

    return _mapped(values, change, held)


def _mapped(value: Any, change: Callable[[str], str], held: Phrases) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list | tuple):
        return [_mapped(one, change, held) for one in _line([*value], held)]
    if isinstance(value, dict):
        if value.get("kind") == "verbatim":
            value = {**value, "lines": _joined(value["lines"], held)}
        if "cells" in value:
            value = {**value, "cells": _row(value["cells"], held)}
        kept = _NAMES if "attributes" in value or value.get("kind") == "figure" else ()
        return {
            key: inner if key in kept else _field(key, inner, change, held)
            for key, inner in value.items()
        }
    return value


def _joined(lines: list[str], held: Phrases) -> list[str]:
    """Lines of output, two made one where only together they hold a phrase."""
    made: list[str] = []
    for line in lines:
        if made and held.inside(f"{made[-1]} {line}") and not held.inside(line):
            made[-1] = f"{made[-1]} {line}"
        else:
            made.append(line)
    return made


def _row(cells: list[Any], held: Phrases) -> list[Any]:
    """The cells of a row; two that only side by side hold a phrase, such as a name, are marked."""
    said = ["".join(map(_words, cell["nodes"])) for cell in cells if isinstance(cell, dict)]
    if len(said) < len(cells) or not held.inside(" ".join(said)):
        return cells
    marked = {
        at + side
        for at, pair in enumerate(pairwise(said))
        if held.inside(" ".join(pair)) and not any(map(held.inside, pair))
        for side in (0, 1)
    }
    text = [{"kind": "text", "text": REDACTED}]
    return [{**cell, "nodes": text} if n in marked else cell for n, cell in enumerate(cells)]


def _field(key: str, value: Any, change: Callable[[str], str], held: Phrases) -> Any:
    if not isinstance(value, str):
        return _mapped(value, change, held)
    if setting(key, value):
        return value
    if key in _ADDRESSES:
        return "" if _leads(value, held) else value
    return change(value)


def _leads(address: str, held: Phrases) -> bool:
    """True for an address that tells the words."""
    return held.inside(address) or held.inside(unquote_plus(address, errors="replace"))


def _line(nodes: list[Any], held: Phrases) -> list[Any]:
    """The parts of a line as one text when only together they hold a phrase.

    A link whose address tells the words is left as its words.
    """
    kinds = {node.get("kind") if isinstance(node, dict) else None for node in nodes}
    if not nodes or None in kinds:
        return nodes
    nodes = [*_unlinked(nodes, held)]
    if len(nodes) < 2 or not {"text", "code", "strong", "emph", "link"} & kinds:
        return nodes
    said = "".join(map(_words, nodes))
    return [{"kind": "text", "text": said}] if held.inside(said) else nodes


def _unlinked(nodes: list[Any], held: Phrases) -> Iterator[Any]:
    for node in nodes:
        if node["kind"] == "link" and _leads(node["url"], held):
            yield from _unlinked(node["nodes"], held)
        else:
            yield node


def _words(node: dict[str, Any]) -> str:
    if node.get("kind") == "break":
        return " "
    return str(node.get("text") or node.get("words") or "") or "".join(
        map(_words, node.get("nodes", ()))
    )
