"""Where articles enter: one module a kind of input, bytes in, articles out.

A module of this package that names its `SUFFIXES` and has `read(raw, place)` is a source;
nothing else has to be told of it.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Protocol

from briefing.errors import SourceError, nearest
from briefing.models import Article

LARGEST = 20_000_000  # bytes of one file


class Source(Protocol):
    """What a source module offers."""

    SUFFIXES: tuple[str, ...]

    def read(self, raw: bytes, place: str) -> Iterator[Article]:
        """The articles in `raw`. Raises SourceError when there is none."""


@lru_cache(maxsize=1)
def _readers() -> dict[str, Source]:
    found: dict[str, Source] = {}
    for module in pkgutil.iter_modules(__path__):
        source: Source = import_module(f"{__name__}.{module.name}")
        found.update(dict.fromkeys(getattr(source, "SUFFIXES", ()), source))
    return found


def suffixes() -> tuple[str, ...]:
    """The file suffixes that can be read, lower case, with their dot."""
    return tuple(sorted(_readers()))


def read_bytes(raw: bytes, place: str) -> Iterator[Article]:
    """The articles in `raw`; the suffix of `place` says how to read it.

    Raises SourceError when the suffix is unknown, the input too large, or no article in it.
    """
    suffix = Path(place).suffix.casefold()
    source = _readers().get(suffix)
    if source is None:
        raise SourceError(
            f"{place}: no reader for {suffix or 'such'} files. {nearest(suffix, suffixes())}"
        )
    if len(raw) > LARGEST:
        raise SourceError(_too_large(place, len(raw)))
    yield from source.read(raw, place)


def read_path(path: Path, place: str | None = None) -> Iterator[Article]:
    """The articles in a file. `place` is what the records call it; None means its bare name.

    Raises SourceError as `read_bytes` does, and when the file cannot be read.
    """
    name = printable(place or path.name)
    try:
        if not path.is_file():
            raise SourceError(f"{name}: cannot be read (no such file). Check its name.")
        if path.stat().st_size > LARGEST:
            raise SourceError(_too_large(name, path.stat().st_size))
        raw = path.read_bytes()
    except OSError as error:
        why = error.strerror or "it cannot be opened"
        raise SourceError(
            f"{name}: cannot be read ({why}). Check that the file is there and readable."
        ) from error
    yield from read_bytes(raw, name)


def printable(name: str) -> str:
    """A file name as text that can be stored and shown: undecodable bytes become U+FFFD."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(c if c.isprintable() else "\ufffd" for c in text)


def _too_large(place: str, size: int) -> str:
    return (
        f"{place}: {size:,} bytes are too many for one article; the limit is {LARGEST:,}. "
        "Split it into one article a file."
    )
