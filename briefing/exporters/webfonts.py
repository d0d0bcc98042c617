"""The fonts of a web page: of each only the characters the page has, as data in the page."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from briefing.charts import measure
from briefing.exporters import fonts, languages
from briefing.exporters.brand import KIT, Brand
from briefing.exporters.faces import Face, Style
from briefing.exporters.repertoire import characters
from briefing.exporters.subsets import subset

# Always there, so that what a figure shows under the pointer has letters: basic Latin and the
# marks of good typesetting.
BASE = frozenset([*range(0x20, 0x7F), 0xA0, *map(ord, "·×–—‘’“”„•…−→↑←↩")])
# Chinese characters, Hangul and Kana with serifs take 290 bytes each, those without 150: a page
# with more of them than this has them without.
SERIFS = 600
_FIRST = 0x2E80  # the first code point of their blocks
_STYLES: dict[str, tuple[Style, ...]] = {
    "paragraphs": ("serif",),
    "code": ("mono",),
    "verbatim": ("mono",),
}

Codes = dict[tuple[str, Style], set[int]]  # characters by language and style


@dataclass(frozen=True, slots=True)
class WebFont:
    """A subset: its family, weights and slant in CSS, and the woff2 file as base64."""

    family: str
    weight: str
    style: str
    base64: str


def webfonts(values: Any, drawn: str = "", *, brand: Brand = KIT) -> tuple[WebFont, ...]:
    """The subsets that a page needs; none for faces it does not use.

    `values` is a report as plain values, or a text; `drawn` its figures as SVG. A character no
    font has is left to the fonts of the reader.
    """
    made = _drawn(drawn, brand)
    codes = _codes(values)
    bold = _asian(codes) > SERIFS  # bold Asian letters have no serifs
    for (language, style), wanted in codes.items():
        for face, mine in fonts.split(wanted, language, style, bold=bold, brand=brand):
            for one in _siblings(face, brand):
                made.setdefault(one, set()).update(mine)
    return tuple(_web(face, made[face]) for face in fonts.faces(brand) if face in made)


def _siblings(face: Face, brand: Brand) -> Iterator[Face]:
    """The face with its bold and slanted ones; Inter's slanted is left to the browser."""
    if face.region:
        yield face
        return
    for one in fonts.faces(brand):
        if one.family == face.family and not (one.italic and one.family == KIT.sans):
            yield one


def _drawn(text: str, brand: Brand) -> dict[Face, set[int]]:
    """The faces of figures with their characters: a figure names the family of each stretch."""
    found: dict[Face, set[int]] = {}
    by_name = {fonts.web_family(face): face for face in fonts.faces(brand) if not face.italic}
    for character in {*text}:
        family = measure.LATIN if character.isascii() else measure.FONTS[measure.face(character)]
        found.setdefault(by_name[family], set()).add(ord(character))
    if text:
        found.setdefault(by_name[measure.LATIN], set()).update(BASE)
    return found


def _codes(values: Any) -> Codes:
    """The characters of a report by the language and the styles they are set in."""
    own = str(values.get("language", "en")) if isinstance(values, dict) else "en"
    letters: dict[tuple[str, Style], set[str]] = {}
    for styles, language, text in _texts(values, own):
        for part, spoken in languages.runs(text, language):
            for style in styles:
                letters.setdefault((spoken, style), set()).update(part)
    found: Codes = {("en", "serif"): set(BASE), ("en", "sans"): set(BASE)}
    for place, several in letters.items():
        found.setdefault(place, set()).update(map(ord, several))
    return found


def _texts(values: Any, own: str) -> list[tuple[tuple[Style, ...], str, str]]:
    """Each text with its styles and language: sources are set in serif, code in mono."""
    found: list[tuple[tuple[Style, ...], str, str]] = []

    def collect(value: Any, own: str, key: str) -> None:
        if isinstance(value, str):
            found.append((_STYLES.get(key, ("serif", "sans")), own, value))
        elif isinstance(value, dict):
            spoken = value.get("language") or own
            kind = value.get("kind", "")
            for name, inner in value.items():
                place = name if name == "paragraphs" else kind if kind in _STYLES else key
                collect(inner, spoken, place)
        elif isinstance(value, (list, tuple)):
            for inner in value:
                collect(inner, own, key)

    collect(values, own, "")
    return found


def _asian(codes: Codes) -> int:
    """How many Chinese characters, Hangul and Kana are set in serif."""
    serif = {c for (_, style), found in codes.items() if style == "serif" for c in found}
    return sum(code >= _FIRST for code in serif)


def _web(face: Face, codes: Iterable[int]) -> WebFont:
    present = frozenset(codes) & characters(face)
    weights = {name: (low, high) for name, low, high in face.axes}.get("wght", (face.weight,))
    return WebFont(
        family=fonts.web_family(face),
        weight=" ".join(dict.fromkeys(f"{weight:g}" for weight in weights)),
        style="italic" if face.italic else "normal",
        base64=base64.b64encode(subset(face, present)).decode("ascii"),
    )
