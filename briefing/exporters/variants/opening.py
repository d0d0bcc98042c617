"""Every text in a file, for the proof that words are not among them."""

from __future__ import annotations

import binascii
import contextlib
import re
from base64 import b64decode
from collections.abc import Callable, Iterator

from briefing.errors import ExportError
from briefing.exporters.variants import opening_archives, opening_pdf, opening_pictures
from briefing.exporters.variants.opening_text import PACKED, Said, noise, readings

DEEPEST = 6  # files inside files
_BASE64 = re.compile(rb"base64,([A-Za-z0-9+/=\s]{8,})")
_LONG = re.compile(rb"[A-Za-z0-9+/]{200,}={0,2}")  # of a script's own data, without an address

Found = Iterator[Said]
Opener = Callable[[bytes, str], Found]
Kind = Callable[[bytes, str, Opener], Found]


def opened(raw: bytes, place: str, depth: int = 0) -> Found:
    """The texts of a file called `place`, each with where it stands.

    A text comes in every form a reader could meet it in: as the bytes say, without markup, with
    entities and escapes resolved. Of what is packed, the bytes and what they unpack to come.
    Raises ExportError for a file that cannot be searched to its end.
    """
    inner = _kind(raw, place)
    if inner is not None:
        yield from noise(raw, place)
        yield from _taken_apart(inner, raw, place, depth)
        return
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        yield from noise(raw, place)
    else:
        packed = b" ".join(_LONG.findall(raw))
        yield Said(place, packed.decode("ascii"), PACKED)
        yield from readings(_LONG.sub(b" ", raw).decode("utf-8") if packed else text, place)
    yield from _carried(raw, place, depth)


def _taken_apart(inner: Kind, raw: bytes, place: str, depth: int) -> Found:
    """The parts of a file. Raises ExportError for one that nobody can search to its end."""
    if depth >= DEEPEST:
        raise ExportError(f"{place} lies in {DEEPEST} other files, too deep to be searched.")
    try:
        yield from inner(raw, place, lambda one, where: opened(one, where, depth + 1))
    except ExportError:
        raise
    except Exception as broken:  # each format breaks in its own ways
        raise ExportError(
            f"{place} cannot be searched for words left out: {broken}. Leave out the cell it is of."
        ) from broken


def _kind(raw: bytes, place: str) -> Kind | None:
    """What takes a file of this kind apart; None for a text, and for what is not known."""
    for magic, inner in _KINDS:
        if raw.startswith(magic):
            return inner
    return opening_archives.mail if place.endswith(".eml") else None


def _carried(raw: bytes, place: str, depth: int) -> Found:
    """Files inside a text: data addresses, and the packed data of a script."""
    for number, found in enumerate(_BASE64.finditer(raw), start=1):
        inner = _unpacked(found[1])
        yield from opened(inner, f"{place}, embedded file {number}", depth + 1)
    for number, long in enumerate(_LONG.finditer(raw), start=1):
        if raw[long.start() - 7 : long.start()] != b"base64,":
            yield from opened(_unpacked(long[0]), f"{place}, packed text {number}", depth + 1)


def _unpacked(packed: bytes) -> bytes:
    with contextlib.suppress(binascii.Error, ValueError):
        return b64decode(packed)
    return b""


_KINDS: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF", opening_pdf.strings),
    (b"PK\x03\x04", opening_archives.members),
    (b"\x1f\x8b", opening_archives.unzipped),
    (b"\x89PNG\r\n\x1a\n", opening_pictures.png),
    (b"\xff\xd8\xff", opening_pictures.jpeg),
)
