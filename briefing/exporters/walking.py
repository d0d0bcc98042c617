"""Going through blocks and what is in them, in the order they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from briefing.exporters.blocks import Formula, Node

Found = TypeVar("Found", bound=Node)


def changed(value: Any, change: Callable[[Node], Node]) -> Any:
    """A block, or blocks, with every node in it changed, the innermost last."""
    if isinstance(value, tuple):
        return tuple(changed(inner, change) for inner in value)
    if not isinstance(value, msgspec.Struct):
        return value
    if isinstance(value, Node):
        value = change(value)
    if isinstance(value, Formula):  # a formula holds no nodes, but its own tree
        return value
    parts = {name: getattr(value, name) for name in value.__struct_fields__}
    made = {name: changed(part, change) for name, part in parts.items()}
    new = {name: part for name, part in made.items() if part is not parts[name]}
    return replace(value, **new) if new else value


def every(value: Any, kind: type[Found]) -> Iterator[Found]:
    """Every node of a kind in a block, in blocks, or in a report."""
    if isinstance(value, tuple):
        for inner in value:
            yield from every(inner, kind)
    elif isinstance(value, msgspec.Struct):
        if isinstance(value, kind):
            yield value
        if not isinstance(value, Formula):
            for name in value.__struct_fields__:
                yield from every(getattr(value, name), kind)
