"""A judgements file as text whose nodes know where they stand, so that a part can be exchanged.

Nothing but that part is touched: comments, order, quotes, blank lines and line ends stay as they
are to the letter, which no loading and dumping of the whole file would promise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where PyYAML was built with it
_HEADER = re.compile(r"[|>][0-9+-]*([ \t]+#[^\r\n]*)?")


class Layout(Exception):  # noqa: N818  (caught by `editing`, which tells what to do by hand)
    """The file is laid out in a way that a part cannot be exchanged in."""


def top(text: str) -> Any:
    """The node of the whole file; None when it holds nothing but comments."""
    found = yaml.compose(text, Loader=_LOADER)
    return found if isinstance(found, yaml.MappingNode) else None


def found(text: str, path: Sequence[str]) -> Any:
    """The node at a path; None when nothing stands there."""
    node = top(text)
    for step in path:
        if isinstance(node, yaml.MappingNode):
            node = next((v for k, v in node.value if words(k) == step), None)
        elif isinstance(node, yaml.SequenceNode) and step.isdecimal():
            node = node.value[int(step)] if int(step) < len(node.value) else None
        else:
            return None
    return node


def words(node: Any) -> str:
    """The words of a scalar as the reader takes them; "" for a blank."""
    if not isinstance(node, yaml.ScalarNode) or (not node.style and node.value == "~"):
        return ""
    return " ".join(node.value.split())


def plain(node: Any) -> Any:
    """What a node holds, blanks as None."""
    if isinstance(node, yaml.MappingNode):
        return {words(key): plain(one) for key, one in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain(one) for one in node.value]
    return words(node) or None


def is_blank(node: Any) -> bool:
    """True for a value left out."""
    return isinstance(node, yaml.ScalarNode) and not words(node)


def start(node: Any) -> int:
    """Where a node begins, counted in characters."""
    return int(node.start_mark.index)


def end(text: str, node: Any) -> int:
    """Where what a node holds ends, before the comments behind it."""
    if getattr(node, "flow_style", False) or isinstance(node, yaml.ScalarNode):
        last = int(node.end_mark.index)
        if getattr(node, "style", None) in ("|", ">"):
            last = start(node) + len(text[start(node) : last].rstrip())
        return last
    held = node.value[-1]
    return end_of_pair(text, held) if isinstance(held, tuple) else end(text, held)


def end_of_pair(text: str, pair: tuple[Any, Any]) -> int:
    """Where a name with its value ends."""
    key, node = pair
    if is_blank(node) and node.start_mark.index == node.end_mark.index:
        return colon(text, key) or int(key.end_mark.index)
    return end(text, node)


def colon(text: str, key: Any) -> int:
    """The place after the colon behind a name; 0 when there is none."""
    match = re.compile(r"[ \t]*:").match(text, key.end_mark.index)
    return match.end() if match else 0


def after_comma(text: str, place: int) -> int:
    """The place after a comma that stands at `place` but for white space, or else `place`."""
    match = re.compile(r"\s*,").match(text, place)
    return match.end() if match else place


def header(text: str, node: Any) -> str:
    """The comment in the first line of a folded text, with the space before it."""
    match = _HEADER.match(text, start(node)) if node.style in ("|", ">") else None
    return (match[1] or "") if match else ""


def line_start(text: str, place: int) -> int:
    """Where the line begins that holds a place."""
    return text.rfind("\n", 0, place) + 1


def line_end(text: str, place: int) -> int:
    """Where the next line begins after a place; the end of the text if there is none."""
    found = text.find("\n", place)
    return len(text) if found < 0 else found + 1


def below(text: str, place: int, column: int) -> int:
    """The start of the line after a place, and after the comments indented more than `column`."""
    place = line_end(text, place)
    while place < len(text):
        line = text[place : line_end(text, place)]
        indent = len(line) - len(line.lstrip(" "))
        if not line.lstrip(" ").startswith("#") or indent <= column:
            break
        place += len(line)
    return place


def scalars(node: Any) -> Iterator[tuple[int, int]]:
    """Where the scalars below a node stand, in order."""
    if isinstance(node, yaml.ScalarNode):
        yield start(node), int(node.end_mark.index)
    elif isinstance(node, yaml.MappingNode):
        for key, one in node.value:
            yield from scalars(key)
            yield from scalars(one)
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from scalars(one)


def comments(text: str, place: int = 0, until: int | None = None) -> list[tuple[int, int]]:
    """Where comments stand between two places: from the sign to the end of the line."""
    marks, here = [], 0
    until = len(text) if until is None else until
    for first, last in [*scalars(top(text)), (len(text), len(text))]:
        while (sign := text.find("#", here, first)) >= 0:
            here = line_end(text, sign)
            marks.append((sign, sign + len(text[sign:here].rstrip("\r\n"))))
        here = max(here, last)
    return [mark for mark in marks if place <= mark[0] < until]
