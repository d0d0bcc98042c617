"""The parts of a house's style, each examined before it is used: logo, templates, fonts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from briefing.errors import ExportError, ParameterError, PathError, nearest
from briefing.exporters.brand import Logo
from briefing.exporters.faces import Face, asian, latin, world
from briefing.exporters.housefonts import opened
from briefing.exporters.images import examined
from briefing.exporters.repertoire import characters
from briefing.exporters.subsets import part
from briefing.links import real

LOGO_BYTES = 300_000  # every page and mail carries them
FONT_BYTES = 40_000_000
FONT_FILES = 10
SAMPLE = 200  # characters that are cut out of a font to see whether it is sound
_SUFFIXES = {".svg": "svg", ".png": "png", ".jpg": "jpg", ".jpeg": "jpg"}
_FAMILY = re.compile(r"\w[\w .+-]{0,79}")
# Bits of fsType in the table OS/2 (OpenType 1.9) against embedding, subsetting, and outlines.
_RESTRICTED, _WHOLE, _BITMAPS = 0x0002, 0x0100, 0x0200


def inside(name: str, key: str, folder: Path) -> Path:
    """A file or folder in the project's folder; raises PathError when it is elsewhere."""
    try:
        place = real(folder / name)
    except (OSError, ValueError):  # links in a circle, or no path at all
        place = folder.parent
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
    _sound(place, place.stat().st_mtime_ns)
    return place


@lru_cache(maxsize=64)
def _sound(place: Path, _written: int) -> None:
    """Examine a font file as it was written at a time; raises ParameterError."""
    try:
        for face in opened(place):
            _allowed(face, place.name)
            part(face, tuple(sorted(characters(face)))[:SAMPLE])
    except ExportError as broken:
        raise ParameterError(f"brand.toml: {broken}") from broken


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
