"""The parts of a house's style, each examined before it is used: logo, colours, fonts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from briefing.errors import ExportError, ParameterError, PathError, nearest
from briefing.exporters import colours as palette
from briefing.exporters.brand import KIT, Brand, Logo
from briefing.exporters.faces import Face, asian, latin, world
from briefing.exporters.housefonts import opened
from briefing.exporters.images import examined
from briefing.exporters.repertoire import characters

LOGO_BYTES = 300_000  # every page and mail carries them
FONT_BYTES = 40_000_000
FONT_FILES = 10
_SUFFIXES = {".svg": "svg", ".png": "png", ".jpg": "jpg", ".jpeg": "jpg"}
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_FAMILY = re.compile(r"\w[\w .+-]{0,79}")
# Bits of fsType in the table OS/2 (OpenType 1.9) against embedding, subsetting, and outlines.
_RESTRICTED, _WHOLE, _BITMAPS = 0x0002, 0x0100, 0x0200


def inside(name: str, key: str, folder: Path) -> Path:
    """A file or folder in the project's folder; raises PathError when it is elsewhere."""
    place = (folder / name).resolve()
    if not name or not place.is_relative_to(folder):
        raise PathError(
            f"brand.toml: {key} names {name!r}, which is not in the folder of brand.toml. "
            "Copy it there."
        )
    if not place.exists():
        others = [p.name for p in place.parent.glob("*")][:200] if place.parent.is_dir() else []
        raise PathError(f"brand.toml: {key}: there is no {name!r}. {nearest(place.name, others)}")
    return place


def templates(name: str, folder: Path) -> Path:
    """The folder of the house's own templates."""
    place = inside(name, "templates", folder)
    if not place.is_dir():
        raise PathError(f"brand.toml: templates names {name!r}, which is no folder.")
    return place


def logo(name: str, alt: str, folder: Path) -> Logo:
    """A logo that every reader of a report can be shown; raises ParameterError or PathError."""
    if not alt:
        raise ParameterError(
            "brand.toml: [logo] needs alt, the words for readers who do not see it: the name of "
            "the house, as a rule."
        )
    place = inside(name, "logo.file", folder)
    suffix = _SUFFIXES.get(place.suffix.lower())
    if suffix is None or not place.is_file():
        raise ParameterError(f"brand.toml: the logo {name!r} must be a .svg, .png or .jpg file.")
    raw = place.read_bytes()[: LOGO_BYTES + 1]
    if len(raw) > LOGO_BYTES:
        raise ParameterError(
            f"brand.toml: the logo {name!r} has more than {LOGO_BYTES:,} bytes, which every report "
            "would carry. Save it smaller."
        )
    try:
        return Logo(examined(raw, suffix), suffix, alt)
    except ValueError as why:
        raise ParameterError(f"brand.toml: the logo {name!r} {why}.") from why


def colours(named: Mapping[str, str]) -> dict[str, str]:
    """The colours, in small letters; raises ParameterError when one is not like #17365d."""
    for key, colour in named.items():
        if not _COLOUR.fullmatch(colour):
            raise ParameterError(
                f"brand.toml: colours.{key} must be # and six digits from 0 to f, such as "
                f"{getattr(KIT, key)}, not {colour[:40]!r}."
            )
    return {key: colour.lower() for key, colour in named.items()}


def readable(brand: Brand) -> Brand:
    """The brand, once its colours can be read; raises ParameterError with one that can."""
    for colour in (palette.INK, palette.QUIET):
        ratio = palette.contrast(colour, brand.tint)
        if ratio < palette.TEXT:
            better = palette.light(replace(KIT, tint=brand.tint)).tint
            raise _pale("tint", brand.tint, f"of text ({colour}) on it", ratio, better)
    grounds = {"on white": palette.PAPER, f"on the tint {brand.tint}": brand.tint}
    for key in ("accent", "reference"):
        colour = getattr(brand, key)
        for where, ground in grounds.items():
            ratio = palette.contrast(colour, ground)
            if ratio < palette.TEXT:
                raise _pale(key, colour, where, ratio, _darker(colour, brand.tint))
    return brand


def _darker(colour: str, ground: str) -> str:
    """The colour, darker by steps until it can be read on white and on the ground."""
    parts = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    while palette.contrast(colour, palette.PAPER) < palette.TEXT or (
        palette.contrast(colour, ground) < palette.TEXT
    ):
        parts = [part * 49 // 50 for part in parts]
        colour = "#" + "".join(f"{part:02x}" for part in parts)
    return colour


def _pale(key: str, colour: str, where: str, ratio: float, better: str) -> ParameterError:
    return ParameterError(
        f"brand.toml: colours.{key} is {colour}: the contrast {where} is {ratio:.1f} to 1, and "
        f"text needs {palette.TEXT} (WCAG 2.2, 1.4.3). The nearest that passes is {better}."
    )


def fonts(names: Sequence[str], families: Mapping[str, str], folder: Path) -> tuple[Path, ...]:
    """The font files of a house; raises when one cannot be embedded or a family is not there."""
    if len(names) > FONT_FILES:
        raise ParameterError(f"brand.toml: fonts.files has more than {FONT_FILES} files.")
    places = tuple(_font(name, folder) for name in names)
    own = [face for place in places for face in opened(place)]
    known = {face.family for face in (*own, *latin(), *asian(), *world()) if not face.italic}
    for key, family in families.items():
        if family not in known:
            raise ParameterError(
                f"brand.toml: fonts.{key}: no font has an upright family {family[:80]!r}. Name its "
                f"file in fonts.files. {nearest(family, known)}"
            )
    return places


def _font(name: str, folder: Path) -> Path:
    place = inside(name, "fonts.files", folder)
    if place.suffix.lower() not in (".ttf", ".otf", ".ttc") or not place.is_file():
        raise ParameterError(f"brand.toml: the font {name!r} must be a .ttf, .otf or .ttc file.")
    if place.stat().st_size > FONT_BYTES:
        raise ParameterError(f"brand.toml: the font {name!r} has over {FONT_BYTES:,} bytes.")
    try:
        for face in opened(place):
            _allowed(face, name)
            characters(face)
    except ExportError as broken:
        raise ParameterError(f"brand.toml: {broken}") from broken
    return place


def _allowed(face: Face, name: str) -> None:
    with face.opened() as font:
        bits = font["OS/2"].fsType
    if bits & (_RESTRICTED | _WHOLE | _BITMAPS):
        raise ParameterError(
            f"brand.toml: the font {name!r} forbids that its letters are embedded in a document "
            f"(fsType {bits:#06x}). Ask its maker for a licence to embed, or name another."
        )
    if not _FAMILY.fullmatch(face.family):
        raise ParameterError(
            f"brand.toml: the font {name!r} calls its family {face.family[:80]!r}; a name must be "
            "letters, digits and blanks."
        )
