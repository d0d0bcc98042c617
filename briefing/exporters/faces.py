"""The font files a report may use: where they lie and what each is for.

All come from installed packages, under the SIL Open Font License; none is of the system, so
that a report looks the same everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from briefing.charts.packages import folder

Style = Literal["serif", "sans", "mono"]
Region = Literal["KR", "JP", "SC", "TC", "HK"]
Axes = tuple[tuple[str, float, float], ...]

# The regions in the order of the fonts in the collection of Noto Sans CJK.
_COLLECTED: tuple[Region, ...] = ("JP", "KR", "SC", "TC", "HK")
# The packages of fonts of one region and one weight.
_STATIC: dict[Region, str] = {
    "KR": "pylopdf_fonts_ko",
    "JP": "pylopdf_fonts_jp",
    "SC": "pylopdf_fonts_zh_cn",
    "TC": "pylopdf_fonts_zh_tw",
}
# Scripts in the order in which a character that two fonts have is looked for.
_SCRIPTS = (
    " Arabic Hebrew Thai Devanagari Bengali Tamil Telugu Kannada Malayalam Gujarati Gurmukhi Oriya"
    " Sinhala Khmer Lao Myanmar Armenian Georgian Ethiopic"
).split(" ")
_TEXT: Axes = (("opsz", 14, 14), ("wght", 400, 700))
_SLANTED: Axes = (("opsz", 14, 14), ("wght", 400, 400))
_WEIGHTS: Axes = (("wght", 400, 700),)


@dataclass(frozen=True, slots=True)
class Face:
    """One font: its family, its style, and whether it is slanted.

    `axes` are the limits of a variable font in a web page; empty for a static font. `number` is
    its place in a file with several, `weight` that of a static font. `region` is whose shapes of
    shared Chinese characters it has, empty for other fonts.
    """

    family: str
    style: Style
    path: Path
    italic: bool = False
    axes: Axes = ()
    number: int = 0
    region: Region | Literal[""] = ""
    weight: int = 400

    def opened(self) -> Any:
        """The font as fontTools reads it, tables when asked for."""
        from fontTools.ttLib import TTFont

        return TTFont(self.path, lazy=True, fontNumber=self.number, recalcTimestamp=False)


@cache
def latin() -> tuple[Face, ...]:
    """The faces of Latin, Greek and Cyrillic text: serif, sans and code, upright and slanted."""
    serif = folder("fontpkg_source_serif_4") / "files"
    inter = folder("fontpkg_inter") / "files"
    code = folder("fontpkg_jetbrains_mono") / "files" / "JetBrainsMono[wght].ttf"
    slanted = serif / "SourceSerif4-Italic[opsz,wght].ttf"
    leaning = inter / "Inter-Italic[opsz,wght].ttf"
    return (
        Face("Source Serif 4", "serif", serif / "SourceSerif4[opsz,wght].ttf", axes=_TEXT),
        Face("Source Serif 4", "serif", slanted, italic=True, axes=_SLANTED),
        Face("Inter", "sans", inter / "Inter[opsz,wght].ttf", axes=_TEXT),
        Face("Inter", "sans", leaning, italic=True, axes=_SLANTED),
        Face("JetBrains Mono", "mono", code, axes=_WEIGHTS),
    )


@cache
def asian() -> tuple[Face, ...]:
    """The faces of Korean, Japanese and Chinese text: serif, and sans in every weight."""
    found = [
        Face(
            f"Noto Serif {region}",
            "serif",
            folder(module) / f"NotoSerif{region}-Regular.otf",
            region=region,
        )
        for region, module in _STATIC.items()
    ]
    collection = folder("manimgx_fonts_cjk") / "NotoSansCJK-VF.otf.ttc"
    found += [
        Face(f"Noto Sans CJK {r}", "sans", collection, axes=_WEIGHTS, number=n, region=r)
        for n, r in enumerate(_COLLECTED)
    ]
    return tuple(found)


@cache
def drawn() -> tuple[Face, ...]:
    """The faces of Asian words in figures, static and of one weight.

    Typst sets a variable font in an SVG in its lightest weight where the weight is 400.
    """
    return tuple(
        Face(
            f"Noto Sans {region}",
            "sans",
            folder(module) / f"NotoSans{region}-Regular.otf",
            region=region,
        )
        for region, module in _STATIC.items()
    )


@cache
def world() -> tuple[Face, ...]:
    """The faces of other scripts, symbols and emoji (of one colour), all without serifs."""
    noto = folder("manimgx_fonts")
    scripts = [
        Face(
            f"Noto Sans {script}".strip(),
            "sans",
            noto / f"NotoSans{script}[wght].ttf",
            axes=_WEIGHTS,
        )
        for script in _SCRIPTS
    ]
    emoji = Face("Noto Emoji", "sans", noto / "NotoEmoji[wght].ttf", axes=_WEIGHTS)
    symbols = noto / "NotoSansSymbols[wght].ttf"
    # Emoji first: a sign that is part of one must not be taken out of it.
    return (*scripts, emoji, Face("Noto Sans Symbols", "sans", symbols, axes=_WEIGHTS))
