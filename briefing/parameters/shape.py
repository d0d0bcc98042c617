"""What a parameter may hold, read from its annotation or its default."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Any, Literal

Base = Literal["str", "int", "float", "bool", "list", "tuple", "dict", "any"]

# Names an analyst may write; dates are kept as ISO text, so that every place reads them alike.
_NAMES: dict[str, Base] = {
    "str": "str",
    "Path": "str",
    "date": "str",
    "datetime": "str",
    "int": "int",
    "float": "float",
    "bool": "bool",
    "list": "list",
    "List": "list",
    "Sequence": "list",
    "tuple": "tuple",
    "Tuple": "tuple",
    "dict": "dict",
    "Dict": "dict",
    "Mapping": "dict",
}
_SCALARS = ("str", "int", "float", "bool")  # items are checked only so deep
_EXAMPLES: dict[Base, str] = {
    "str": "some words",
    "int": "12",
    "float": "0.5",
    "bool": "true",
    "list": '["one", "two"]',
    "tuple": '["one", "two"]',
    "dict": '{"key": "value"}',
    "any": "some words",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """A type: its base, the base of its items (lists and tuples), and whether None fits too."""

    base: Base
    item: Base = "any"
    optional: bool = False

    @property
    def example(self) -> str:
        """A value that fits, as typed at a command line."""
        if self.base in {"list", "tuple"} and self.item in {"int", "float"}:
            return "[1, 2]" if self.item == "int" else "[0.5, 1.5]"
        return _EXAMPLES[self.base]

    def __str__(self) -> str:
        name = self.base
        inside = f"{name}[{self.item}]" if self.item != "any" else f"{name}"
        return f"{inside} or none" if self.optional else inside


def shape_of(annotation: ast.expr | None, default: Any) -> Shape:
    """Tell what a parameter may hold. The annotation counts first, then the default.

    `default` is None when it is None or no plain value; anything fits then.
    """
    found = _annotated(annotation) if annotation is not None else None
    if found is None or found.base == "any":
        return _valued(default)
    item = found.item if found.item != "any" else _valued(default).item
    return Shape(found.base, item, optional=found.optional or default is None)


def _valued(default: Any) -> Shape:
    if default is None:
        return Shape("any", optional=True)
    base = _NAMES.get(type(default).__name__, "any")
    return Shape(base, _item(default) if base in {"list", "tuple"} else "any")


def _item(values: Any) -> Base:
    kinds = {_NAMES.get(type(value).__name__, "any") for value in values}
    only = kinds.pop() if len(kinds) == 1 else "any"
    return only if only in _SCALARS else "any"


def _annotated(node: ast.expr) -> Shape | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return _parsed(node.value)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return _either(node.left, node.right)
    if isinstance(node, ast.Subscript):
        return _subscript(node)
    base = _NAMES.get(_name(node))
    return Shape(base) if base else None


def _parsed(text: str) -> Shape | None:
    try:
        return _annotated(ast.parse(text, mode="eval").body)
    except SyntaxError:
        return None


def _either(left: ast.expr, right: ast.expr) -> Shape | None:
    sides = [side for side in (left, right) if not _is_none(side)]
    found = _annotated(sides[0]) if len(sides) == 1 else None
    return Shape(found.base, found.item, optional=True) if found else None


def _subscript(node: ast.Subscript) -> Shape | None:
    if _name(node.value) == "Optional":
        found = _annotated(node.slice)
        return Shape(found.base, found.item, optional=True) if found else None
    if _name(node.value) == "Literal":
        return _literal(node.slice)
    base = _NAMES.get(_name(node.value))
    first = node.slice.elts[0] if isinstance(node.slice, ast.Tuple) else node.slice
    if base in {"list", "tuple"}:
        item = _annotated(first)
        return Shape(base, item.base if item and item.base in _SCALARS else "any")
    return Shape(base) if base else None


def _literal(node: ast.expr) -> Shape | None:
    """The type of the values that may be chosen, when it is one type."""
    values = node.elts if isinstance(node, ast.Tuple) else [node]
    kinds = {type(getattr(value, "value", None)).__name__ for value in values}
    base = _NAMES.get(kinds.pop()) if len(kinds) == 1 else None
    return Shape(base) if base else None


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
