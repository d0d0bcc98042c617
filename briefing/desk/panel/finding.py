"""The parameters cell as it was run last; as it is saved, when it was not run in this kernel."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from briefing.desk.following import shell
from briefing.desk.presence import notebook
from briefing.errors import ParameterError
from briefing.parameters import Parameter, of_cell

_LARGEST = 200_000_000  # bytes of a notebook
_INJECTED = "# Parameters"  # the first line of the cell that papermill puts in


@dataclass(frozen=True, slots=True)
class Found:
    """The source of the parameters cell, and of the one that a run put after it ("" for none)."""

    source: str
    injected: str = ""

    @property
    def known(self) -> dict[str, Parameter]:
        """The parameters as the cell declares them. Raises ParameterError."""
        return of_cell(self.source)

    @property
    def overridden(self) -> dict[str, object]:
        """The values that a run put in place of those of the cell."""
        known = self.known
        return {p.name: p.default for p in _read(self.injected).values() if p.name in known}


def find() -> Found | None:
    """The parameters cell of the open notebook; None when there is none to be found."""
    saved = _saved()
    ran = [text for text in _inputs() if _is_cell(text)]
    told = [text for text in ran if not text.startswith(_INJECTED)]
    wanted = {*_read(saved.source)} if saved else _first(told)
    source = next((one for one in reversed(told) if _alike(one, wanted)), "")
    if saved and source == saved.source.rstrip("\n"):  # which IPython takes off
        source = saved.source
    if saved and saved.injected:
        return Found(source or saved.source, saved.injected)
    if not source:
        return saved
    return Found(source, _after(ran, source.rstrip("\n")))


def _after(ran: list[str], source: str) -> str:
    """What a run put in after the cell."""
    later = ran[len(ran) - ran[::-1].index(source) :]
    return next((one for one in reversed(later) if one.startswith(_INJECTED)), "")


def _first(told: list[str]) -> set[str]:
    """The names of the first cell of values, rather one with comments: it stands at the top."""
    commented = [one for one in told if any(p.help for p in _read(one).values())]
    return {*_read(next(iter(commented or told), ""))}


def _alike(source: str, wanted: set[str]) -> bool:
    """True when the cell sets at least half of these names: a line more or less is an edit."""
    return bool(wanted) and 2 * len(wanted & {*_read(source)}) >= len(wanted)


def _is_cell(source: str) -> bool:
    """True for a cell that does nothing but give names values, most of them plain ones."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    quiet = (ast.Assign, ast.AnnAssign, ast.Import, ast.ImportFrom)
    if not all(isinstance(node, quiet) or _is_text(node) for node in body):
        return False
    found = _read(source).values()
    return 2 * sum(p.default is not None or p.source == "None" for p in found) > len(found)


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _read(source: str) -> dict[str, Parameter]:
    with suppress(ParameterError):
        return of_cell(source)
    return {}


def _inputs() -> Iterator[str]:
    """The cells that were run in this kernel, as they were typed, the oldest first."""
    history = getattr(shell(), "history_manager", None)
    yield from getattr(history, "input_hist_raw", ())


def _saved() -> Found | None:
    """The tagged cells of the notebook's file; None when the front end names no such file."""
    path = Path(notebook() or ".")
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        cells = json.loads(path.read_bytes())["cells"]
        found = {tag: "".join(cell["source"]) for cell in reversed(cells) for tag in _tags(cell)}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    source = found.get("parameters", "")
    return Found(source, found.get("injected-parameters", "")) if _read(source) else None


def _tags(cell: dict[str, object]) -> list[str]:
    about = cell.get("metadata") if cell.get("cell_type") == "code" else None
    tags = about.get("tags") if isinstance(about, dict) else None
    return [tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []
