"""In what order the fonts of a report are looked through for a character."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from briefing.exporters.brand import KIT, Brand
from briefing.exporters.faces import Face, Region, Style, asian, latin, world
from briefing.exporters.housefonts import opened
from briefing.exporters.regions import region
from briefing.exporters.repertoire import characters

_REGIONS: tuple[Region, ...] = ("KR", "JP", "SC", "TC", "HK")
_JOINER = 0x200D
_JOINERS = frozenset((0x200C, _JOINER))
_EMOJI = "Noto Emoji"
_WIDE = frozenset(map(ord, "‘’“”—…"))
_ASIA = 0x2E80  # the first code point of the blocks of Asian letters


@cache
def faces(brand: Brand = KIT) -> tuple[Face, ...]:
    """Every face a report may use, those of the house first.

    Raises ExportError when a package of fonts is not installed.
    """
    return (*_house(brand), *latin(), *asian(), *world())


def _house(brand: Brand) -> tuple[Face, ...]:
    return tuple(face for path in brand.fonts for face in opened(path))


@lru_cache(maxsize=256)  # an article may name any language
def order(
    language: str, style: Style, *, bold: bool = False, brand: Brand = KIT
) -> tuple[Face, ...]:
    """The upright faces in the order in which a character is looked for.

    First that of the house, then the kit's of the style, of the language's region, of other
    scripts; last all others. Bold Chinese characters, Hangul and Kana have no serifs: no
    package was found with such fonts.
    """
    named = {"serif": brand.serif, "sans": brand.sans, "mono": brand.mono}[style]
    first = [face for face in faces(brand) if face.family == named]
    same = [face for face in latin() if face.style == style]
    serif, sans = _asian(region(language))
    formal = serif if style == "serif" and not bold else []
    others = [face for face in latin() if face.style != "mono"]
    looked = [*first, *same, *formal, sans, *others, *world(), *serif, *_house(brand)]
    return tuple(dict.fromkeys(face for face in looked if not face.italic))


def _asian(mine: Region) -> tuple[list[Face], Face]:
    """The serif faces of all regions, one's own first, and its sans face."""
    near = {"HK": "TC"}.get(mine, mine)  # no serif font has the shapes of Hong Kong
    serif = sorted((f for f in asian() if f.style == "serif"), key=lambda f: f.region != near)
    (sans,) = (face for face in asian() if (face.style, face.region) == ("sans", mine))
    return serif, sans


def split(
    wanted: Iterable[int], language: str, style: Style, *, bold: bool = False, brand: Brand = KIT
) -> Iterator[tuple[Face, frozenset[int]]]:
    """Each face that is used, with the characters it is used for; what none has is left out."""
    whole = frozenset(wanted)
    left = whole - _JOINERS
    if is_wide(language) and style != "mono":
        first = next(face for face in order(language, style, bold=bold, brand=brand) if face.region)
        wide = left & _WIDE & characters(first)
        left -= wide
        if wide:
            yield first, wide
    for face in order(language, style, bold=bold, brand=brand):
        if not left and not whole & _JOINERS:
            return
        mine = left & characters(face)
        left -= mine
        if (_JOINER in whole and face.family == _EMOJI) or any(map(_is_mark, mine)):
            mine |= _letters(face) & whole  # what is set together comes from one font
        if mine:
            yield face, mine | whole & _JOINERS


def is_wide(language: str) -> bool:
    """True for the languages whose quotation marks, dashes and dots are as wide as letters."""
    return region(language) != "KR"


def _letters(face: Face) -> frozenset[int]:
    """The characters of a face, without Latin letters for one of Asia."""
    return frozenset(c for c in characters(face) if c >= _ASIA) if face.region else characters(face)


def _is_mark(code: int) -> bool:
    """True for what stands on, below or around the character before it."""
    return unicodedata.category(chr(code)).startswith("M")
