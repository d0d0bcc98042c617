"""The `parameters` cell with other values in it; every other byte stays as it was."""

from __future__ import annotations

import ast
import math
import re
from typing import TYPE_CHECKING

from briefing.errors import ParameterError, UnknownNameError, nearest
from briefing.parameters.cell import declared

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")  # as Python counts lines
_DEEPEST = 50  # lists within lists


def edited(source: str, values: Mapping[str, object]) -> str:
    """The source of a parameters cell with `values` in place of what it sets; comments stay.

    Where a name is set several times, the last one counts. Raises UnknownNameError for a name the
    cell does not set, ParameterError when the cell is not plain Python, a value cannot be written
    into it, or one line sets several names.
    """
    known = _read(source)
    places = dict(_places(ast.parse(source)))
    texts: dict[ast.expr, str] = {}
    for name, value in values.items():
        if name not in known:
            raise UnknownNameError(f"no parameter named {name!r}. {nearest(name, known)}")
        node = places[name]
        if node is None:
            raise ParameterError(
                f"the line that sets {name!r} sets other names too; give each a line of its own"
            )
        texts[node] = _literal(name, value)
    found = _replaced(source, texts)
    if _read(found) != known | {name: _plain(values[name]) for name in values}:
        raise ParameterError("the parameters cell cannot be changed safely; edit it by hand")
    return found


def _read(source: str) -> dict[str, object]:
    cell = {"cell_type": "code", "metadata": {"tags": ["parameters"]}, "source": source}
    return {name: p.default for name, p in declared({"cells": [cell]}).items()}


def _places(tree: ast.Module) -> Iterator[tuple[str, ast.expr | None]]:
    """The value of each name; None where it is shared with another name."""
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            if node.value is not None:
                yield node.target.id, node.value
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    yield target.id, node.value if len(node.targets) == 1 else None


def _replaced(source: str, texts: Mapping[ast.expr, str]) -> str:
    """`source` with the text of each node replaced, from the last to the first."""
    lines = _LINE.findall(source)
    for node, text in sorted(texts.items(), key=lambda pair: _start(pair[0]), reverse=True):
        last = (node.end_lineno or node.lineno) - 1
        head = _bytes(lines[node.lineno - 1])[: node.col_offset]
        tail = _bytes(lines[last])[node.end_col_offset or 0 :]
        joined = (head + _bytes(text) + tail).decode("utf-8", "surrogatepass")
        lines[node.lineno - 1 : last + 1] = [joined]
    return "".join(lines)


def _start(node: ast.expr) -> tuple[int, int]:
    return node.lineno, node.col_offset


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")  # Python counts columns in bytes of UTF-8


def _plain(value: object) -> object:
    """A value as it is read back: a whole number stays one, a tuple is a tuple."""
    return ast.literal_eval(_literal("", value))


def _literal(name: str, value: object, depth: int = 0) -> str:
    """A value as Python writes it, texts in double quotes where they hold none themselves."""
    if depth > _DEEPEST:
        raise ParameterError(f"the value of {name!r} is nested too deeply")
    if isinstance(value, str):
        return _text(value)
    if value is None or isinstance(value, bool | int):
        return repr(value)
    if isinstance(value, float) and math.isfinite(value):
        return repr(value)
    if isinstance(value, list | tuple):
        items = [_literal(name, item, depth + 1) for item in value]
        if isinstance(value, list):
            return f"[{', '.join(items)}]"
        return f"({', '.join(items)}{',' if len(items) == 1 else ''})"
    if isinstance(value, dict):
        pairs = value.items()
        shown = (
            f"{_literal(name, k, depth + 1)}: {_literal(name, v, depth + 1)}" for k, v in pairs
        )
        return f"{{{', '.join(shown)}}}"
    raise ParameterError(
        f"the value of {name!r}, {str(value)[:60]}, cannot be written into a cell; give text, a "
        "number, true or false, a list of them or none"
    )


def _text(value: str) -> str:
    if '"' in value:
        return repr(value)
    return '"' + repr("'" + value)[2:]  # with the apostrophe, repr chooses double quotes
