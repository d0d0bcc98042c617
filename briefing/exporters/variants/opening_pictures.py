"""The texts that pictures carry beside what they show."""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Callable, Iterator

from briefing.exporters.variants.opening_text import Said, wide

LARGEST = 20_000_000  # bytes of a packed note
_NOTES = (b"zTXt", b"iTXt", b"tEXt", b"eXIf", b"iCCP")

Found = Iterator[Said]
Opener = Callable[[bytes, str], Found]


def png(raw: bytes, place: str, opened: Opener) -> Found:  # noqa: ARG001 all kinds are opened alike
    """The notes of a PNG file (third edition, 11.3.3), unpacked, and what follows its end."""
    at = 8
    while at + 8 <= len(raw):
        size = int.from_bytes(raw[at : at + 4])
        name, body = raw[at + 4 : at + 8], raw[at + 8 : at + 8 + size]
        at += size + 12
        if name in _NOTES:
            where = f"{place}, {name.decode()}"
            yield from wide(body, where)
            yield from (Said(where, one.decode("utf-8", "replace")) for one in _packed(body))
        if name == b"IEND":
            break
    yield from wide(raw[at:], f"{place}, after its end")


def _packed(body: bytes) -> Iterator[bytes]:
    """What is packed in a note: its stream begins where a 0x78 stands."""
    for start in range(min(len(body), 2000)):
        if body[start : start + 1] == b"x":
            with contextlib.suppress(zlib.error):
                yield zlib.decompressobj().decompress(body[start:], LARGEST)


def jpeg(raw: bytes, place: str, opened: Opener) -> Found:  # noqa: ARG001 as above
    """The notes of a JPEG file: its segments APP0 to APP15 and COM (ITU-T T.81, table B.1)."""
    at = 2
    while at + 4 <= len(raw) and raw[at] == 0xFF:
        marker, size = raw[at + 1], int.from_bytes(raw[at + 2 : at + 4])
        if 0xE0 <= marker <= 0xEF or marker == 0xFE:
            yield from wide(raw[at + 4 : at + 2 + size], f"{place}, segment {marker:02X}")
        if marker == 0xDA or size < 2:
            break
        at += 2 + size
