"""The fonts of a house, as its files name them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from briefing.errors import ExportError
from briefing.exporters.faces import Face


@cache
def opened(path: Path) -> tuple[Face, ...]:
    """The faces in a font file of the house; raises ExportError when it is no font."""
    from fontTools.ttLib import TTCollection, TTFont

    try:
        with path.open("rb") as file:
            if path.suffix.lower() == ".ttc":
                several = TTCollection(file, lazy=True).fonts
            else:
                several = [TTFont(file, lazy=True)]
            return tuple(_read(path, font, number) for number, font in enumerate(several))
    except Exception as broken:
        raise ExportError(
            f"{path.name} is no font file that can be read ({type(broken).__name__}). Name a "
            ".ttf, .otf or .ttc file in brand.toml."
        ) from broken


def _read(path: Path, font: Any, number: int) -> Face:
    """What a font says of itself; its style in a page is decided by where its family is named."""
    names = font["name"]
    family = names.getDebugName(16) or names.getDebugName(1) or path.stem
    axes = {axis.axisTag: axis for axis in font["fvar"].axes} if "fvar" in font else {}
    limits: list[tuple[str, float, float]] = []
    for name, axis in sorted(axes.items()):
        low, high = (400, 700) if name == "wght" else (axis.defaultValue, axis.defaultValue)
        low, high = (min(max(limit, axis.minValue), axis.maxValue) for limit in (low, high))
        limits.append((name, low, high))
    slanted = bool(font["OS/2"].fsSelection & 1)
    weight = 400 if "wght" in axes else int(font["OS/2"].usWeightClass)
    return Face(str(family), "sans", path, slanted, tuple(limits), number, weight=weight)
