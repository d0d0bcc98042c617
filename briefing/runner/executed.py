"""An executed notebook, read from its file without Jupyter's own reader, which costs a second."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing import bundle
from briefing.errors import PathError, UnknownNameError, UsageError, nearest
from briefing.models import Verdict
from briefing.runner import place
from briefing.runner.notebooks import SUFFIX, raw


class Node(dict[str, Any]):
    """A part of a notebook, whose entries are attributes too, as nbformat's are."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


@dataclass(frozen=True, slots=True)
class Executed:
    """A notebook that has run: its file and its cells.

    `recorded` is true when run.json beside it tells of this notebook, byte for byte.
    """

    path: Path
    node: Node
    recorded: bool

    @property
    def stopped(self) -> bool:
        """True when a cell of it failed: what follows it did not run."""
        shown = (output for cell in self.node.cells for output in cell.get("outputs", ()))
        return any(output.get("output_type") == "error" for output in shown)

    @property
    def proven(self) -> Verdict | None:
        """What the runner found when it wrote this very file; None when it did not write it."""
        if not self.recorded:
            return None
        try:
            found = bundle.decode(self.node.metadata["briefing"]["verdict"])
        except (KeyError, TypeError, ValueError, AttributeError):
            return None
        return found if isinstance(found, Verdict) else None


def read(path: Path) -> Executed:
    """Read an executed notebook: a file, or the folder of a run.

    Raises PathError when it cannot be read, UnknownNameError when nothing is there, and
    UsageError when it has not been run.
    """
    file = path / place.NOTEBOOK if path.is_dir() else path
    if not file.is_file():
        beside = {one.name for one in file.parent.glob(f"*{SUFFIX}")}
        advice = nearest(file.name, beside) if beside else "No notebook lies in that folder."
        raise UnknownNameError(f"no notebook at {path}. {advice}")
    content = raw(file)
    node = _node(content, file)
    if not any(cell.get("outputs") for cell in node.cells):
        raise UsageError(f"{path} shows nothing yet; run it first: briefing run {file.stem}")
    told = place.recorded(file.parent, newer=False).get(file.name)
    return Executed(file.absolute(), node, told == hashlib.sha256(content).hexdigest())


def _node(content: bytes, file: Path) -> Node:
    advice = "open it in JupyterLab and save it again"
    try:
        node: Any = json.loads(content.decode("utf-8"), object_hook=Node)
    except (ValueError, RecursionError) as error:
        raise PathError(f"{file} is not a Jupyter notebook ({error}); {advice}") from error
    if isinstance(node, Node) and node.get("nbformat") not in (None, 4):
        raise PathError(f"{file} has version {node['nbformat']} of the notebook format; {advice}")
    wrong = next(_wrong(node), "")
    if wrong:
        raise PathError(f"{file} is damaged: {wrong}; {advice}")
    for cell in node.cells:
        _join(cell)
    return Node(node)


def _wrong(node: Any) -> Iterator[str]:
    """What a notebook has not that it must have, in the order of the file."""
    if not isinstance(node, Node) or not isinstance(node.get("cells"), list):
        yield "it has no list of cells"
        return
    node.setdefault("metadata", Node())
    if not isinstance(node.metadata, Node):
        yield "its metadata are not named values"
    for number, cell in enumerate(node.cells, start=1):
        yield from (f"cell {number} {why}" for why in _cell(cell))


def _cell(cell: Any) -> Iterator[str]:
    if not isinstance(cell, Node) or not isinstance(cell.get("cell_type"), str):
        yield "has no type"
        return
    cell.setdefault("metadata", Node())
    cell.setdefault("source", "")
    tags = cell.metadata.get("tags", []) if isinstance(cell.metadata, Node) else None
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        yield "has metadata that are not named values, or tags that are no list of words"
    if not _is_text(cell.source):
        yield "has a source that is no text"
    shown = cell.get("outputs", [])
    if not isinstance(shown, list) or not all(isinstance(one, Node) for one in shown):
        yield "has outputs that are no list of outputs"
    elif not all(isinstance(one.get("data", Node()), Node) for one in shown):
        yield "has an output whose data are not named by their types"


def _is_text(value: Any) -> bool:
    if isinstance(value, list):
        return all(isinstance(part, str) for part in value)
    return isinstance(value, str)


def _join(cell: Node) -> None:
    """Texts kept as lists of lines become one text, as nbformat makes them."""
    cell["source"] = "".join(cell.source)
    for output in cell.get("outputs", ()):
        for holder in (output, output.get("data") or {}):
            for name, value in holder.items():
                if isinstance(value, list) and not name.endswith("json") and _is_text(value):
                    holder[name] = value if name == "traceback" else "".join(value)
