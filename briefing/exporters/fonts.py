"""The fonts of a report: where they lie, which characters they have, and subsets for the web.

All come from installed packages, under the SIL Open Font License; none is of the system, so
that a report looks the same everywhere.
"""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from briefing.errors import ExportError
from briefing.exporters.visible import placeholder

Style = Literal["serif", "sans"]


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: its family, whether it has serifs, and whether it is slanted.

    `axes` are the limits of a variable font in a web page; empty for a static font.
    """

    family: str
    style: Style
    path: Path
    italic: bool = False
    axes: tuple[tuple[str, float, float], ...] = ()


_TEXT = (("opsz", 14, 14), ("wght", 400, 700))
_SLANTED = (("opsz", 14, 14), ("wght", 400, 400))


def _folder(module: str) -> Path:
    """The folder of a package of fonts; raises ExportError when it is not installed."""
    try:
        found = importlib.import_module(module).__file__
    except ImportError as missing:
        wheel = module.replace("_", "-")
        raise ExportError(
            f"The fonts of the package {wheel} are not installed. Run: pip install {wheel}"
        ) from missing
    return Path(str(found)).parent


@cache
def latin() -> tuple[Face, ...]:
    """The faces of Latin, Greek and Cyrillic text: upright serif, slanted serif, sans."""
    inter, serif = _folder("fontpkg_inter") / "files", _folder("fontpkg_source_serif_4") / "files"
    return (
        Face("Source Serif 4", "serif", serif / "SourceSerif4[opsz,wght].ttf", axes=_TEXT),
        Face(
            "Source Serif 4",
            "serif",
            serif / "SourceSerif4-Italic[opsz,wght].ttf",
            italic=True,
            axes=_SLANTED,
        ),
        Face("Inter", "sans", inter / "Inter[opsz,wght].ttf", axes=_TEXT),
    )


@cache
def asian() -> tuple[Face, ...]:
    """The faces of Korean and Japanese text; the Japanese ones only where installed."""
    found = []
    for module, code in (("pylopdf_fonts_ko", "KR"), ("pylopdf_fonts_jp", "JP")):
        try:
            folder = _folder(module)
        except ExportError:
            if code == "KR":
                raise
            continue
        found += [
            Face(f"Noto Serif {code}", "serif", folder / f"NotoSerif{code}-Regular.otf"),
            Face(f"Noto Sans {code}", "sans", folder / f"NotoSans{code}-Regular.otf"),
        ]
    return tuple(found)


def faces() -> tuple[Face, ...]:
    """Every face a report may use."""
    return (*latin(), *asian())


@cache
def characters(face: Face) -> frozenset[int]:
    """The code points a face has a shape for."""
    from fontTools.ttLib import TTFont

    with TTFont(face.path, lazy=True) as font:
        return frozenset(font.getBestCmap())


@cache
def printable() -> frozenset[int]:
    """The code points that can be set in every style of the text."""
    by_style: dict[Style, set[int]] = {"serif": set(), "sans": set()}
    for face in faces():
        if not face.italic:
            by_style[face.style] |= characters(face)
    return frozenset(by_style["serif"] & by_style["sans"])


@cache
def _unprintable() -> re.Pattern[str]:
    """Runs of characters no font has; a blank between two of them belongs to the run."""
    known = sorted(printable())
    ranges, start = [], 0
    for code in [*known, 0x110000]:
        if start < code:
            ranges.append(f"\\U{start:08x}-\\U{code - 1:08x}")
        start = code + 1
    missing = "[" + "".join(ranges) + "]"
    return re.compile(f"{missing}+(?: {missing}+)*")


def printed(text: str) -> tuple[str, str]:
    """The text with a placeholder for what no font has, and those characters."""
    lost: list[str] = []

    def stand_in(found: re.Match[str]) -> str:
        lost.append(found[0])
        return placeholder(found[0])

    return _unprintable().sub(stand_in, text), "".join(lost).replace(" ", "")
