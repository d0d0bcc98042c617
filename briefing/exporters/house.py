"""Which style a report is written in: that of the house whose notebook it is."""

from __future__ import annotations

from pathlib import Path

from briefing import project
from briefing.exporters.brand import KIT, Brand, load, read


def brand(folder: Path | None, file: str = "") -> Brand:
    """The style of `file`, else that of the project around `folder`, else the kit's own.

    `folder` is where the notebook lies, None when nobody knows. Raises as `brand.read` does.
    """
    if file:
        return load(Path(file).expanduser())
    return KIT if folder is None else read(project.around(folder))
