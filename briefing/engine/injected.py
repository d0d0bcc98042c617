"""The cell of injected parameters: names and plain values, and nothing that runs.

Papermill writes the names of parameters into that cell as they are given, so that a name made of
code would be run.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

from briefing.errors import ParameterError

_TAG = "injected-parameters"
_NUMBERS = frozenset({"nan", "inf", "-inf"})  # papermill writes float('nan')


def look(notebook: Any) -> None:
    """See that what was injected is data. Raises ParameterError."""
    for cell in notebook.cells:
        if cell.cell_type == "code" and _TAG in cell.metadata.get("tags", ()):
            _look("".join(cell.source))


def _look(source: str) -> None:
    try:
        lines = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ParameterError(_WHY.format("the cell is no plain Python")) from None
    for line in lines:
        if not all(_plain(part) for part in _parts(line)):
            raise ParameterError(_WHY.format(f"line {line.lineno} is none"))


_WHY = (
    "what is given as parameters would be run as code: {}, such as: name = 'value'; look at the "
    "names given with -p, -r, -y and -f"
)


def _parts(line: ast.stmt) -> Iterator[ast.expr | None]:
    if isinstance(line, ast.Assign) and all(isinstance(one, ast.Name) for one in line.targets):
        yield line.value
    else:
        yield None


def _plain(part: ast.expr | None) -> bool:
    """Whether an expression is a value as it stands; a number that is none counts as one."""
    if part is None:
        return False
    try:
        ast.literal_eval(_Numbers().visit(part))
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        return False
    return True


class _Numbers(ast.NodeTransformer):
    """Puts 0.0 in the place of float('nan') and its kin."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        called = isinstance(node.func, ast.Name) and node.func.id == "float" and not node.keywords
        given = [one.value for one in node.args if isinstance(one, ast.Constant)]
        fits = called and len(node.args) == 1 and given and given[0] in _NUMBERS
        return ast.Constant(0.0) if fits else node
