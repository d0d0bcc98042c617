"""EPUB: the documents of a book's spine, each an article when it holds running text."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import unquote

from briefing.cleaning import Known, assembled
from briefing.cleaning.dates import stamp
from briefing.cleaning.encodings import decoded
from briefing.cleaning.lines import is_prose
from briefing.cleaning.zipped import Zipped, kind
from briefing.errors import SourceError
from briefing.models import Article, Origin, Published, Skipped

NAME = "an EPUB book"
SUFFIXES = (".epub",)
ISOLATED = True
LARGEST = 100_000_000  # bytes, packed
MOST_DOCUMENTS = 2_000
_MEDIA = "application/epub+zip"
_CONTAINER = "META-INF/container.xml"
_PAGES = frozenset({"application/xhtml+xml", "text/html"})
_TITLE = 20  # words; a longer first line is text


@dataclass(frozen=True, slots=True)
class _Book:
    """What a book's package states: the names of its documents in order, and of the whole."""

    documents: tuple[str, ...]
    known: Known


def recognises(raw: bytes) -> bool:
    """True for a container that says it is a book."""
    return kind(raw) == _MEDIA


def read(raw: bytes, place: str) -> Iterator[Article | Skipped]:
    """An article for each document of the spine with running text.

    Raises SourceError when the book is damaged, locked, or has no running text at all.
    """
    book = Zipped(raw, place)
    package = _package(book, place)
    digest, found = hashlib.sha256(raw).hexdigest(), 0
    for name in package.documents[:MOST_DOCUMENTS]:
        part = f"{place}#{name}"
        try:
            article = _article(book.read(name), part, package.known, digest, len(raw))
        except SourceError as error:
            yield Skipped(part, str(error).removeprefix(f"{place}: ").removeprefix(f"{part}: "))
            continue
        if article is not None:
            found += 1
            yield article
    if len(package.documents) > MOST_DOCUMENTS:
        yield Skipped(place, f"more than {MOST_DOCUMENTS:,} documents; the rest was not read")
    if not found:
        raise SourceError(f"{place}: no running text in this book. Check that it is not locked.")


def _article(raw: bytes, part: str, known: Known, digest: str, size: int) -> Article | None:
    """The article of one document; None for a cover, a table of contents, a page of titles."""
    from briefing.cleaning.pages import text_of

    text, notes = decoded(raw, part)
    paragraphs = list(text_of(text))
    if not any(is_prose(paragraph, shortest=12) for paragraph in paragraphs):
        return None
    title, of_book = None, known.title
    if len(paragraphs[0].split()) <= _TITLE and not is_prose(paragraphs[0]):
        title = paragraphs.pop(0)
    told = (*notes, f"from the book: {of_book}") if of_book else notes
    stated = replace(known, title=title or of_book, notes=(*known.notes, *told))
    return assembled(stated, paragraphs, Origin(part, digest, size))


def _package(book: Zipped, place: str) -> _Book:
    """The package document (EPUB 3.3, 5): what the book is, and its documents in order."""
    if "META-INF/encryption.xml" in book and "META-INF/rights.xml" in book:
        raise SourceError(f"{place}: a book locked by its seller. Get it without a lock.")
    found = book.xml(_CONTAINER).xpath("//*[local-name()='rootfile']/@full-path")
    if not isinstance(found, list) or not found:
        raise SourceError(f"{place}: no book is named in it. Get the file again.")
    path = str(found[0])
    root = book.xml(path)

    def all_of(name: str) -> list[str]:
        texts = root.xpath(f"//*[local-name()='{name}'][not(*)]/text()")
        return [" ".join(str(text).split()) for text in texts] if isinstance(texts, list) else []

    items = {}
    for item in root.iter("{*}item"):
        if item.get("media-type") in _PAGES and item.get("properties") != "nav":
            items[item.get("id")] = item.get("href") or ""
    folder = posixpath.dirname(path)
    spine = [
        items[ref.get("idref")] for ref in root.iter("{*}itemref") if ref.get("idref") in items
    ]
    documents = [posixpath.normpath(posixpath.join(folder, unquote(href))) for href in spine]
    return _Book(tuple(dict.fromkeys(documents)), _known(all_of))


def _known(all_of: Callable[[str], list[str]]) -> Known:
    printed = next(iter(all_of("date")), "")
    found = stamp(printed)
    language = next(iter(all_of("language")), None)
    return Known(
        title=next(iter(all_of("title")), None),
        outlet=next(iter(all_of("publisher")), None),
        byline=", ".join(all_of("creator")[:5]) or None,
        published=Published(found.date, f"the book's date: {printed[:100]}") if found else None,
        language=language if language and len(language) <= 20 else None,
    )
