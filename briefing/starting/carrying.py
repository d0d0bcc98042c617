"""The values of a house's notebook carried into a newer version of it."""

from __future__ import annotations

import json
from typing import Any

from briefing import parameters
from briefing.errors import BriefingError
from briefing.starting.manifest import digest

_SUFFIX = ".ipynb"
_TAG = "parameters"


def form(name: str, content: bytes) -> str:
    """The SHA-256 of a notebook without its outputs and the values of its parameters.

    "" for what is no notebook, or one whose parameters cannot be read.
    """
    node = _notebook(name, content)
    if node is None:
        return ""
    try:
        cells = [_bare(cell, node) for cell in node["cells"]]
    except (BriefingError, LookupError, TypeError, AttributeError):
        return ""
    return digest(json.dumps(cells, sort_keys=True).encode())


def carried(name: str, house: bytes, newer: bytes) -> bytes | None:
    """The newer version of a notebook with the values that the house gave its parameters.

    None when a value has no place there any more.
    """
    old, new = _notebook(name, house), _notebook(name, newer)
    if old is None or new is None:
        return None
    try:
        known, before = parameters.declared(new), parameters.declared(old)
        if set(before) - set(known):
            return None
        values = {n: p.default for n, p in before.items() if p.source != known[n].source}
        cell = next(cell for cell in new["cells"] if _is_parameters(cell))
        source = parameters.edited(_source(cell), parameters.fitted(known, values))
    except (BriefingError, StopIteration, LookupError, TypeError, AttributeError):
        return None
    if not values:
        return newer
    cell["source"] = source.splitlines(keepends=True)
    return (json.dumps(new, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode("utf-8")


def _notebook(name: str, content: bytes) -> Any:
    if not name.endswith(_SUFFIX):
        return None
    try:
        node = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return node if isinstance(node, dict) and isinstance(node.get("cells"), list) else None


def _bare(cell: Any, node: Any) -> list[Any]:
    source = _source(cell)
    if _is_parameters(cell):
        known = parameters.declared(node)
        source = parameters.edited(source, dict.fromkeys(known))
    return [cell["cell_type"], source, sorted(cell.get("metadata", {}).get("tags", []))]


def _is_parameters(cell: Any) -> bool:
    return cell["cell_type"] == "code" and _TAG in cell.get("metadata", {}).get("tags", [])


def _source(cell: Any) -> str:
    return "".join(cell["source"])
