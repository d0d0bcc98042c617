"""The `parameters` cell, read as text: nothing of it is run."""

from __future__ import annotations

import ast
import io
import json
import tokenize
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing.errors import ParameterError
from briefing.parameters.limits import Limits, limits_of
from briefing.parameters.shape import Shape, shape_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LONGEST_CELL = 200_000  # characters; a parameters cell is a screenful
_TAG = "parameters"
_INJECTED = "injected-parameters"
_NONE = Limits()


@dataclass(frozen=True, slots=True)
class Parameter:
    """One line of the cell: `name = default  # help`, and what they allow.

    `default` is None when it is None or no plain value; `source` is the default as written.
    """

    name: str
    shape: Shape
    default: Any
    source: str
    help: str = ""
    limits: Limits = _NONE

    @property
    def example(self) -> str:
        """A value that fits, as typed at a command line."""
        one = self.limits.example
        if one and self._several:
            return f"[{one}]" if self.shape.item in {"int", "float"} else json.dumps([one])
        return one or self.shape.example

    @property
    def takes(self) -> str:
        """What fits, in words."""
        limits = str(self.limits)
        if self.limits.date or self.limits.choices:
            return f"{self.shape}, each {limits}" if self._several else limits
        return f"{self.shape}, {limits}" if limits else str(self.shape)

    @property
    def _several(self) -> bool:
        return self.shape.base in {"list", "tuple"}


def declared(notebook: Mapping[str, Any]) -> dict[str, Parameter]:
    """Read the parameters of a notebook (nbformat 4), in order; none without a tagged cell.

    As in papermill, the first cell tagged `parameters` counts. Raises ParameterError when that
    cell is not plain Python.
    """
    for number, cell in enumerate(notebook.get("cells", []), start=1):
        tags = cell.get("metadata", {}).get("tags", [])
        if cell.get("cell_type") == "code" and _TAG in tags:
            return {p.name: p for p in _read("".join(cell["source"]), number)}
    return {}


def given(notebook: Mapping[str, Any]) -> dict[str, Any]:
    """The values of the parameters as a notebook was run: those injected before those declared.

    Raises ParameterError when one of the cells is not plain Python.
    """
    found = {name: parameter.default for name, parameter in declared(notebook).items()}
    for number, cell in enumerate(notebook.get("cells", []), start=1):
        if cell.get("cell_type") == "code" and _INJECTED in cell.get("metadata", {}).get(
            "tags", []
        ):
            found |= {p.name: p.default for p in _read("".join(cell["source"]), number)}
    return found


def of_cell(source: str) -> dict[str, Parameter]:
    """The parameters that the source of a cell sets, in order. Raises ParameterError."""
    return {p.name: p for p in _read(source, 1)}


def _read(source: str, number: int) -> Iterator[Parameter]:
    tree, comments = _parsed(source, number)
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and node.value is not None:
            yield from _one(node.target, node.annotation, node.value, comments)
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                yield from _one(target, None, node.value, comments)


def _parsed(source: str, number: int) -> tuple[ast.Module, dict[int, str]]:
    if len(source) > _LONGEST_CELL:
        raise ParameterError(
            f"the parameters cell (cell {number}) has {len(source)} characters, more than "
            f"{_LONGEST_CELL}; put long values into a file and name that file in a parameter"
        )
    try:
        return ast.parse(source), dict(_comments(source))
    except (SyntaxError, ValueError, RecursionError, MemoryError, tokenize.TokenError) as error:
        line = getattr(error, "lineno", None)
        raise ParameterError(
            f"the parameters cell (cell {number}{f', line {line}' if line else ''}) is not plain "
            'Python; keep only lines such as: topic = "words"  # what it means'
        ) from error


def _comments(source: str) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string.lstrip("#").strip()


def _one(
    target: ast.expr, annotation: ast.expr | None, value: ast.expr, comments: dict[int, str]
) -> Iterator[Parameter]:
    if isinstance(target, ast.Name):
        default = _literal(value)
        about = comments.get(value.end_lineno or 0, "")
        shape = shape_of(annotation, default)
        limits = limits_of(annotation, shape, default, about)
        yield Parameter(target.id, shape, default, ast.unparse(value), about, limits)


def _literal(node: ast.expr) -> Any:
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, RecursionError, MemoryError):
        return None
