"""Where the engine may differ from plain papermill: in saying what happened."""

from __future__ import annotations

import copy
import difflib
from collections.abc import Iterator
from typing import Any

from tests.engine.cases import Case
from tests.engine.normal import lines, normal, without_chance

_STOPPED = ("kernel died", "timed out")


def differences(case: Case, plain: dict[str, Any], ours: dict[str, Any]) -> list[str]:
    """What differs between two results of a case, beyond chance and honesty, line by line."""
    expected, found = _expected(case, normal(plain["notebook"])), normal(ours["notebook"])
    _leave_out(case, expected, found)
    told = list(difflib.unified_diff(lines(expected), lines(found), "plain", "ours", lineterm=""))
    for part in ("raised", "files"):
        one, other = without_chance(str(plain[part])), without_chance(str(ours[part]))
        if one != other:
            told += [f"{part}, plain: {one}", f"{part}, ours: {other}"]
    return [line[:400] for line in told]


def status(result: dict[str, Any]) -> str:
    """What the engine says of a run, in the words of a case."""
    run = result["notebook"]["metadata"]["briefing"]["run"]
    return f"failed {run['error']['name']}" if run["status"] == "failed" else str(run["status"])


def _expected(case: Case, plain: dict[str, Any]) -> dict[str, Any]:
    """The notebook of plain papermill, with the stamps an honest engine gives.

    Plain papermill stamps a cell "completed" in which the kernel died or time ran out, and all
    cells after it, or one that shows an error and goes on; and "failed" one that left by
    `sys.exit(0)`.
    """
    node = copy.deepcopy(plain)
    if case.expected in _STOPPED:
        broken = _last_run(node)
        node["metadata"]["papermill"]["exception"] = True
        _stamp(broken, "failed", exception=True)
        for cell in _after(node, broken):
            _stamp(cell, "pending", exception=None)
    elif case.expected == "left":
        left = _last_run(node)
        node["metadata"]["papermill"]["exception"] = None
        _stamp(left, "completed", exception=False)
    elif case.expected.startswith("failed"):
        node["metadata"]["papermill"]["exception"] = True
        for cell in filter(_shows_an_error, node["cells"]):
            _stamp(cell, "failed", exception=True)
    return node


def _leave_out(case: Case, *notebooks: dict[str, Any]) -> None:
    """Drop what hangs on the last messages of a kernel that stopped, and what the case names."""
    for node in notebooks:
        for cell in node["cells"]:
            if "differs" in cell["metadata"].get("tags", ()):
                cell["outputs"] = []
        if case.expected in _STOPPED:
            broken = _last_run(node)
            broken["metadata"].pop("execution", None)
            broken.pop("execution_count", None)
            broken["outputs"] = [o for o in broken["outputs"] if o.get("ename") is None]


def _shows_an_error(cell: dict[str, Any]) -> bool:
    shown = any(one["output_type"] == "error" for one in cell.get("outputs", ()))
    return shown and "raises-exception" not in cell["metadata"].get("tags", ())


def _last_run(node: dict[str, Any]) -> dict[str, Any]:
    """The last cell that began."""
    begun = (cell for cell in reversed(node["cells"]) if "execution" in cell["metadata"])
    found: dict[str, Any] = next(begun)
    return found


def _after(node: dict[str, Any], cell: dict[str, Any]) -> Iterator[dict[str, Any]]:
    place = [one is cell for one in node["cells"]].index(True)
    yield from node["cells"][place + 1 :]


def _stamp(cell: dict[str, Any], status: str, *, exception: bool | None) -> None:
    cell["metadata"]["papermill"] |= {"status": status, "exception": exception}
