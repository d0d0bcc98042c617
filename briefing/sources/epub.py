"""E-books (EPUB): one article each document of the spine that has enough text."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from briefing.cleaning.dates import stamp
from briefing.cleaning.encodings import decoded
from briefing.cleaning.known import Known, assembled
from briefing.cleaning.lines import words
from briefing.cleaning.office import attribute, local
from briefing.cleaning.pages import text_of
from briefing.cleaning.zipped import Zipped, is_zip, kind
from briefing.errors import SourceError
from briefing.models import Article, Origin, Published, Skipped

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME = "an e-book"
SUFFIXES = (".epub",)
LARGEST = 100_000_000  # bytes; books have pictures
MOST_DOCUMENTS = 2_000

_FEWEST = 60  # words; covers, imprints and half titles have fewer
_HEADING = re.compile(
    r"<h([1-3])\b[^>]{0,500}>((?:(?!<h[1-3]).){1,2000}?)</h\1>", re.IGNORECASE | re.DOTALL
)
_DECLARED = re.compile(rb"encoding=[\"']([\w-]{1,30})")


def recognises(raw: bytes) -> bool:
    """True when `raw` is a zip that states it is an EPUB."""
    return is_zip(raw) and kind(raw) == "application/epub+zip"


def read(raw: bytes, place: str) -> Iterator[Article | Skipped]:
    """The articles of a book; documents with hardly any text come as Skipped.

    Raises SourceError when the book cannot be read or has no article.
    """
    container = Zipped(raw, place)
    if "META-INF/encryption.xml" in container and b"EncryptedData" in container.read(
        "META-INF/encryption.xml"
    ):
        raise SourceError(f"{place}: parts of it are locked (DRM). Get it without a lock.")
    package_path = _package(container, place)
    package = container.xml(package_path)
    known = _stated(package)
    some = False
    paths = _spine(package, package_path)
    for number, path in enumerate(paths[:MOST_DOCUMENTS], 1):
        part = f"{place}#{number}"
        try:
            yield _article(container.read(path), part, known)
            some = True
        except SourceError as error:
            yield Skipped.of(part, error)
    over = len(paths) - MOST_DOCUMENTS
    if over > 0:
        documents = "document" if over == 1 else "documents"
        yield Skipped(place, f"{over:,} {documents} more than the {MOST_DOCUMENTS:,} that are read")
    if not some:
        raise SourceError(f"{place}: no chapter in it has enough text. Check that it is a book.")


def _package(container: Zipped, place: str) -> str:
    root = container.xml("META-INF/container.xml")
    found = (attribute(one, "full-path") for one in root.iter() if local(one) == "rootfile")
    path = next(found, "")
    if not path:
        raise SourceError(f"{place}: it names no package document. Get the file again.")
    return path


def _spine(package: _Element, package_path: str) -> list[str]:
    """The paths of the documents in reading order, once each."""
    items = {one.get("id"): one.get("href", "") for one in package.iter() if local(one) == "item"}
    refs = [one.get("idref") for one in package.iter() if local(one) == "itemref"]
    folder = posixpath.dirname(package_path)
    paths = [
        posixpath.normpath(posixpath.join(folder, unquote(items[ref].split("#")[0])))
        for ref in refs
        if items.get(ref)
    ]
    return list(dict.fromkeys(paths))


def _stated(package: _Element) -> Known:
    """Publisher, writer, date and language of the book; the first of each."""
    fields: dict[str, str] = {}
    for one in package.iter():
        text = " ".join((one.text or "").split()) if local(one) else ""
        if text:
            fields.setdefault(local(one), text[:300])
    date = fields.get("date", "")
    found = stamp(date)
    language = fields.get("language", "")
    return Known(
        outlet=fields.get("publisher"),
        byline=fields.get("creator"),
        published=Published(found.date, f"dc:date {date}", found.time, found.zone)
        if found
        else None,
        language=language if re.fullmatch(r"[A-Za-z]{2,3}(-\w{2,8}){0,3}", language) else None,
        notes=(f"the date is that of the book: {date}",) if found else (),
    )


def _article(raw: bytes, place: str, book: Known) -> Article:
    declared = _DECLARED.search(raw[:200])
    html, notes = decoded(raw, place, declared[1].decode() if declared else None)
    paragraphs = text_of(html)
    heading = _HEADING.search(html)
    title = " ".join(text_of(f"<p>{heading[2]}</p>")) if heading else None
    body = [text for text in paragraphs if text != title]
    number = sum(map(words, body))
    if number < _FEWEST:
        raise SourceError(f"{place}: {number} words are no article.")
    known = Known(
        title=title or None,
        outlet=book.outlet,
        byline=book.byline,
        published=book.published,
        language=book.language,
        notes=(*notes, *book.notes),
    )
    return assembled(known, body, Origin.of(raw, place))
