"""OpenDocument texts (ODT): paragraphs, headings, tables and notes; tracked deletions are out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.cleaning.known import Known
from briefing.cleaning.office import Styled, article, attribute, below, local, rows
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
_BLOCKS = frozenset({"p", "h", "table"})  # a box in a paragraph holds others


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
    origin = Origin.of(raw, place)
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
    for element in below(body, _SILENT | {"table"}):
        name = local(element)
        if name in {"p", "h"}:
            yield Styled(_text(element), _style(element))
        elif name == "table":
            found = (row for row in below(element, _SILENT) if local(row) == "table-row")
            yield from rows(map(_cells, found))


def _cells(row: _Element) -> list[str]:
    """The cells of a row; tables in them give rows of their own."""
    cells = [cell for cell in row if local(cell) == "table-cell"]
    inner = _SILENT | {"table"}
    return [
        " ".join(_text(p) for p in below(cell, inner) if local(p) in {"p", "h"}) for cell in cells
    ]


def _notes(body: _Element) -> Iterator[Styled]:
    for note in below(body, _SILENT - {"note"}):
        if local(note) == "note-body":
            yield from (Styled(_text(one)) for one in note.iter() if local(one) == "p")


def _text(paragraph: _Element) -> str:
    parts = [paragraph.text or ""]
    waiting: list[_Element | str] = list(reversed(paragraph))
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            parts.append(one)
            continue
        name = local(one)
        parts.append(" " if name in {"s", "tab", "line-break"} | _BLOCKS else "")
        waiting.append(one.tail or "")
        if name and name not in _SILENT | _BLOCKS:
            parts.append(one.text or "")
            waiting += reversed(one)
    return "".join(parts)


def _style(element: _Element) -> str:
    if local(element) == "h":
        return f"heading {attribute(element, 'outline-level') or '1'}"
    return attribute(element, "style-name").casefold()
