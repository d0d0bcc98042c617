"""How wide text is: advances of the embedded sans-serif fonts, in em.

Latin, Greek and Cyrillic are set in Inter, everything it lacks in Noto Sans KR (hangul, kana
and most Chinese characters), and what that lacks in the other fonts, in their order. Kerning is
left out: it moves a label by less than a pixel.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from briefing.charts.letters import Letters
from briefing.charts.packages import folder
from briefing.errors import FigureError

LATIN = "Inter"
# The families in the order in which they are looked through: package, and the file in it.
_ASIAN = {
    "Noto Sans KR": ("pylopdf_fonts_ko", "NotoSansKR-Regular.otf"),
    "Noto Sans JP": ("pylopdf_fonts_jp", "NotoSansJP-Regular.otf"),
    "Noto Sans SC": ("pylopdf_fonts_zh_cn", "NotoSansSC-Regular.otf"),
    "Noto Sans TC": ("pylopdf_fonts_zh_tw", "NotoSansTC-Regular.otf"),
}
_SCRIPTS = (
    " Arabic Hebrew Thai Devanagari Bengali Tamil Telugu Kannada Malayalam Gujarati Gurmukhi Oriya"
    " Sinhala Khmer Lao Myanmar Armenian Georgian Ethiopic Symbols"
).split(" ")
_WORLD = {
    f"Noto Sans {script}".strip(): ("manimgx_fonts", f"NotoSans{script}[wght].ttf")
    for script in _SCRIPTS
}
_FILES = {
    LATIN: ("fontpkg_inter", "files/Inter[opsz,wght].ttf"),
    **_ASIAN,
    **_WORLD,
    "Noto Emoji": ("manimgx_fonts", "NotoEmoji[wght].ttf"),
}
FONTS = tuple(_FILES)
FAMILIES = f"{LATIN}, {', '.join(repr(name) for name in _ASIAN)}, sans-serif"
BOLD = 600  # font weights from here on are measured as 700
_UNKNOWN = 0.6  # em, a character that no font has; 1 em when it is a wide one
_SHAPELESS = frozenset(("Mn", "Me", "Cf", "Cc", "Cs", "Zl", "Zp"))


def path(font: int) -> Path:
    """Where font number `font` lies; raises FigureError when its package is not installed."""
    module, name = _FILES[FONTS[font]]
    return folder(module, FigureError) / name


def font_files() -> tuple[Path, ...]:
    """Where the fonts of Latin and Asian letters lie, in the order of `FONTS`."""
    return tuple(path(font) for font in range(1 + len(_ASIAN)))


@lru_cache(maxsize=len(FONTS))
def _letters(font: int) -> Letters:
    return Letters(path(font))


@lru_cache(maxsize=8192)
def _found(char: str) -> int | None:
    """The number of the first font that has `char`; None when none has."""
    return next((n for n in range(len(FONTS)) if _letters(n).glyph(char)), None)


def face(char: str) -> int:
    """The number of the first font that has `char`; 0 (Inter) when none has."""
    return _found(char) or 0


def missing(text: Iterable[str]) -> tuple[str, ...]:
    """The characters that need a shape and are in no font, in their order."""
    return tuple(
        char
        for char in sorted(set(text))
        if _found(char) is None and unicodedata.category(char) not in _SHAPELESS
    )


def is_cjk(char: str) -> bool:
    """True when `char` is set in another font, since Inter lacks it."""
    return face(char) > 0


def families(font: int, weight: int = 400) -> str:
    """The families of a stretch in font number `font`, for a style sheet.

    Bold Asian letters are those of Noto Sans CJK, which is not used for others: what draws an
    SVG in print takes its lightest weight for regular.
    """
    if not font:
        return FAMILIES
    name = FONTS[font]
    heavy = [name.replace("Sans", "Sans CJK")] if weight >= BOLD and name in _ASIAN else []
    return f"{', '.join(repr(one) for one in [*heavy, name])}, {LATIN}, sans-serif"


@lru_cache(maxsize=8192)
def advance(char: str, weight: int = 400) -> float:
    """The advance of one character in em, at the nearer of the font weights 400 and 700."""
    font = _found(char)
    if font is not None and font < 1:
        return _letters(0).advance(char, 700 if weight >= BOLD else 0)
    if font is not None:
        return _letters(font).advance(char)
    if unicodedata.category(char) in _SHAPELESS:
        return 0.0
    return 1.0 if unicodedata.east_asian_width(char) in "WF" else _UNKNOWN


def width(text: str, size: float, weight: int = 400) -> float:
    """The width of `text` at `size`, in the unit of `size`."""
    return size * sum(advance(char, weight) for char in text)


def runs(text: str) -> list[tuple[int, str]]:
    """`text` cut where the font changes: (number of the font, stretch) pairs.

    Spaces stay with the stretch before them, and so does what has no width of its own.
    """
    found: list[tuple[int, str]] = []
    for char in text:
        stays = found and (char == " " or unicodedata.category(char) in _SHAPELESS)
        font = found[-1][0] if stays else face(char)
        if found and found[-1][0] == font:
            found[-1] = (font, found[-1][1] + char)
        else:
            found.append((font, char))
    return found
