"""The process that reads one partition: `python -m briefing.afar.reader FILE PLACE ANSWER`.

It writes the articles and what was read in them to ANSWER, and ends with whoever started it: it
watches its standard input.
"""

from __future__ import annotations

import os
import sys
import threading
import zlib
from pathlib import Path

import msgspec

from briefing.models import Article, Skipped


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """What was read in an article: `of` is the digest of all of it that reading looks at."""

    article: str
    of: str
    version: str
    record: bytes


class Read(msgspec.Struct, frozen=True):
    """A partition, read: the SHA-256 of its bytes, what it holds in order, and the readings."""

    sha256: str
    articles: list[Article]
    skipped: list[tuple[int, Skipped]]  # each with how many articles stand before it
    readings: list[Kept]


class Tray:
    """A shelf that has nothing and takes one reading."""

    def __init__(self) -> None:
        self._taken: tuple[str, str, bytes] | None = None

    def records(self, article: str) -> list[bytes]:
        """Return nothing: every article is read."""
        del article
        return []

    def put(self, article: str, version: str, record: bytes) -> None:
        """Take the reading of an article."""
        self._taken = article, version, record

    def emptied(self) -> tuple[str, str, bytes] | None:
        """Give away the reading that was taken; None when there is none."""
        taken, self._taken = self._taken, None
        return taken


def read(path: Path, place: str) -> Read:
    """Read a partition, whatever is in it: what could not be read is skipped, with the reason."""
    from briefing import reading, shelf
    from briefing.reading.kept import digest
    from briefing.sources.isolation import Readers

    tray, articles, readings = Tray(), list[Article](), list[Kept]()
    skipped: list[tuple[int, Skipped]] = []
    shelf.lend(tray)
    with Readers(1) as readers:
        _, sha256, found = next(iter(readers.read([(path, place)])))
        for one in found:
            if isinstance(one, Skipped):
                skipped.append((len(articles), one))
                continue
            articles.append(one)
            reading.read(one)
            if taken := tray.emptied():  # an article that stands there twice is read once
                name, version, record = taken
                readings.append(Kept(name, digest(one), version, record))
    return Read(sha256, articles, skipped, readings)


def packed(one: Read) -> bytes:
    """A partition as bytes."""
    return zlib.compress(msgspec.msgpack.encode(one), 1)


def unpacked(content: bytes, largest: int) -> Read:
    """The partition in these bytes. Raises ValueError for what is none, or larger."""
    unpacking = zlib.decompressobj()
    plain = unpacking.decompress(content, largest)
    if not unpacking.eof:
        raise ValueError(f"what was read is cut off, or has more than {largest:,} bytes")
    return msgspec.msgpack.decode(plain, type=Read)


def _watch() -> None:
    while os.read(0, 1):  # not through sys.stdin, whose lock would be held at the end
        pass
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=_watch, daemon=True).start()
    _answer = Path(sys.argv[3])
    _answer.write_bytes(packed(read(Path(sys.argv[1]), sys.argv[2])))
