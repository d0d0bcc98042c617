"""The kinds of briefing a project holds, as the cards of the launcher tell them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefing import project
from briefing.errors import BriefingError
from briefing.parameters import declared

_LARGEST = 5_000_000  # bytes of an input notebook: outputs are stripped
_MOST = 50  # cards
_BROKEN = (
    OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError, BriefingError,
)  # fmt: skip
_SUBJECTS = ("actor", "topic")


def kinds(root: Path) -> list[dict[str, Any]]:
    """Each notebook of the project's `notebooks/` that has parameters; none in another folder."""
    return [*_found(root)][:_MOST] if project.is_project(root) else []


def _found(root: Path) -> Iterator[dict[str, Any]]:
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        try:
            if path.stat().st_size > _LARGEST:
                continue
            node = json.loads(path.read_bytes())
            known = declared(node)
            found = _kind(path.stem, node, known) if known else None
        except _BROKEN:
            continue  # `briefing list` tells what is wrong with it
        if found:
            yield found


def _kind(name: str, node: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    subject = next((known[one] for one in _SUBJECTS if one in known), next(iter(known.values())))
    title, about = _heading(node)
    return {
        "kind": name,
        "label": title or _words(name),
        "help": about,
        "subject": _words(subject.name),
        "subjectHelp": subject.help,
        "parameters": [
            {"name": p.name, "type": str(p.shape), "default": p.source, "help": p.help}
            for p in known.values()
        ],
    }


def _heading(node: dict[str, Any]) -> tuple[str, str]:
    """The first heading of a notebook and the sentence below it; "" where there is none."""
    cells = node.get("cells") or [{}]
    source = cells[0].get("source", "") if cells[0].get("cell_type") == "markdown" else ""
    lines = [line.strip() for line in "".join(source).splitlines() if line.strip()]
    if not lines or not lines[0].startswith("# "):
        return "", ""
    about = lines[1].partition(". ")[0].rstrip(".") + "." if len(lines) > 1 else ""
    return lines[0].removeprefix("# ")[:80], about[:300]


def _words(name: str) -> str:
    return name.replace("_", " ").replace("-", " ").strip().capitalize()
