"""The fonts of a report: which a text needs, in what order, and what none of them has.

A writer asks `stack` for the families of a style, `needed` for the faces a text uses, and
`gathered` for a folder with just their files; `missing` says what cannot be printed.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from briefing.exporters.brand import KIT, Brand
from briefing.exporters.faces import Face, Region, Style, asian, drawn, latin, opened, world
from briefing.exporters.repertoire import characters
from briefing.exporters.visible import placeholder

__all__ = [
    "Face",
    "Region",
    "Style",
    "characters",
    "css",
    "faces",
    "gathered",
    "latin",
    "missing",
    "needed",
    "order",
    "printable",
    "printed",
    "region",
    "split",
    "stack",
    "tag",
    "web_family",
]

_STYLES: tuple[Style, ...] = ("serif", "sans", "mono")
_REGIONS: tuple[Region, ...] = ("KR", "JP", "SC", "TC", "HK")
# Without a shape, or drawn by what sets the text: they are in no font's way.
_SHAPELESS = frozenset({"Cc", "Cf", "Zl", "Zp"})
_JOINER = 0x200D
_JOINERS = frozenset((0x200C, _JOINER))
_EMOJI = "Noto Emoji"
_SELECTORS = frozenset([*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)])


@cache
def faces(brand: Brand = KIT) -> tuple[Face, ...]:
    """Every face a report may use, those of the house first.

    Raises ExportError when a package of fonts is not installed.
    """
    own = tuple(face for path in brand.fonts for face in opened(path))
    return (*own, *latin(), *asian(), *world())


def region(language: str) -> Region:
    """Whose shapes of shared Chinese characters a language tag asks for; Korea's by default."""
    tag = language.lower()
    for region, pattern in (
        ("JP", r"ja\b"),
        ("HK", r"(zh|yue)\b.*\bhk\b"),
        ("TC", r"(zh|yue)\b.*\b(hant|tw|mo)\b"),
        ("SC", r"zh\b"),
    ):
        if re.match(pattern, tag):
            return region  # type: ignore[return-value] # the four are regions
    return "KR"


def tag(language: str, text: str) -> str:
    """The language tag with the script of Chinese: zh-Hans or zh-Hant, by the characters."""
    if language != "zh":
        return language
    simplified = sum(_only(c, "gb2312", "big5") for c in set(text))
    traditional = sum(_only(c, "big5", "gb2312") for c in set(text))
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def _only(character: str, one: str, other: str) -> bool:
    """True when a character is in one of two sets of characters alone."""
    return _within(character, one) and not _within(character, other)


def _within(character: str, charset: str) -> bool:
    return character.encode(charset, "ignore") != b""


@cache
def order(
    language: str, style: Style, *, bold: bool = False, brand: Brand = KIT
) -> tuple[Face, ...]:
    """The upright faces in the order in which a character is looked for.

    Bold Chinese characters, Hangul and Kana have no serifs: no free font has both.
    """
    first = {"serif": brand.serif, "sans": brand.sans}.get(style, "JetBrains Mono")
    upright = [face for face in faces(brand) if not face.italic]
    own = [face for face in upright if face.family == first]
    text = [face for face in latin() if not face.italic]
    same = [face for face in text if face.style == style]
    other = [face for face in text if face.style not in (style, "mono")]
    mine = region(language)
    regions = sorted(_REGIONS, key=lambda region: region != mine)
    by_place = {(face.style, face.region): face for face in asian()}
    serif = [by_place["serif", r] for r in regions if ("serif", r) in by_place]
    if mine == "HK":
        serif.sort(key=lambda face: face.region != "TC")
    formal = serif if style == "serif" and not bold else []
    return tuple(
        dict.fromkeys([*own, *same, *formal, by_place["sans", mine], *other, *world(), *serif])
    )


def stack(
    language: str, style: Style, *, bold: bool = False, brand: Brand = KIT
) -> tuple[str, ...]:
    """The families of `order`, for Typst, CSS or Word; `bold` as there."""
    return tuple(
        dict.fromkeys(face.family for face in order(language, style, bold=bold, brand=brand))
    )


