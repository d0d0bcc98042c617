"""How wide text is: advances of the three embedded sans-serif fonts, in em.

Latin, Greek and Cyrillic are set in Inter, everything it lacks in Noto Sans KR (hangul, kana
and most Chinese characters), and what that lacks in Noto Sans JP. Kerning is left out: it moves a
label by less than a pixel.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

LATIN = "Inter"
FAMILIES = "Inter, 'Noto Sans KR', 'Noto Sans JP', sans-serif"
# The families of a stretch by the number of its font: 0 Inter, 1 Noto Sans KR, 2 Noto Sans JP.
FAMILIES_OF = (
    FAMILIES,
    "'Noto Sans KR', Inter, sans-serif",
    "'Noto Sans JP', Inter, sans-serif",
)
BOLD = 600  # font weights from here on are measured as 700
_UNKNOWN = 0.6  # em, a character that neither font has; 1 em when it is a wide one


def font_files() -> tuple[Path, Path, Path]:
    """Where the fonts lie: Inter (variable), Noto Sans KR and Noto Sans JP (one weight each)."""
    import fontpkg_inter
    import pylopdf_fonts_jp
    import pylopdf_fonts_ko

    inter = Path(fontpkg_inter.ROOT) / "files" / "Inter[opsz,wght].ttf"
    return inter, Path(pylopdf_fonts_ko.sans_path()), Path(pylopdf_fonts_jp.sans_path())


@lru_cache(maxsize=3)
def _font(position: int) -> tuple[Any, dict[int, str]]:
    from fontTools.ttLib import TTFont

    font = TTFont(font_files()[position], lazy=True)
    return font, font.getBestCmap()


@lru_cache(maxsize=2)
def _inter(weight: int) -> Any:
    return _font(0)[0].getGlyphSet(location={"wght": weight})


@lru_cache(maxsize=8192)
def face(char: str) -> int:
    """The number of the first font that has `char`; 0 (Inter) when none has."""
    return next((number for number in range(3) if ord(char) in _font(number)[1]), 0)


def is_cjk(char: str) -> bool:
    """True when `char` is set in one of the Asian fonts, since Inter lacks it."""
    return face(char) > 0


@lru_cache(maxsize=8192)
def advance(char: str, weight: int = 400) -> float:
    """The advance of one character in em, at the nearer of the font weights 400 and 700."""
    font, glyphs = _font(0)
    name = glyphs.get(ord(char))
    if name is not None:
        width: float = _inter(700 if weight >= BOLD else 400)[name].width
        return width / float(font["head"].unitsPerEm)
    if is_cjk(char):
        font, glyphs = _font(face(char))
        return float(font["hmtx"][glyphs[ord(char)]][0]) / float(font["head"].unitsPerEm)
    if unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(char) in "WF" else _UNKNOWN


def width(text: str, size: float, weight: int = 400) -> float:
    """The width of `text` at `size`, in the unit of `size`."""
    return size * sum(advance(char, weight) for char in text)


def runs(text: str) -> list[tuple[int, str]]:
    """`text` cut where the font changes: (number of the font, stretch) pairs.

    Spaces stay with the stretch before them.
    """
    found: list[tuple[int, str]] = []
    for char in text:
        font = found[-1][0] if found and char == " " else face(char)
        if found and found[-1][0] == font:
            found[-1] = (font, found[-1][1] + char)
        else:
            found.append((font, char))
    return found
