"""Subsets of the fonts for a web page, as data in the page; kept in the user's cache."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import io
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.exporters.faces import Face, Style, asian, latin
from briefing.exporters.fonts import web_family
from briefing.exporters.repertoire import characters

VERSION = "1"  # of the way subsets are made; part of the key in the cache
# Basic Latin, Latin-1, Latin Extended-A, accents, and the marks of good typesetting. Always the
# same set, so that one report leaves the subset in the cache for the next.
BASE = frozenset(
    [
        *range(0x20, 0x7F),
        *range(0xA0, 0x180),
        *range(0x300, 0x30D),
        *map(ord, "‐‑–—‘’“”„•…‹›€←↑→↩−№"),
        0x01B0,
        0x01A1,
    ]
)
_FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum"]


@dataclass(frozen=True, slots=True)
class WebFont:
    """A subset: its family, weights and slant in CSS, and the woff2 file as base64."""

    family: str
    weight: str
    style: str
    base64: str


def webfonts(text: str) -> tuple[WebFont, ...]:
    """The subsets a page with this text needs; none for faces it does not use."""
    wanted = frozenset(map(ord, set(text)))
    taken: dict[Style, frozenset[int]] = {
        "serif": frozenset(),
        "sans": frozenset(),
        "mono": frozenset(),
    }
    extra = {c for c in wanted - BASE if c in characters(latin()[0]) | characters(latin()[2])}
    found = [_web(face, BASE | extra) for face in latin()[:3]]
    left = wanted - BASE - extra
    # Characters that Korean and Japanese share have the shape of the one the text is in.
    for face in sorted(asian(), key=lambda f: f.family.endswith("JP") != _japanese(wanted)):
        mine = (left - taken[face.style]) & characters(face)
        taken[face.style] |= mine
        if mine:
            found.append(_web(face, mine))
    return tuple(found)


def _japanese(codes: frozenset[int]) -> bool:
    """True when there are kana among the characters."""
    return not codes.isdisjoint(range(0x3040, 0x3100))


def _web(face: Face, codes: Iterable[int]) -> WebFont:
    present = frozenset(codes) & characters(face)
    weights = {name: (low, high) for name, low, high in face.axes}.get("wght", (400, 400))
    return WebFont(
        family=web_family(face),
        weight=" ".join(dict.fromkeys(f"{w:g}" for w in weights)),
        style="italic" if face.italic else "normal",
        base64=base64.b64encode(_cached(face, present)).decode("ascii"),
    )


def _cached(face: Face, codes: frozenset[int]) -> bytes:
    key = hashlib.sha256(f"{VERSION}|{face.axes}|{sorted(codes)}|".encode())
    key.update(face.path.read_bytes())
    place = _cache_folder() / f"{key.hexdigest()}.woff2"
    try:
        return place.read_bytes()
    except OSError:
        made = _subset(face, codes)
    _keep(place, made)
    return made


def _cache_folder() -> Path:
    """The folder for cached files by the XDG base directory specification."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    base = Path(named) if named else Path(os.path.expanduser("~")) / ".cache"  # noqa: PTH111 Path.home raises without a home
    return base / "briefing" / "fonts"


def _keep(place: Path, made: bytes) -> None:
    """Write into the cache, whole or not at all; a cache that cannot be written is no loss."""
    part = place.with_suffix(f".{os.getpid()}.part")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(made)
        part.replace(place)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()


def _subset(face: Face, codes: frozenset[int]) -> bytes:
    """The woff2 file of these characters; the same bytes every time."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font: Any = TTFont(face.path, recalcTimestamp=False, fontNumber=face.number)
    options = Options()
    options.layout_features = _FEATURES if face.axes else []
    options.hinting = False
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=sorted(codes))
    subsetter.subset(font)
    if face.axes:
        limits = {name: (low, high) if low < high else low for name, low, high in face.axes}
        font = instancer.instantiateVariableFont(font, limits, inplace=True)
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written, reorderTables=False)
    return written.getvalue()
