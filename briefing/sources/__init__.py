"""Where articles enter: one module a kind of input, bytes in, articles out.

A module of this package that names its `SUFFIXES` and has `read(raw, place)` is a source;
nothing else has to be told of it. So is a file in `own/sources/` of a project. See `Source` for
what else it may say of itself.
"""

from __future__ import annotations

import pkgutil
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from briefing import own
from briefing.errors import SourceError, nearest
from briefing.models import Article, Skipped
from briefing.sources.adapted import Adapted
from briefing.sources.nesting import depth, nested
from briefing.sources.storable import storable

LARGEST = 20_000_000  # bytes of one file, unless its source sets another limit
DEEPEST = 6  # containers in containers; a part of one is called "container#part"
NO_READER = "no reader for this kind"


class Source(Protocol):
    """What a source module offers.

    Optional: `NAME`, what a user calls the kind ("a PDF file"); `LARGEST`, its own limit in bytes;
    `MAPPED`, True when `read` takes a column mapping; `recognises(raw)`, True for bytes that are
    of this kind beyond doubt, whatever the file is called; `ISOLATED`, True when a fault of the
    library that reads it may take the process down or stop it, so that it is read in another
    (`briefing.sources.isolation`), and `SECONDS`, its own limit of time there.
    """

    SUFFIXES: tuple[str, ...]

    def read(self, raw: bytes, place: str) -> Iterator[Article | Skipped]:
        """The articles in `raw`, and what of it could not become one.

        Raises SourceError when there is none.
        """


@lru_cache(maxsize=1)
def _of_kit() -> tuple[Any, ...]:
    modules = [import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__)]
    return tuple(module for module in modules if getattr(module, "SUFFIXES", ()))


@lru_cache(maxsize=1)
def _read_by_kit() -> dict[str, Any]:
    return {suffix: source for source in _of_kit() for suffix in source.SUFFIXES}


def _readers() -> dict[str, Any]:
    """The sources by suffix; those of the project are asked for anew, since they may change."""
    added = own.found("sources")
    if not added:
        return _read_by_kit()
    theirs = {suffix: Adapted(one) for one in reversed(added) for suffix in one.module.SUFFIXES}
    return theirs | _read_by_kit()


def suffixes() -> tuple[str, ...]:
    """The file suffixes that can be read, lower case, with their dot."""
    return tuple(sorted(_readers()))


def suffix_of(place: str) -> str:
    """The suffix that says how to read `place`, lower case: of two (".tar.gz"), if known, both."""
    parts = [part.casefold() for part in Path(place).suffixes[-2:]]
    both = "".join(parts)
    return both if both in _readers() else (parts[-1] if parts else "")


def source_of(raw: bytes, place: str, suffix: str | None = None) -> tuple[Any, str]:
    """The source that reads `raw`, and a note when that is not what its suffix says (else "").

    `suffix` stands for that of `place` where the place has none of its own, such as an address.
    Raises SourceError when nobody reads such input.
    """
    named = suffix_of(place) if suffix is None else suffix
    source = _readers().get(named)
    if source is not None and _recognises(source, raw):
        return source, ""
    for other in _of_kit():
        if other is not source and _recognises(other, raw):
            return other, f"named {named or 'without a suffix'}, but read as {_name(other)}"
    if source is None:
        raise SourceError(
            f"{place}: no reader for {named or 'such'} files. {nearest(named, suffixes())}"
        )
    return source, ""


def suffix_for(path: Path, place: str) -> str | None:
    """The suffix of a file whose records call it by an address, which has none of its own."""
    return suffix_of(path.name) if is_address(place) else None


def is_address(place: str) -> bool:
    """Whether a place is a URL rather than a file's name."""
    return place.startswith(("https://", "http://"))


def limit_of(place: str) -> int:
    """How many bytes a file called `place` may have."""
    largest: int = getattr(_readers().get(suffix_of(place)), "LARGEST", LARGEST)
    return largest


def is_input(name: str) -> bool:
    """False for names inside a folder or archive that hold no article: hidden ones, READMEs."""
    parts = name.replace("\\", "/").split("/")
    hidden = any(part.startswith((".", "__MACOSX")) and part.strip(".") for part in parts)
    return not hidden and parts[-1].rsplit(".", 1)[0].upper() != "README"


