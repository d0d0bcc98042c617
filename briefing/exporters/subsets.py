"""Parts of a font that hold only some characters, as files for a page; kept in a cache."""

from __future__ import annotations

import contextlib
import hashlib
import io
from collections.abc import Iterable, Iterator
from functools import lru_cache

from briefing.errors import ExportError
from briefing.exporters.caching import Cache
from briefing.exporters.faces import Face

VERSION = "4"  # of the way subsets are made; part of the key in the cache
_HEAD = 4096  # bytes of a font file that hold the checksums of its tables (OpenType 1.9)
# What spacing and accents need, and figures of one width; code has no ligatures. A font that is
# not named here keeps what joins and shapes its letters.
_PLAIN = ("kern", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum")
CACHE = Cache("fonts", "font", most=48_000_000, largest=16_000_000)
_WOFF2 = b"wOF2"  # what a font of the page begins with
# A dash of two letters is one stroke, and signs that meet share their blank.
_ASIAN = ("ccmp", "chws", "halt")
_FEATURES = {
    "Source Serif 4": (*_PLAIN, "liga"),
    "Inter": (*_PLAIN, "liga"),
    "JetBrains Mono": _PLAIN,
}


def subset(face: Face, codes: Iterable[int]) -> bytes:
    """The woff2 file of these characters of a face: the same bytes every time.

    Taken from the user's cache when it is there, and sound.
    """
    wanted = tuple(sorted(codes))
    key = _key(face, wanted)
    made = CACHE.get(key)
    if made is None or not made.startswith(_WOFF2):
        made = cut(face, wanted)
        CACHE.keep(key, made)
    return made


def cut(face: Face, codes: tuple[int, ...]) -> bytes:
    """The woff2 file of these characters, made anew; raises ExportError for a damaged font."""
    from fontTools.ttLib import TTFont

    raw = io.BytesIO(part(face, codes))
    with _sound(face), TTFont(raw, recalcTimestamp=False, recalcBBoxes=False) as font:
        font.flavor = "woff2"
        written = io.BytesIO()
        font.save(written, reorderTables=False)
    return written.getvalue()


@contextlib.contextmanager
def _sound(face: Face) -> Iterator[None]:
    """Whatever a damaged font raises, as an error that names its file."""
    try:
        yield
    except Exception as broken:
        raise ExportError(
            f"The font {face.path.name} is damaged: its letters cannot be read. Get it anew."
        ) from broken


def part(face: Face, codes: tuple[int, ...]) -> bytes:
    """The font of these characters, with the axes and features of a page.

    Raises ExportError for a damaged font.
    """
    import uharfbuzz as harfbuzz

    whole = harfbuzz.Face(harfbuzz.Blob.from_file_path(str(face.path)), face.number)
    wanted = harfbuzz.SubsetInput()
    wanted.unicode_set.update(codes)
    wanted.flags = harfbuzz.SubsetFlags.NO_HINTING | harfbuzz.SubsetFlags.NOTDEF_OUTLINE
    for name, low, high in face.axes:
        if low < high:
            wanted.set_axis_range(whole, name, low, high, low)
        else:
            wanted.pin_axis_location(whole, name, low)
    features = _ASIAN if face.region else _FEATURES.get(face.family)
    if features is not None:
        wanted.layout_feature_tag_set.clear()
        wanted.layout_feature_tag_set.update(
            int.from_bytes(name.encode(), "big") for name in features
        )
    with _sound(face):
        return bytes(harfbuzz.subset(whole, wanted).blob.data)


def _key(face: Face, codes: tuple[int, ...]) -> str:
    """What the subset depends on: the font, its axes, the characters, and how it is made."""
    made = hashlib.sha256(f"{VERSION}|{_maker()}|{face.number}|{face.axes}|{codes}|".encode())
    with face.path.open("rb") as file:
        made.update(f"{face.path.stat().st_size}|".encode() + file.read(_HEAD))
    return made.hexdigest()


@lru_cache(maxsize=1)
def _maker() -> str:
    import brotli
    import uharfbuzz

    return f"{uharfbuzz.version_string()} {brotli.__version__}"
