"""OpenDocument text: what is printed, without what was deleted or stands in the margins."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.cleaning import Known, clean
from briefing.cleaning.zipped import Zipped, kind, xml_of
from briefing.errors import SourceError
from briefing.models import Article, Origin

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME = "an OpenDocument text"
SUFFIXES = (".odt", ".ott", ".fodt")
ISOLATED = True
_MEDIA = "application/vnd.oasis.opendocument.text"
_DEEPEST = 100  # elements in one another; a document has about ten
_LEFT_OUT = frozenset(
    "tracked-changes annotation note forms table-of-content illustration-index".split()
)
_PARAGRAPHS = frozenset({"p", "h"})


def recognises(raw: bytes) -> bool:
    """True for a container that says it is such a text."""
    return kind(raw).startswith(_MEDIA)


def read(raw: bytes, place: str) -> Iterator[Article]:
    """The one article of a document. Raises SourceError when it is damaged, locked or empty."""
    if raw[:2] == b"PK":
        packed = Zipped(raw, place)
        if b"manifest:encryption-data" in _manifest(packed):
            raise SourceError(f"{place}: locked with a password. Save it without one.")
        content = packed.xml("content.xml")
        meta = packed.xml("meta.xml") if "meta.xml" in packed else None
    else:
        content = xml_of(raw, place)
        meta = content
    bodies = [body for body in content.iter("{*}text") if _name(body.getparent()) == "body"]
    paragraphs = [line for body in bodies for line in _lines(body, 0)]
    if not any(paragraphs):
        raise SourceError(f"{place}: a document without text. Check that it is the right one.")
    known = _known(meta, sum(1 for _ in content.iter("{*}note")))
    origin = Origin(place, hashlib.sha256(raw).hexdigest(), len(raw))
    yield clean("\n\n".join(paragraphs), origin, known)


def _manifest(packed: Zipped) -> bytes:
    name = "META-INF/manifest.xml"
    return packed.read(name) if name in packed else b""


def _name(element: _Element | None) -> str:
    if element is None or not isinstance(element.tag, str):
        return ""
    return element.tag.rsplit("}", 1)[-1]


def _lines(element: _Element, depth: int) -> Iterator[str]:
    """The paragraphs below an element; a row of a table is one, its cells parted by bars."""
    for child in element if depth < _DEEPEST else ():
        name = _name(child)
        if name in _LEFT_OUT or not name:
            continue
        if name in _PARAGRAPHS:
            yield " ".join(_text(child, 0).split())
        elif name == "table-row":
            cells = [" ".join(_lines(cell, depth + 2)) for cell in child]
            yield " | ".join(cell for cell in cells if cell)
        else:
            yield from _lines(child, depth + 1)


def _text(element: _Element, depth: int) -> str:
    """The words of a paragraph; spaces, tabs and breaks are elements of their own there."""
    parts = [element.text or ""]
    for child in element if depth < _DEEPEST else ():
        name = _name(child)
        if name in {"s", "tab", "line-break"}:
            parts.append(" ")
        elif name and name not in _LEFT_OUT:
            parts.append(_text(child, depth + 1))
        parts.append(child.tail or "")
    return "".join(parts)


def _known(meta: _Element | None, footnotes: int) -> Known:
    """What the properties say. When a file was made is not when its text was published."""
    told: dict[str, str] = {}
    for element in meta.iter("{*}meta") if meta is not None else ():
        for child in element:
            told.setdefault(
                _name(child), " ".join("".join(map(str, child.itertext())).split())[:500]
            )
    made = told.get("creation-date")
    notes = [f"the file says it was made {made}, no date of publication"] if made else []
    if footnotes:
        notes.append(f"footnotes left out ({footnotes})")
    language = told.get("language", "")
    return Known(
        title=told.get("title") or None,
        byline=told.get("initial-creator") or told.get("creator") or None,
        language=language if 2 <= len(language) <= 20 else None,
        notes=tuple(notes),
    )
