"""OpenDocument texts (ODT): paragraphs, headings, tables and notes; tracked deletions are out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.cleaning.known import Known
from briefing.cleaning.office import Styled, article, attribute, local, rows
from briefing.cleaning.zipped import Zipped, is_zip, kind
from briefing.errors import SourceError
from briefing.models import Article, Origin

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME = "an OpenDocument text"
SUFFIXES = (".odt",)

_KIND = "application/vnd.oasis.opendocument.text"
_MANIFEST = "META-INF/manifest.xml"
_META = "meta.xml"
_SILENT = frozenset({"tracked-changes", "annotation", "note", "table-of-content"})
_MOST_SPACES = 100


def recognises(raw: bytes) -> bool:
    """True when `raw` is a zip that states it is an OpenDocument text."""
    return is_zip(raw) and kind(raw) == _KIND


def read(raw: bytes, place: str) -> Iterator[Article]:
    """The one article of a document. Raises SourceError when it holds none, or cannot be read."""
    container = Zipped(raw, place)
    if _MANIFEST in container and b"encryption-data" in container.read(_MANIFEST):
        raise SourceError(f"{place}: it is locked with a password. Save it without one.")
    root = container.xml("content.xml")
    body = next((one for one in root.iter() if local(one) == "text" and _is_body(one)), None)
    if body is None:
        raise SourceError(f"{place}: no text in it; it may be a table or slides. Save it as .odt.")
    origin = Origin(place, hashlib.sha256(raw).hexdigest(), len(raw))
    yield article([*_blocks(body), *_notes(body)], _properties(container), origin)


def _is_body(element: _Element) -> bool:
    above = element.getparent()
    return above is not None and local(above) == "body"


def _properties(container: Zipped) -> Known:
    if _META not in container:
        return Known()
    fields = {local(one): (one.text or "").strip() for one in container.xml(_META).iter()}
    made = fields.get("creation-date")
    notes = (f"created {made[:40]}, which is no date of publication",) if made else ()
    return Known(title=fields.get("title") or None, notes=notes)


def _blocks(body: _Element) -> Iterator[Styled]:
    """Paragraphs and rows in the order of the text."""
    for element in body.iter():
        name = local(element)
        if name in {"p", "h"} and not _within(element, body, _SILENT | {"table"}):
            yield Styled(_text(element), _style(element))
        elif name == "table" and not _within(element, body, _SILENT | {"table"}):
            yield from rows(_cells(row) for row in element.iter() if local(row) == "table-row")


def _cells(row: _Element) -> list[str]:
    cells = [cell for cell in row if local(cell) == "table-cell"]
    return [" ".join(_text(p) for p in cell.iter() if local(p) in {"p", "h"}) for cell in cells]


def _notes(body: _Element) -> Iterator[Styled]:
    for note in body.iter():
        if local(note) == "note-body":
            yield from (Styled(_text(one)) for one in note.iter() if local(one) == "p")


def _within(element: _Element, top: _Element, names: frozenset[str]) -> bool:
    for above in element.iterancestors():
        if above is top:
            return False
        if local(above) in names:
            return True
    return False


def _text(paragraph: _Element) -> str:
    parts = [paragraph.text or ""]
    for element in paragraph.iterdescendants():
        if not _within(element, paragraph, _SILENT):
            name = local(element)
            parts.append(" " if name in {"s", "tab", "line-break"} else "")
            if name not in _SILENT:
                parts.append(element.text or "" if name else "")
            parts.append(element.tail or "")
    return "".join(parts)


def _style(element: _Element) -> str:
    if local(element) == "h":
        return f"heading {attribute(element, 'outline-level') or '1'}"
    return attribute(element, "style-name").casefold()
