"""The fonts of a report: which a text needs, in what order, and what none of them has.

A writer asks `stack` for the families of a style, `needed` for the faces a text uses, and
`gathered` for a folder with just their files; `missing` says what cannot be printed.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefing.exporters.brand import KIT, Brand
from briefing.exporters.faces import Face, Region, Style, asian, drawn, latin
from briefing.exporters.fontfolder import gathered
from briefing.exporters.lost import missing, printable, printed
from briefing.exporters.order import faces, is_wide, order, split
from briefing.exporters.regions import region, tag
from briefing.exporters.repertoire import characters, shapes

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
    looked = [web_family(face) for face in order(language, style, brand=brand)]
    # A character may be in the subset of another region, bold in that of its sans alone.
    sans = [web_family(face) for face in asian() if face.style == "sans"]
    after = next(place for place, name in enumerate(looked) if name in sans)
    looked = [*looked[:after], looked[after], *sans, *looked[after:]]
    if is_wide(language) and style != "mono":
        # The first faces of Asia, upright and bold: they have no Latin letters in a page.
        looks = [order(language, style, bold=bold, brand=brand) for bold in (False, True)]
        east = [next(web_family(face) for face in look if face.region) for look in looks]
        looked = [*east, *looked]
    names = dict.fromkeys(looked)
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
    wanted = shapes(text)
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