def css(language: str, style: Style, *, among: Iterable[str] = (), brand: Brand = KIT) -> str:
    """The value of font-family in a page; without `among`, or only of the families there."""
    known = frozenset(among)
    names = dict.fromkeys(web_family(face) for face in order(language, style, brand=brand))
    generic = {
        "serif": "Georgia, serif",
        "sans": '"Helvetica Neue", Arial, sans-serif',
        "mono": "ui-monospace, Consolas, monospace",
    }[style]
    return ", ".join([*(f'"{n}"' for n in names if not known or n in known), generic])


def web_family(face: Face) -> str:
    """The name of a face's family in a page: for Noto Sans CJK KR its short name, Noto Sans KR."""
    return face.family.replace(" CJK ", " ")


def needed(
    text: str, languages: Iterable[str] = ("en",), *, brand: Brand = KIT
) -> tuple[Face, ...]:
    """The faces that a text may be set in, in any style and any of the languages.

    Those of Latin text are always among them; a figure counts by the text of its SVG.
    """
    wanted = _shapes(text)
    own = [face for face in faces(brand) if face.path in brand.fonts]
    found = dict.fromkeys([*own, *latin()])
    # A language matters by its region alone.
    for language in {region(language): language for language in (*languages, "en")}.values():
        for style in _STYLES:
            for bold in (False, True):
                used = split(wanted, language, style, bold=bold, brand=brand)
                found.update(dict.fromkeys(face for face, _ in used))
    if any(face.region for face in found):
        found.update(dict.fromkeys(drawn()))
    return tuple(found)


def split(
    wanted: Iterable[int], language: str, style: Style, *, bold: bool = False, brand: Brand = KIT
) -> Iterator[tuple[Face, frozenset[int]]]:
    """Each face that is used, with the characters it is used for; what none has is left out."""
    whole = frozenset(wanted)
    left = whole - _JOINERS
    for face in order(language, style, bold=bold, brand=brand):
        if not left and not whole & _JOINERS:
            return
        mine = left & characters(face)
        left -= mine
        if (_JOINER in whole and face.family == _EMOJI) or any(map(_is_mark, mine)):
            mine |= whole & characters(face)  # what is set together comes from one font
        if mine:
            yield face, mine | whole & _JOINERS


def _is_mark(code: int) -> bool:
    """True for what stands on, below or around the character before it."""
    return unicodedata.category(chr(code)).startswith("M")


def missing(text: str, *, brand: Brand = KIT) -> dict[str, str]:
    """The characters no font has, each with its number and name; empty when all can be set."""
    left = _shapes(text)
    for face in order("en", "serif", brand=brand):
        if not left:
            break
        left -= characters(face)
    return {
        chr(code): f"U+{code:04X} {unicodedata.name(chr(code), 'without a name')}"
        for code in sorted(left)
    }


def _named(code: int) -> str:
    return f"U+{code:04X} {unicodedata.name(chr(code), 'without a name')}"


def _shapes(text: str) -> frozenset[int]:
    """The characters of a text that need a shape."""
    return frozenset(
        code
        for code in map(ord, set(text))
        if code not in _SELECTORS and unicodedata.category(chr(code)) not in _SHAPELESS
    )


def printed(text: str, *, brand: Brand = KIT) -> tuple[str, str]:
    """The text with a placeholder for what no font has, and those characters."""
    lost = missing(text, brand=brand)
    if not lost:
        return text, ""
    one = "[" + "".join(map(re.escape, lost)) + "]"
    runs = re.compile(f"{one}+(?: {one}+)*")
    gone = "".join(runs.findall(text)).replace(" ", "")
    return runs.sub(lambda found: placeholder(found[0]), text), gone


def printable() -> frozenset[int]:
    """The code points that some face has."""
    return frozenset().union(*map(characters, faces()))


@contextmanager
def gathered(chosen: Iterable[Face]) -> Iterator[Path]:
    """A folder with just the files of these faces, for Typst; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="briefing-fonts-") as name:
        folder = Path(name)
        for number, path in enumerate(dict.fromkeys(face.path for face in chosen)):
            _lay(path.resolve(), folder / f"{number}{path.suffix}")
        yield folder


def _lay(path: Path, place: Path) -> None:
    """A link to a file, or a copy where the system makes no links."""
    try:
        place.symlink_to(path)
    except OSError:
        shutil.copyfile(path, place)
