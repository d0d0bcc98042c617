"""Archives of articles: zip, tar, and single compressed files, in one another too.

Nothing is unpacked to the disk: names inside an archive are labels, never paths. What comes out
is bounded in number and size, whatever the archive says of itself.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from typing import IO, cast

from briefing.cleaning.zipped import is_zip, listed
from briefing.errors import SourceError
from briefing.models import Article, Skipped
from briefing.sources import (
    is_input,
    limit_of,
    printable,
    read_bytes,
    suffix_of,
    suffixes,
    unread,
)
from briefing.sources.nesting import stepped

NAME = "an archive"
SUFFIXES = (
    *(".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz"),
    *(".gz", ".bz2", ".xz"),
)
LARGEST = 500_000_000  # bytes, packed
ISOLATED = True
MOST_UNPACKED = 2_000_000_000  # bytes, together
MOST_MEMBERS = 200_000
_CHUNK = 1 << 20
_TROUBLE = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
_COMPRESSED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")  # gzip, bzip2, xz
# Members by which a zip file is a document of another kind.
_DOCUMENTS = frozenset({"mimetype", "[Content_Types].xml", "word/document.xml", "content.xml"})


@dataclass(slots=True)
class _Budget:
    """How much may still come out of an archive."""

    unpacked: int = MOST_UNPACKED
    members: int = MOST_MEMBERS


_SHARED: ContextVar[_Budget | None] = ContextVar("briefing.sources.archive", default=None)


def recognises(raw: bytes) -> bool:
    """True for whole zip files but office documents, and for gzip, bzip2, xz and tar."""
    if is_zip(raw):
        names = listed(raw)
        return bool(names) and _DOCUMENTS.isdisjoint(names)
    return raw[257:262] == b"ustar" or raw.startswith(_COMPRESSED)


def read(raw: bytes, place: str) -> Iterator[Article | Skipped]:
    """The articles of every member that can be read. Raises SourceError when it is no archive.

    An archive in another, at whatever depth, has what is left to the outermost one.
    """
    budget = _SHARED.get() or _Budget()
    yield from stepped(_opened(raw, place, budget), _SHARED, budget)


def _opened(raw: bytes, place: str, budget: _Budget) -> Iterator[Article | Skipped]:
    if raw[:2] == b"PK":
        yield from _members(_zipped(raw, place), place, budget)
        return
    if raw.startswith(_COMPRESSED):
        with _decompressed(raw) as stream:
            inner = _unpacked(stream, place, budget, MOST_UNPACKED)
        yield from _inner(inner, place, budget)
    else:
        yield from _members(_tarred(raw, place), place, budget)


def _decompressed(raw: bytes) -> IO[bytes]:
    packed = io.BytesIO(raw)
    if raw.startswith(b"BZh"):
        return bz2.open(packed)
    return cast("IO[bytes]", gzip.open(packed) if raw[0] == 0x1F else lzma.open(packed))


def _inner(raw: bytes, place: str, budget: _Budget) -> Iterator[Article | Skipped]:
    """What a single compressed file holds: an archive, or one file of the name without the ending.

    Raises SourceError when it is compressed twice: nobody does, but traps do.
    """
    if raw.startswith(_COMPRESSED):
        raise SourceError(f"{place}: compressed more than once. Unpack it by hand.")
    if recognises(raw):
        yield from _opened(raw, place, budget)
        return
    inner = place[: -len(suffix_of(place))] if suffix_of(place) in SUFFIXES else place
    yield from read_bytes(raw, place, suffix_of(inner) or ".txt")


Member = tuple[str, IO[bytes] | str]  # name, content or why there is none


def _members(found: Iterator[Member], place: str, budget: _Budget) -> Iterator[Article | Skipped]:
    unknown: Counter[str] = Counter()
    for name, content in found:
        if not is_input(name):
            continue
        budget.members -= 1
        if budget.members < 0:
            yield Skipped(place, f"more than {MOST_MEMBERS:,} files in it; the rest was not read")
            return
        if suffix_of(name) not in suffixes():
            unknown[suffix_of(name)] += 1
            continue
        yield from _member(name, content, place, budget)
    yield from unread(unknown, f"{place}: ")


def _member(
    name: str, content: IO[bytes] | str, place: str, budget: _Budget
) -> Iterator[Article | Skipped]:
    part = f"{place}#{printable(name)}"
    if isinstance(content, str):
        yield Skipped(part, content)
        return
    try:
        yield from read_bytes(_unpacked(content, part, budget, limit_of(name)), part)
    except SourceError as error:
        yield Skipped.of(part, error)


def _unpacked(stream: IO[bytes], place: str, budget: _Budget, limit: int) -> bytes:
    """The bytes of `stream`, read in chunks so that a bomb stops at its limit."""
    parts, size = [], 0
    try:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            budget.unpacked -= len(chunk)
            if size > limit or budget.unpacked < 0:
                raise SourceError(
                    f"{place}: unpacks to more than {min(limit, MOST_UNPACKED):,} bytes and was "
                    "left. Unpack it by hand if it is no trap."
                )
            parts.append(chunk)
    except _TROUBLE as error:
        if isinstance(error, SourceError):
            raise
        raise SourceError(f"{place}: damaged or cut short ({_why(error)})") from error
    return b"".join(parts)


def _zipped(raw: bytes, place: str) -> Iterator[Member]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except _TROUBLE as error:
        raise SourceError(f"{place}: no whole zip archive ({_why(error)})") from error
    for info in archive.infolist():
        if info.is_dir():
            continue
        try:
            if info.flag_bits & 1:
                yield info.filename, "locked by a password"
                continue
            content = archive.open(info)
        except _TROUBLE as error:
            yield info.filename, f"damaged or cut short ({_why(error)})"
            continue
        with content:
            yield info.filename, content


def _tarred(raw: bytes, place: str) -> Iterator[Member]:
    try:
        archive = tarfile.TarFile(fileobj=io.BytesIO(raw))
    except _TROUBLE as error:
        raise SourceError(f"{place}: no whole tar archive ({_why(error)})") from error
    with archive:
        while True:
            try:
                info = archive.next()
            except _TROUBLE as error:
                yield "rest.txt", f"damaged or cut short ({_why(error)})"
                return
            if info is None:
                return
            content = archive.extractfile(info) if info.isreg() else None
            if content is not None:  # links and devices are no articles
                yield info.name, content


def _why(error: BaseException) -> str:
    return str(error).strip().rstrip(".")[:200] or type(error).__name__
