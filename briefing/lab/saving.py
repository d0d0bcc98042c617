"""What of a form goes into a notebook's file: its HTML and text, not the form itself.

A form lives in its kernel. Reopened without it, JupyterLab shows "model not found" in place of what
is saved beside it; so the reference to the form is left out of the file, and so is its state, which
JupyterLab saves on request (Settings, Save Widget State Automatically) with the texts of articles.
VS Code saves files itself; where it finds no form behind a reference, it shows the HTML.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.bundle import FACE

VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
_OURS = "briefing.desk."  # what the names of the kit's forms begin with
Json = dict[str, Any]


def without_forms(model: Json, **_: object) -> None:
    """A hook of Jupyter's server before a save: takes the forms out of a notebook's model."""
    notebook = model.get("content")
    if model.get("type") != "notebook" or not isinstance(notebook, dict):
        return
    for bundle in _bundles(notebook):
        if FACE in "".join(bundle.get("text/html", "")):
            bundle.pop(VIEW, None)
    states = notebook.get("metadata", {}).get("widgets", {}).get(STATE, {}).get("state", {})
    for name in [name for name, held in states.items() if _ours(held)]:
        del states[name]


def _bundles(notebook: Json) -> Iterator[Json]:
    """What the outputs of a notebook show."""
    for cell in notebook.get("cells", ()):
        for output in cell.get("outputs", ()):
            if "data" in output:
                yield output["data"]


def _ours(held: Json) -> bool:
    """True for the state of a form of the kit."""
    return str(held.get("state", {}).get("_anywidget_id", "")).startswith(_OURS)
