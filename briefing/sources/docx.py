"""Word documents (DOCX): paragraphs, tables, text boxes and footnotes; no headers and footers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.cleaning.known import Known
from briefing.cleaning.office import Styled, article, attribute, below, local, rows
from briefing.cleaning.zipped import Zipped, is_zip, listed
from briefing.errors import SourceError
from briefing.models import Article, Origin

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME = "a Word document"
SUFFIXES = (".docx", ".docm")

_DOCUMENT = "word/document.xml"
_CORE = "docProps/core.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_OLE = b"\xd0\xcf\x11\xe0"  # the container of old .doc files, and of encrypted new ones
# Deleted or moved away under tracked changes, a second form of a drawing.
_GONE = frozenset({"del", "moveFrom", "Fallback"})
_APART = _GONE | {"txbxContent", "p"}  # what is in a paragraph, but not of it: boxes have their own


def recognises(raw: bytes) -> bool:
    """True when `raw` is a zip with a Word document in it."""
    return is_zip(raw) and _DOCUMENT in listed(raw)


def read(raw: bytes, place: str) -> Iterator[Article]:
    """The one article of a document. Raises SourceError when it holds none, or cannot be read."""
    if raw.startswith(_OLE):
        raise SourceError(
            f"{place}: an old or a password-protected Word file. Save it as .docx without password."
        )
    container = Zipped(raw, place)
    document = container.xml(_DOCUMENT)
    found = list(_blocks(document))
    for name in _NOTES:
        if name in container:
            notes = (n for n in container.xml(name) if not attribute(n, "type"))
            found += [one for note in notes for one in _blocks(note)]
    origin = Origin.of(raw, place)
    yield article(found, _properties(container), origin)


def _properties(container: Zipped) -> Known:
    """What the properties state. The day of creation is not one of publication: only a note."""
    if _CORE not in container:
        return Known()
    fields = {local(one): (one.text or "").strip() for one in container.xml(_CORE)}
    notes = [f"its properties name {fields['creator'][:200]!r}"] if fields.get("creator") else []
    if fields.get("created"):
        notes.append(f"created {fields['created'][:40]}, which is no date of publication")
    return Known(title=fields.get("title") or None, notes=tuple(notes))


def _blocks(root: _Element) -> Iterator[Styled]:
    """Paragraphs and rows in the order of the document."""
    for element in below(root, _GONE | {"tbl"}):
        name = local(element)
        if name == "p":
            yield Styled(_text(element), _style(element))
        elif name == "tbl":
            yield from rows(_cells(row) for row in below(element, _GONE) if local(row) == "tr")


def _cells(row: _Element) -> list[str]:
    """The cells of a row; tables in them give rows of their own."""
    cells = [cell for cell in row if local(cell) == "tc"]
    inner = _GONE | {"tbl"}
    return [" ".join(_text(p) for p in below(cell, inner) if local(p) == "p") for cell in cells]


def _text(paragraph: _Element) -> str:
    parts = []
    for element in below(paragraph, _APART):
        name = local(element)
        if name in {"t", "tab", "br", "cr", "noBreakHyphen"}:
            parts.append({"t": element.text or "", "noBreakHyphen": "-"}.get(name, " "))
    return "".join(parts)


def _style(paragraph: _Element) -> str:
    found = (attribute(e, "val") for e in below(paragraph, _APART) if local(e) == "pStyle")
    return next(found, "").casefold()
