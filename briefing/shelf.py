"""Where readings are kept: libraries that are open lend their shelves, reading asks them.

The library stands left of reading and knows nothing of it; both know this module. A record is
sealed: compressed, with a hash, so that a damaged one is never taken for a reading.
"""

from __future__ import annotations

import hashlib
import weakref
import zlib
from collections.abc import Iterator
from typing import Protocol

_MARK = b"R1"  # of the form of a record
_HASH = 16  # bytes of BLAKE2b; against damage, not against forgery
_LEVEL = 6  # of zlib: a record of 500 words is compressed in 0.2 ms
LARGEST = 64 << 20  # bytes of a record when opened; the reading of 1 MB of text has 15 MB


class Shelf(Protocol):
    """What a library lends. Neither method raises: a shelf that fails keeps nothing."""

    def records(self, article: str) -> list[bytes]:
        """Return the records kept of an article (by id), the newest version first."""
        ...

    def put(self, article: str, version: str, record: bytes) -> None:
        """Keep a record of an article that is in the library.

        `version` is the number of the reader's version and, after a space, the parser's name.
        """
        ...


_lent: list[weakref.ref[Shelf]] = []


def lend(shelf: Shelf) -> None:
    """Offer a shelf, for as long as anybody else holds it or until it is withdrawn."""
    _lent.append(weakref.ref(shelf))


def withdraw(shelf: Shelf) -> None:
    """Offer a shelf no longer."""
    _lent[:] = [one for one in _lent if one() is not None and one() is not shelf]


def shelves() -> Iterator[Shelf]:
    """Every shelf on offer, the one lent last first."""
    for one in reversed(_lent.copy()):
        shelf = one()
        if shelf is not None:
            yield shelf


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
