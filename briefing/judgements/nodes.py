"""A YAML file as plain nodes, each with the place it stands at; every scalar is just its words.

Only what a judgements file needs is read: mappings, lists and words. Anchors, aliases, tags, a
second document and a key given twice are refused, so that no short file can stand for a large one
and no word turns into a number, a date or a truth value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from briefing.judgements.problems import Problem, shown

LARGEST = 262_144  # bytes of a file; a long one is a tenth of it
DEEPEST = 8  # levels; the format has five
MOST = 20_000  # nodes
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where PyYAML was built with it


@dataclass(slots=True)
class Node:
    """A scalar, a list or a mapping; `line` and `column` count from 1. `keys` are a mapping's."""

    kind: str
    line: int
    column: int
    words: str = ""
    items: list[Node] = field(default_factory=list)
    keys: list[Node] = field(default_factory=list)

    @property
    def pairs(self) -> Iterator[tuple[Node, Node]]:
        """The keys of a mapping with their values."""
        return zip(self.keys, self.items, strict=False)

    @property
    def blank(self) -> bool:
        """True for a value left out."""
        return self.kind == "scalar" and not self.words


def parsed(text: str) -> Node | Problem:
    """The file as one mapping; a problem when it is none or holds what is refused."""
    if not text.strip():
        return Node("mapping", 1, 1)
    try:
        return _tree(text)
    except _Refused as refused:
        return refused.problem
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        why = " ".join(filter(None, (error.context, error.problem)))
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return Problem(line, column, f"this is not YAML: {why}. Check quotes and indentation")
    except (yaml.YAMLError, ValueError) as error:
        why = " ".join(str(error).split())[:120]
        return Problem(1, 1, f"this is not YAML: {why}")


class _Refused(Exception):  # noqa: N818  (it carries a problem out of the loop, nothing more)
    def __init__(self, event: Any, why: str) -> None:
        super().__init__(why)
        mark = event.start_mark if event else None
        self.problem = Problem(mark.line + 1 if mark else 1, mark.column + 1 if mark else 1, why)


def _tree(text: str) -> Node:
    """Build the nodes from the events of the parser, without recursion."""
    open_: list[Node] = []
    top: Node | None = None
    for number, event in enumerate(yaml.parse(text, Loader=_LOADER)):
        _allowed(event, number, len(open_), top)
        if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            _closed(open_.pop(), event)
        elif isinstance(event, yaml.NodeEvent):
            node = _node(event)
            top = top or node
            if open_:
                _put(open_[-1], node, event)
            if node.kind != "scalar":
                open_.append(node)
    if top is None or top.kind != "mapping":
        if top is None or top.blank:
            return Node("mapping", 1, 1)
        raise _Refused(None, "the file must hold names and values, such as: title: some words")
    return top


def _node(event: Any) -> Node:
    line, column = event.start_mark.line + 1, event.start_mark.column + 1
    if isinstance(event, yaml.ScalarEvent):
        plain = not event.style and event.value == "~"
        return Node("scalar", line, column, "" if plain else " ".join(event.value.split()))
    return Node("mapping" if isinstance(event, yaml.MappingStartEvent) else "list", line, column)


def _put(parent: Node, node: Node, event: Any) -> None:
    if parent.kind == "list" or len(parent.keys) > len(parent.items):
        parent.items.append(node)
    elif node.kind != "scalar":
        raise _Refused(event, "a name must be a word, not a list or another mapping")
    elif any(key.words == node.words for key in parent.keys):
        raise _Refused(event, f"{shown(node.words)} is given twice here; keep one of them")
    else:
        parent.keys.append(node)


def _closed(node: Node, event: Any) -> None:
    if node.kind == "mapping" and len(node.keys) != len(node.items):
        raise _Refused(event, "the last name has no value")


def _allowed(event: Any, number: int, depth: int, top: Node | None) -> None:
    if number > 2 * MOST:
        raise _Refused(event, f"the file holds more than {MOST} entries; is it a judgements file?")
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise _Refused(event, "anchors (&name) and aliases (*name) are not read; write it out")
    if getattr(event, "tag", None):
        raise _Refused(event, f"tags such as {shown(event.tag)} are not read; leave it out")
    if isinstance(event, yaml.DocumentStartEvent) and top is not None:
        raise _Refused(event, "a second document begins here; keep one in a file")
    if depth > DEEPEST:
        raise _Refused(event, f"nested more than {DEEPEST} levels deep; check the indentation")
