"""Word documents: what is printed, without deletions, comments, heads and feet of pages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.cleaning import Known, clean
from briefing.cleaning.zipped import Zipped, is_zip, listed
from briefing.errors import SourceError
from briefing.models import Article, Origin

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME = "a Word document"
SUFFIXES = (".docx", ".docm", ".dotx")
ISOLATED = True
_BODY = "word/document.xml"
_DEEPEST = 100  # elements in one another; a document has about fifteen
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # containers of Word before 2007, and of locked files
# Deleted and moved-away runs (ECMA-376 part 1, 17.13.5), instructions of fields, pictures' other
# form, properties.
_LEFT_OUT = frozenset(
    "del moveFrom delText instrText delInstrText Fallback rPr pPr sectPr tblPr trPr tcPr".split()
)
_SPACES = frozenset("tab br cr noBreakHyphen softHyphen".split())


def recognises(raw: bytes) -> bool:
    """True for a zip container that holds a Word document."""
    return is_zip(raw) and _BODY in listed(raw)


def read(raw: bytes, place: str) -> Iterator[Article]:
    """The one article of a document. Raises SourceError when it is damaged, locked or empty."""
    if raw.startswith(_OLE):
        raise SourceError(
            f"{place}: locked with a password, or of a Word older than 2007. "
            "Save it as .docx without a password."
        )
    packed = Zipped(raw, place)
    root = packed.xml(_BODY)
    body = next(root.iter("{*}body"), None)
    paragraphs = [line for line in _lines(body, 0) if line] if body is not None else []
    notes_below = list(_footnotes(packed))
    if not paragraphs:
        raise SourceError(f"{place}: a document without text. Check that it is the right one.")
    core = packed.xml("docProps/core.xml") if "docProps/core.xml" in packed else None
    known = _known(core, len(notes_below))
    origin = Origin(place, hashlib.sha256(raw).hexdigest(), len(raw))
    yield clean("\n\n".join(paragraphs), origin, known)


def _name(element: _Element) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _lines(element: _Element, depth: int) -> Iterator[str]:
    """The paragraphs below an element; a row of a table is one, its cells parted by bars.

    Text boxes stand inside a paragraph and come after it.
    """
    for child in element if depth < _DEEPEST else ():
        name = _name(child)
        if name in _LEFT_OUT:
            continue
        if name == "p":
            yield " ".join(_text(child, 0).split())
            for box in child.iter("{*}txbxContent"):
                if not any(_name(up) == "Fallback" for up in box.iterancestors()):
                    yield from _lines(box, depth + 5)
        elif name == "tr":
            cells = [" ".join(_lines(cell, depth + 2)) for cell in child if _name(cell) == "tc"]
            yield " | ".join(cell for cell in cells if cell)
        else:
            yield from _lines(child, depth + 1)


def _text(element: _Element, depth: int) -> str:
    """The words of a paragraph, its text boxes left out."""
    parts = []
    for child in element if depth < _DEEPEST else ():
        name = _name(child)
        if name == "t":
            parts.append(child.text or "")
        elif name in _SPACES:
            parts.append({"noBreakHyphen": "-", "softHyphen": ""}.get(name, " "))
        elif name not in _LEFT_OUT and name != "txbxContent":
            parts.append(_text(child, depth + 1))
    return "".join(parts)


def _footnotes(packed: Zipped) -> Iterator[str]:
    """The notes at the foot of pages and at the end, without the lines that part them."""
    for kind in ("footnote", "endnote"):
        name = f"word/{kind}s.xml"
        if name not in packed:
            continue
        for note in packed.xml(name).iter(f"{{*}}{kind}"):
            text = " ".join(line for line in _lines(note, 0) if line)
            if text:
                yield text


def _known(core: _Element | None, footnotes: int) -> Known:
    """What the properties say. When a file was made is not when its text was published."""
    told: dict[str, str] = {}
    for child in core if core is not None else ():
        told.setdefault(_name(child), " ".join((child.text or "").split())[:500])
    made = told.get("created")
    notes = [f"the file says it was made {made}, no date of publication"] if made else []
    if footnotes:
        notes.append(f"footnotes left out ({footnotes})")
    language = told.get("language", "")
    return Known(
        title=told.get("title") or None,
        byline=told.get("creator") or None,
        language=language if 2 <= len(language) <= 20 else None,
        notes=tuple(notes),
    )
