"""Where articles come from: one file a kind of input, each from bytes to articles."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from briefing.errors import SourceError, nearest
from briefing.models import Article, Origin
from briefing.sources import plain

__all__ = ["LARGEST", "SUFFIXES", "read_bytes", "read_path"]

LARGEST = 20_000_000  # bytes of one input

Reader = Callable[[bytes, Origin], Iterator[Article]]
_READERS: dict[str, Reader] = {".txt": plain.read, ".text": plain.read}
SUFFIXES = tuple(_READERS)


def read_path(path: Path, place: str | None = None) -> Iterator[Article]:
    """The articles in a file. `place` is what records call it; its name when None.

    Raises SourceError when the file cannot be read or holds no article.
    """
    name = place or path.name
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= LARGEST else b""
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise SourceError(f"{name}: cannot be read ({reason}). Check its permissions.") from error
    if size > LARGEST:
        raise SourceError(_too_large(name, size))
    yield from read_bytes(raw, name)


def read_bytes(raw: bytes, place: str) -> Iterator[Article]:
    """The articles in raw bytes; the suffix of `place` says what kind of input they are.

    Raises SourceError when nobody reads that kind, or when there is no article in it.
    """
    suffix = PurePosixPath(place).suffix.lower()
    reader = _READERS.get(suffix)
    if reader is None:
        raise SourceError(
            f"{place}: no reader for {suffix or 'such'} files. {nearest(suffix, SUFFIXES)}"
        )
    if not raw.strip():
        raise SourceError(f"{place}: the file is empty. Save the article's text in it.")
    if len(raw) > LARGEST:
        raise SourceError(_too_large(place, len(raw)))
    yield from reader(raw, Origin(place, hashlib.sha256(raw).hexdigest(), len(raw)))


def _too_large(place: str, size: int) -> str:
    return (
        f"{place}: {size:,} bytes are too many for one article; the limit is {LARGEST:,}. Split it."
    )
