"""The last run of a notebook: what a release would sign."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError, PathError
from briefing.parameters import given
from briefing.schemas import forms
from briefing.slugs import slug

_RECORD = "run.json"
_EXECUTED = "briefing.ipynb"
_BROKEN = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
_FIRST = "choose Run and export first"


@dataclass(frozen=True, slots=True)
class Last:
    """A run: its folder, when it ended (ISO 8601), and whether the notebook has changed since.

    `sha256` is that of its record: another run in the same folder has another one.
    """

    folder: Path
    ended: str
    changed: bool
    sha256: str


def last(notebook: Path, desk: Path) -> Last:
    """The last run that succeeded with the notebook's own topic. Raises PathError if there is none.

    The project's folder is `desk`.
    """
    node = _read(notebook)
    values = given(node)
    topic = values.get("actor") or values.get("topic")
    home = desk / "reports" / notebook.stem / slug(topic if isinstance(topic, str) else "")
    for folder in sorted((one for one in home.glob("????-??-??") if one.is_dir()), reverse=True):
        record, digest = _record(folder)
        if record.get("status") == "succeeded":
            ended = str(record.get("ended") or "")
            return Last(folder, ended, _changed(node, folder), digest)
    raise PathError(f"{notebook.name} has no run on this topic that passed its checks; {_FIRST}")


def _changed(node: Any, folder: Path) -> bool:
    """True when the code of the notebook is not that of the run."""
    try:
        return _code(node) != _code(_read(folder / _EXECUTED))
    except BriefingError:
        return True


def _code(node: Any) -> list[str]:
    cells = [cell for cell in node["cells"] if cell.get("cell_type") == "code"]
    tags = [cell.get("metadata", {}).get("tags", []) for cell in cells]
    return [
        "".join(cell["source"])
        for cell, tagged in zip(cells, tags, strict=True)
        if "injected-parameters" not in tagged
    ]


def _read(path: Path) -> Any:
    try:
        node = json.loads(path.read_bytes())
        _code(node)
    except _BROKEN as error:
        raise PathError(f"{path.name} cannot be read as a notebook; save it again") from error
    return node


def _record(folder: Path) -> tuple[dict[str, Any], str]:
    """The record of a run, and the SHA-256 of its bytes."""
    try:
        raw = (folder / _RECORD).read_bytes()
        found = forms.present(json.loads(raw), "briefing.run")
    except (OSError, ValueError, RecursionError):
        return {}, ""
    return (found if isinstance(found, dict) else {}), hashlib.sha256(raw).hexdigest()
