"""A picture of a notebook: its bytes examined before any program decodes them."""

from __future__ import annotations

import base64
import binascii
import contextlib
import re
import struct
import zlib
from collections.abc import Iterator

from briefing.exporters.drawn import fault

TYPES = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg"}
# Types that a browser shows and paper cannot, or not every reader of a report.
OTHER = {"image/gif": "GIF", "image/webp": "WebP", "image/bmp": "BMP", "image/avif": "AVIF"}
BYTES = 20_000_000
PIXELS = 50_000_000  # decoded they are 200 MB
# Frames of a JPEG file, which hold its size (ITU-T T.81, table B.1).
FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_PNG = b"\x89PNG\r\n\x1a\n"
# Parts of a PNG that hold no pixels, but times, names and texts nobody sees.
_UNSEEN = frozenset((b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"))
# Segments of a JPEG that change how it looks: its colours' profile, its way of storing them.
_NEEDED = frozenset((0xE2, 0xEE))
_WAY = 0x0112  # which way up it is
_PROLOG = re.compile(r"\s*(?:<\?xml[^>]{0,200}\?>|<!DOCTYPE[^\[>]{0,300}>|<!--.{0,2000}?-->)", re.S)

_NAMES = {"xmlns": "http://www.w3.org/2000/svg", "xmlns:xlink": "http://www.w3.org/1999/xlink"}


def decoded(text: str, suffix: str) -> bytes:
    """The bytes of a picture as a notebook file holds it: SVG as text, others in base 64.

    Raises ValueError, which says what is wrong, when they are no such picture.
    """
    if len(text) > BYTES * 4 / 3:
        raise ValueError(f"has more than {BYTES // 1_000_000} MB")
    if suffix == "svg":
        return vector(text).encode()
    try:
        raw = base64.b64decode(text, validate=False)
    except (binascii.Error, ValueError):
        raw = b""
    return examined(raw, suffix)


def examined(raw: bytes, suffix: str) -> bytes:
    """The bytes, without what a picture holds beside its pixels, once they are sound.

    Raises ValueError, which says what is wrong.
    """
    if len(raw) > BYTES:
        raise ValueError(f"has more than {BYTES // 1_000_000} MB")
    if suffix == "svg":
        return vector(raw.decode("utf-8", "replace")).encode()
    read = {"png": _png, "jpg": _jpeg}[suffix]
    try:
        sound, width, height = read(raw)
    except (struct.error, IndexError):
        sound, width, height = b"", 0, 0
    if not width * height:
        raise ValueError(f"is not a readable {suffix} file")
    if width * height > PIXELS:
        raise ValueError(f"has {width} x {height} pixels, over {PIXELS // 1_000_000} million")
    return sound


def vector(text: str) -> str:
    """An SVG without what stands before it; raises ValueError when it could do harm."""
    body = text.lstrip("\ufeff")
    while found := _PROLOG.match(body):
        body = body[found.end() :]
    body = _named(body.strip())
    why = fault(body)
    if why:
        raise ValueError(why)
    return body


def _named(body: str) -> str:
    """The SVG with its names declared, which a page of HTML does without."""
    start = body[: body.find(">")]
    for name, address in _NAMES.items():
        if name not in start and (name == "xmlns" or "xlink:" in body):
            body = body.replace("<svg", f'<svg {name}="{address}"', 1)
    return body


def _png(raw: bytes) -> tuple[bytes, int, int]:
    """The chunks of a PNG (W3C, Portable Network Graphics, 5) that are seen, and its size."""
    if not raw.startswith(_PNG):
        return b"", 0, 0
    kept, at, last, size = [_PNG], len(_PNG), b"", (0, 0)
    while at < len(raw) and last != b"IEND":
        (length,) = struct.unpack_from(">I", raw, at)
        last, whole = raw[at + 4 : at + 8], raw[at : at + 12 + length]
        (check,) = struct.unpack(">I", whole[-4:])
        if len(whole) != 12 + length or zlib.crc32(whole[4:-4]) != check:
            return b"", 0, 0
        if last == b"IHDR":
            size = struct.unpack_from(">II", whole, 8)
        kept += [] if last in _UNSEEN else [whole]
        at += len(whole)
    return (b"".join(kept), *size) if last == b"IEND" else (b"", 0, 0)


def segments(raw: bytes) -> Iterator[tuple[int, int, int]]:
    """The segments of a JPEG as far as its frame, the last one: kind, start, end (T.81, B.1.1)."""
    at = 2
    while at + 4 <= len(raw) and raw[at] == 0xFF:
        kind = raw[at + 1]
        if kind == 0xFF:  # bytes that fill
            at += 1
            continue
        end = at + 2 + struct.unpack_from(">H", raw, at + 2)[0]
        yield kind, at, end
        if kind in FRAMES:
            return
        at = end


def _jpeg(raw: bytes) -> tuple[bytes, int, int]:
    """A JPEG without its notes, and its size, from its frame header (ITU-T T.81, B.2.2)."""
    kept = [raw[:2]]
    for kind, start, end in segments(raw) if raw.startswith(b"\xff\xd8\xff") else ():
        if kind in FRAMES:
            height, width = struct.unpack_from(">HH", raw, start + 5)
            return b"".join([*kept, raw[start:]]), width, height
        kept.append(_seen(raw[start:end]))
    return b"", 0, 0


def _seen(segment: bytes) -> bytes:
    """What of a segment before the frame changes the picture: no place, camera, name or words.

    Of Exif the way up is kept: tag 0x0112 (CIPA DC-008, 4.6.5), 1 for a picture that stands.
    """
    kind = segment[1]
    if kind == 0xE1 and segment[4:10] == b"Exif\0\0":
        with contextlib.suppress(struct.error):  # damaged notes are no damage to the picture
            return _turned(segment[10:])
    noted = kind == 0xFE or (0xE1 <= kind <= 0xEF and kind not in _NEEDED)
    return b"" if noted else segment


def _turned(tiff: bytes) -> bytes:
    """Exif that says which way up the picture is, and nothing else; empty when it stands."""
    order = ">" if tiff[:2] == b"MM" else "<"
    (start,) = struct.unpack_from(f"{order}I", tiff, 4)
    (count,) = struct.unpack_from(f"{order}H", tiff, start)
    for at in range(start + 2, start + 2 + 12 * min(count, 1000), 12):
        tag, _, _, way = struct.unpack_from(f"{order}HHIH", tiff, at)
        if tag == _WAY and 2 <= way <= 8:
            body = b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _WAY, 3, 1, way, 0, 0)
            return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
    return b""
