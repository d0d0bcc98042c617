"""The XML of a Word file: elements as text, every word and value in them escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NewType
from xml.sax.saxutils import escape

Xml = NewType("Xml", str)  # well-formed XML, ready to stand in a part
NOTHING = Xml("")

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_QUOTES = {'"': "&quot;", "\n": " ", "\t": " "}
# What XML 1.0 has no place for (w3.org/TR/xml, 2.2), and the two noncharacters it forbids.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def legal(text: str) -> str:
    """The text without characters that no XML file may hold."""
    return _ILLEGAL.sub("", text)


def element(name: str, /, *children: Xml, **attributes: str | int) -> Xml:
    """An element of any vocabulary; `r_embed` stands for the attribute r:embed."""
    return _element(name, children, {k.replace("_", ":"): v for k, v in attributes.items()})


def w(name: str, /, *children: Xml, **attributes: str | int) -> Xml:
    """An element of WordprocessingML; its attributes are of the same vocabulary."""
    return _element(
        f"w:{name}",
        children,
        {k.replace("_", ":") if "_" in k else f"w:{k}": v for k, v in attributes.items()},
    )


def _element(name: str, children: Iterable[Xml], attributes: dict[str, str | int]) -> Xml:
    told = "".join(f' {k}="{escape(legal(str(v)), _QUOTES)}"' for k, v in attributes.items())
    inner = "".join(children)
    return Xml(f"<{name}{told}>{inner}</{name}>" if inner else f"<{name}{told}/>")


def joined(parts: Iterable[Xml]) -> Xml:
    """Elements one after another."""
    return Xml("".join(parts))


def words(text: str, name: str = "w:t") -> Xml:
    """Words of a run, blanks kept; never a field or a command."""
    return Xml(f'<{name} xml:space="preserve">{escape(legal(text))}</{name}>')


def root(name: str, *children: Xml) -> bytes:
    """A part of the file: the element that holds everything, its vocabularies declared."""
    spaces = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in SPACES.items())
    return f"{HEAD}<{name}{spaces}>{''.join(children)}</{name}>".encode()
