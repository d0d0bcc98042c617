"""One execution of a notebook by papermill, with the kit's engine."""

from __future__ import annotations

import math
import os
from typing import TYPE_CHECKING, Any

import papermill
from papermill.engines import papermill_engines
from papermill.execute import (
    ERROR_ANCHOR_MSG,
    ERROR_MARKER_TAG,
    ERROR_MESSAGE_TEMPLATE,
    prepare_notebook_metadata,
    remove_error_markers,
)
from papermill.models import Parameter as PapermillParameter
from papermill.parameterize import parameterize_notebook
from papermill.translators import PythonTranslator, papermill_translators

from briefing.engine import KERNEL, BriefingEngine, Outcome
from briefing.errors import RunError
from briefing.parameters import declared
from briefing.runner.place import NOTEBOOK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.runner.notebooks import Input

_INJECTED = "injected-parameters"


def _literal(value: object) -> str:
    """A value as Python reads it; numbers that are none have no sign of their own."""
    if isinstance(value, float) and not math.isfinite(value):
        return f"float({str(value)!r})"
    if type(value) is list:
        return f"[{', '.join(map(_literal, value))}]"
    if type(value) is dict:
        return f"{{{', '.join(f'{_literal(k)}: {_literal(v)}' for k, v in value.items())}}}"
    return repr(value)


class _Literals(PythonTranslator):  # type: ignore[misc]
    """Writes parameters as Python literals: tuples, numbered keys and every script come right."""

    @classmethod
    def translate(cls, val: object) -> str:
        return _literal(val)

    @classmethod
    def codify(cls, parameters: Mapping[str, object], comment: str = "Parameters") -> str:
        lines = [f"{name} = {_literal(value)}" for name, value in parameters.items()]
        return "\n".join([f"# {comment}", *lines])

    @classmethod
    def inspect(cls, parameters_cell: Any) -> list[Any]:
        found = declared({"cells": [parameters_cell]}).values()
        return [PapermillParameter(p.name, str(p.shape), p.source, p.help) for p in found]


def execute(notebook: Input, parameters: Mapping[str, object], outcome: Outcome) -> None:
    """Run `notebook` with `parameters` injected; `outcome` has the limits, and is told all.

    It holds the executed notebook, however far it came; its `cell` counts the cells of the input
    notebook. Cells tagged `raises-exception` may fail; `sys.exit(0)` ends the run well. The kernel
    was asked to end and may still be ending: see `Outcome.collect`. Raises RunError when papermill
    could not begin.
    """
    papermill_translators.register(KERNEL, _Literals)
    papermill_engines.register(KERNEL, BriefingEngine)
    try:
        _executed(_without_injected(notebook.node), dict(parameters), outcome)
    except (Exception, KeyboardInterrupt) as error:
        # What stopped the run stands in the outcome. Papermill's own error is not asked: it also
        # counts cells that were allowed to fail.
        if outcome.notebook is None or outcome.status == "running":
            raise RunError(
                f"{notebook.path} could not be started ({type(error).__name__}: {error}); "
                "see what is missing with: briefing doctor"
            ) from error
    _finish(outcome, notebook)


def _executed(node: Any, parameters: dict[str, object], outcome: Outcome) -> None:
    """What `papermill.execute_notebook` does, by its own parts, without writing the notebook.

    It would write it as text three times, for a file that nobody asked for; the runner writes once.
    """
    if parameters:
        node = parameterize_notebook(
            node, parameters, kernel_name=KERNEL, language="python", engine_name=KERNEL
        )
    node = remove_error_markers(prepare_notebook_metadata(node, None, None))
    papermill_engines.execute_notebook_with_engine(
        KERNEL,
        node,
        kernel_name=KERNEL,
        input_path=None,
        output_path=None,
        progress_bar=False,
        outcome=outcome,
    )


def _without_injected(node: Any) -> Any:
    """Return the notebook without what an earlier run injected: every run starts clean."""
    import copy

    import nbformat

    fresh = nbformat.v4.upgrade(copy.deepcopy(node))  # type: ignore[no-untyped-call]
    fresh.cells = [c for c in fresh.cells if _INJECTED not in c.metadata.get("tags", [])]
    for name in ("briefing", "widgets"):  # the state of forms holds what an analyst saw
        fresh.metadata.pop(name, None)
    fresh.metadata.papermill = {  # as papermill's own reader leaves it
        "default_parameters": {},
        "parameters": {},
        "environment_variables": {},
        "version": papermill.__version__,
    }
    for cell in fresh.cells:
        cell.metadata.setdefault("tags", [])
        cell.metadata.papermill = {}
    return fresh


def _finish(outcome: Outcome, notebook: Input) -> None:
    node = remove_error_markers(outcome.notebook)
    node.metadata.papermill["input_path"] = notebook.path.name
    node.metadata.papermill["output_path"] = NOTEBOOK
    injected = [n for n, c in enumerate(node.cells) if _INJECTED in c.metadata.get("tags", [])]
    for number in injected:
        node.cells[number]["id"] = _INJECTED
    outcome.cells = [
        row | {"cell": row["cell"] - sum(number < row["cell"] for number in injected)}
        for row in outcome.cells
        if row["cell"] not in injected
    ]
    if outcome.cell is not None:
        _mark(node, outcome.cell)
        outcome.cell -= sum(number < outcome.cell for number in injected)
    if os.environ.get("SOURCE_DATE_EPOCH"):
        _timeless(node)


def _mark(node: Any, index: int) -> None:
    """Put papermill's link to the broken cell at the top, and its anchor above that cell."""
    link = ERROR_MESSAGE_TEMPLATE % (node.cells[index].get("execution_count") or " ")
    node.cells.insert(index, _marker(ERROR_ANCHOR_MSG, "papermill-error-anchor"))
    node.cells.insert(0, _marker(link, "papermill-error-link"))


def _marker(text: str, identity: str) -> Any:
    import nbformat

    metadata = {"tags": [ERROR_MARKER_TAG]}
    return nbformat.v4.new_markdown_cell(  # type: ignore[no-untyped-call]
        text, id=identity, metadata=metadata
    )


def _timeless(node: Any) -> None:
    """Drop every time of the clock, so that equal runs give equal notebooks."""
    for part in (node, *node.cells):
        for key in ("start_time", "end_time", "duration"):
            part.metadata.get("papermill", {}).pop(key, None)
        part.metadata.pop("execution", None)
