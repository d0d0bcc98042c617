"""Parts of a font that hold only some characters, as files for a page; kept in a cache."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import threading
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from briefing.exporters.faces import Face

VERSION = "2"  # of the way subsets are made; part of the key in the cache
KEPT = 48_000_000  # bytes of the cache; what was used longest ago goes first
_HEAD = 4096  # bytes of a font file that hold the checksums of its tables (OpenType 1.9)
_MAGIC, _DIGEST = b"wOF2", 32
# What spacing and accents need, and figures of one width; code has no ligatures. A font that is
# not named here keeps what joins and shapes its letters.
_PLAIN = ("kern", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum")
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
    place = cache_folder() / f"{_key(face, wanted)}.font"
    kept = _kept(place)
    if kept is None:
        kept = cut(face, wanted)
        _keep(place, kept)
    return kept


def cut(face: Face, codes: tuple[int, ...]) -> bytes:
    """The woff2 file of these characters, made anew."""
    import uharfbuzz as harfbuzz
    from fontTools.ttLib import TTFont

    whole = harfbuzz.Face(harfbuzz.Blob.from_file_path(str(face.path)), face.number)
    wanted = harfbuzz.SubsetInput()
    wanted.unicode_set.update(codes)
    wanted.flags = harfbuzz.SubsetFlags.NO_HINTING | harfbuzz.SubsetFlags.NOTDEF_OUTLINE
    for name, low, high in face.axes:
        if low < high:
            wanted.set_axis_range(whole, name, low, high, low)
        else:
            wanted.pin_axis_location(whole, name, low)
    features = () if face.region else _FEATURES.get(face.family)
    if features is not None:
        wanted.layout_feature_tag_set.clear()
        wanted.layout_feature_tag_set.update(
            int.from_bytes(name.encode(), "big") for name in features
        )
    raw = harfbuzz.subset(whole, wanted).blob.data
    font = TTFont(io.BytesIO(raw), recalcTimestamp=False, recalcBBoxes=False)
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written, reorderTables=False)
    return written.getvalue()


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


def cache_folder() -> Path:
    """The folder for cached files by the XDG base directory specification."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    base = Path(named) if named else Path(os.path.expanduser("~")) / ".cache"  # noqa: PTH111 Path.home raises without a home
    return base / "briefing" / "fonts"


def _kept(place: Path) -> bytes | None:
    """A subset of the cache; None when it is not there, or not as it was written."""
    try:
        raw = place.read_bytes()
    except OSError:
        return None
    digest, made = raw[:_DIGEST], raw[_DIGEST:]
    if not made.startswith(_MAGIC) or hashlib.sha256(made).digest() != digest:
        return None
    with contextlib.suppress(OSError):
        os.utime(place)  # used last now
    return made


def _keep(place: Path, made: bytes) -> None:
    """Write into the cache, whole or not at all; a cache that cannot be written is no loss."""
    part = place.with_suffix(f".{os.getpid()}-{threading.get_ident()}.part")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        _make_room(place.parent, KEPT - len(made))
        part.write_bytes(hashlib.sha256(made).digest() + made)
        part.replace(place)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()


def _make_room(folder: Path, most: int) -> None:
    """Take out files until so many bytes are left, the ones used longest ago first."""
    found = []
    for file in folder.iterdir():
        with contextlib.suppress(OSError):  # another process may take it out
            state = file.stat()
            found.append((state.st_mtime_ns, state.st_size, file))
    for _, size, file in sorted(found, reverse=True):
        most -= size
        if most < 0:
            with contextlib.suppress(OSError):
                file.unlink()