def unread(kinds: Counter[str], where: str = "") -> Iterator[Skipped]:
    """One line for each suffix that nobody reads, with how many files had it."""
    known = ", ".join(suffixes())
    for suffix, number in sorted(kinds.items()):
        files = "file" if number == 1 else "files"
        kind = f"*{suffix} {files}" if suffix else f"{files} without a suffix"
        yield Skipped(f"{where}{number} {kind}", f"{NO_READER}; known are {known}")


def _recognises(source: Any, raw: bytes) -> bool:
    return hasattr(source, "recognises") and bool(source.recognises(raw))


def _name(source: Any) -> str:
    name: str = getattr(source, "NAME", f"a {source.SUFFIXES[0]} file")
    return name


def read_bytes(
    raw: bytes, place: str, suffix: str | None = None, mapping: Mapping[str, str] | None = None
) -> Iterator[Article | Skipped]:
    """The articles in `raw`; the suffix of `place`, or its content, says how to read it.

    `mapping` names the columns of a table (field -> column); None leaves them to be recognised.
    Parts of it that cannot become an article come as Skipped. Raises SourceError when the kind
    is unknown, the input too large, or no article in it.
    """
    if not raw.strip():
        raise SourceError(
            f"{place}: the file is empty. Save the article's text in it, or remove it."
        )
    source, note = source_of(raw, place, suffix)
    largest = getattr(source, "LARGEST", LARGEST)
    if len(raw) > largest:
        raise SourceError(_too_large(place, len(raw), largest))
    if depth() > DEEPEST:
        raise SourceError(f"{place}: containers nested {DEEPEST} deep. Unpack it by hand.")
    mapped = mapping is not None and getattr(source, "MAPPED", False)
    for found in nested(source.read(raw, place, mapping) if mapped else source.read(raw, place)):
        told = (
            replace(found, notes=(note, *found.notes))
            if isinstance(found, Article) and note
            else found
        )
        whole = _placed(told) if isinstance(told, Article) else told
        yield whole if depth() else storable(whole)


def _placed(article: Article) -> Article:
    """The article, with the address it was found at if it names none, and an outlet by its site."""
    url = article.url
    if url is None and is_address(article.origin.place):
        url = article.origin.place.partition("#")[0]
    site = _site(url) if article.outlet is None else None
    if site is None:
        return article if url == article.url else replace(article, url=url)
    note = "no outlet is named; the site of its address stands for it"
    return replace(article, url=url, outlet=site, notes=(*article.notes, note))


def _site(url: str | None) -> str | None:
    """The host of an address, its "www." taken off; None when it has none."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.")[:200] or None if host else None


def read_path(path: Path, place: str | None = None) -> Iterator[Article | Skipped]:
    """The articles in a file. `place` is what the records call it; None means its bare name.

    Raises SourceError as `read_bytes` does, and when the file cannot be read.
    """
    name = printable(place or path.name)
    yield from read_bytes(content(path, name), name, suffix_for(path, name), mapping_beside(path))


def mapping_beside(path: Path) -> Mapping[str, str] | None:
    """The column mapping beside a table, `NAME.columns.toml`; None when there is none.

    Raises SourceError when it cannot be read.
    """
    from briefing.sources.rows import mapping_of

    return mapping_of(path)


def content(path: Path, place: str) -> bytes:
    """The bytes of a file. Raises SourceError when it cannot be read or is too large."""
    try:
        if not path.is_file():
            raise SourceError(f"{place}: cannot be read (no such file). Check its name.")
        if path.stat().st_size > limit_of(path.name):
            raise SourceError(_too_large(place, path.stat().st_size, limit_of(path.name)))
        return path.read_bytes()
    except OSError as error:
        why = error.strerror or "it cannot be opened"
        raise SourceError(
            f"{place}: cannot be read ({why}). Check that the file is there and readable."
        ) from error


def printable(name: str) -> str:
    """A file name as text that can be stored and shown: undecodable bytes become U+FFFD."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(c if c.isprintable() else "\ufffd" for c in text)


def _too_large(place: str, size: int, largest: int) -> str:
    return (
        f"{place}: {size:,} bytes are too many for one article; the limit is {largest:,}. "
        "Split it into one article a file."
    )
