"""How wide text is: advances of the two embedded sans-serif fonts, in em.

Latin, Greek and Cyrillic are set in Inter, everything it lacks in Noto Sans KR (hangul,
kana and the Chinese characters used in Korea and Japan). Kerning is left out: it moves a
label by less than a pixel.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

LATIN = "Inter"
CJK = "Noto Sans KR"
FAMILIES = "Inter, 'Noto Sans KR', sans-serif"
CJK_FAMILIES = "'Noto Sans KR', Inter, sans-serif"
BOLD = 600  # font weights from here on are measured as 700
_UNKNOWN = 0.6  # em, a character that neither font has; 1 em when it is a wide one


def font_files() -> tuple[Path, Path]:
    """Where the two fonts lie: Inter (variable) and Noto Sans KR (one weight)."""
    import fontpkg_inter
    import pylopdf_fonts_ko

    inter = Path(fontpkg_inter.ROOT) / "files" / "Inter[opsz,wght].ttf"
    return inter, Path(pylopdf_fonts_ko.sans_path())


@lru_cache(maxsize=2)
def _font(position: int) -> tuple[Any, dict[int, str]]:
    from fontTools.ttLib import TTFont

    font = TTFont(font_files()[position], lazy=True)
    return font, font.getBestCmap()


@lru_cache(maxsize=2)
def _inter(weight: int) -> Any:
    return _font(0)[0].getGlyphSet(location={"wght": weight})


def is_cjk(char: str) -> bool:
    """True when `char` is set in Noto Sans KR: Inter lacks it and Noto Sans KR has it."""
    return ord(char) not in _font(0)[1] and ord(char) in _font(1)[1]


@lru_cache(maxsize=8192)
def advance(char: str, weight: int = 400) -> float:
    """The advance of one character in em, at the nearer of the font weights 400 and 700."""
    font, glyphs = _font(0)
    name = glyphs.get(ord(char))
    if name is not None:
        width: float = _inter(700 if weight >= BOLD else 400)[name].width
        return width / float(font["head"].unitsPerEm)
    if is_cjk(char):
        font, glyphs = _font(1)
        return float(font["hmtx"][glyphs[ord(char)]][0]) / float(font["head"].unitsPerEm)
    if unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(char) in "WF" else _UNKNOWN


def width(text: str, size: float, weight: int = 400) -> float:
    """The width of `text` at `size`, in the unit of `size`."""
    return size * sum(advance(char, weight) for char in text)


def runs(text: str) -> list[tuple[bool, str]]:
    """`text` cut where the font changes: (set in Noto Sans KR?, stretch) pairs.

    Spaces stay with the stretch before them.
    """
    found: list[tuple[bool, str]] = []
    for char in text:
        cjk = found[-1][0] if found and char == " " else is_cjk(char)
        if found and found[-1][0] == cjk:
            found[-1] = (cjk, found[-1][1] + char)
        else:
            found.append((cjk, char))
    return found
