"""Records as they are kept: compressed, with a hash, so that a damaged one is never taken."""

from __future__ import annotations

import hashlib
import zlib

_MARK = b"R1"  # of the form of a record
_HASH = 16  # bytes of BLAKE2b; against damage, not against forgery
_LEVEL = 6  # of zlib: a record of 500 words is compressed in 0.2 ms
LARGEST = 64 << 20  # bytes of a record when opened; the reading of 1 MB of text has 15 MB


def sealed(content: bytes) -> bytes:
    """Make a record of `content`."""
    packed = zlib.compress(content, _LEVEL)
    return _MARK + _hash(packed) + packed


def unsealed(record: bytes) -> bytes:
    """Return the content of a record. Raises ValueError when it is damaged or of another form."""
    packed = record[len(_MARK) + _HASH :]
    if record[: len(_MARK)] != _MARK or record[len(_MARK) : -len(packed) or None] != _hash(packed):
        raise ValueError("its hash is not that of its content")
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(packed, LARGEST)
    except zlib.error as error:
        raise ValueError(f"it cannot be unpacked ({error})") from error
    if not unpacking.eof:
        raise ValueError(f"it is cut off, or has more than {LARGEST >> 20} MiB")
    return content


def _hash(packed: bytes) -> bytes:
    return hashlib.blake2b(packed, digest_size=_HASH).digest()
