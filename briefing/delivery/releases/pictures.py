"""The picture files that the words of a notebook show."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from briefing.delivery.releases.content import joined, reaching
from briefing.delivery.releases.intact import held
from briefing.delivery.releases.ran import Ran, home
from briefing.slugs import slug

KEPT = "pictures"  # where a version keeps those that its words show
_FILE = re.compile(
    r"<([^<>\n]{1,500}\.(?:png|jpe?g|svg))>|([^\s<>()\"'\[\]]{1,500}\.(?:png|jpe?g|svg))\b",
    re.IGNORECASE,
)


def pictures(notebook: Mapping[str, Any], folder: Path) -> dict[str, bytes]:
    """The files in a folder that the words of a notebook may show, by name."""
    found: dict[str, bytes] = {}
    for cell in reaching(notebook):
        if cell.get("cell_type") == "markdown":
            for inside, plain in _FILE.findall(joined(cell.get("source", ""))):
                found |= _one(unquote(inside or plain), folder)
    return found


def _one(name: str, folder: Path) -> dict[str, bytes]:
    try:
        return {} if Path(name).is_absolute() else {name: held(folder, name)}
    except (OSError, ValueError, RuntimeError):  # no such file: the exporters tell
        return {}


def beside(found: Ran) -> Path:
    """The folder of pictures that the words of a notebook name: that of the input notebook.

    A notebook of the topic (`briefing new`) comes before the one of its kind.
    """
    notebooks, name = home(found.folder) / "notebooks", f"{found.name}.ipynb"
    folders = (notebooks / slug(found.topic), notebooks)
    return next((folder for folder in folders if (folder / name).is_file()), found.folder)
