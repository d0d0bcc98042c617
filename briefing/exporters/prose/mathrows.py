"""Rows of a formula: brackets that belong together, room around functions, limits under a sum."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from briefing.exporters.blocks import Element

# Operators whose limits stand under and over them in a formula of its own.
LIMITS = frozenset(
    "lim,max,min,sup,inf,det,gcd,Pr,plim,lim\u2006inf,lim\u2006sup,arg\u2009max,arg\u2009min,"
    "argmax,argmin,∑,∏,∐,⋃,⋂,⨁,⨂,⨀,⋁,⋀,⨄".split(",")
)
_OPEN, _CLOSE = frozenset("([{|‖⌈⌊⟨"), frozenset(")]}|‖⌉⌋⟩")
_SIGNS, _ENDS = frozenset("+\u2212±∓"), frozenset("!%")  # behind an end a sign adds or takes away
_STROKE = "\u29f8"
BRACKETS = _OPEN | _CLOSE
_SCRIPTS = {"msub": "munder", "msup": "mover", "msubsup": "munderover"}
_FENCE = {"fence": "true", "stretchy": "true"}
NEW_LINE = Element("mspace", attributes={"linebreak": "newline"})
_THIN = Element("mspace", attributes={"width": "0.167em"})


def row(inner: Iterable[Element], look: dict[str, str] | None = None) -> Element:
    """The elements in a row; one alone is itself, unless the row has a `look` of its own."""
    said = [node for node in _opened(inner) if node.nodes or _says(node)]
    nodes = _spaced(_fenced(_negated(said)))
    if look:
        return Element("mstyle", "", look, tuple(nodes))
    return nodes[0] if len(nodes) == 1 else Element("mrow", nodes=tuple(nodes))


def lined(nodes: tuple[Element, ...]) -> Element:
    """The lines of a formula under one another."""
    lines: list[list[Element]] = [[]]
    for node in nodes:
        if node == NEW_LINE:
            lines.append([])
        else:
            lines[-1].append(node)
    cells = (Element("mtd", nodes=(row(line),)) for line in lines if line)
    return Element("mtable", nodes=tuple(Element("mtr", nodes=(cell,)) for cell in cells))


def _says(node: Element) -> bool:
    return bool(node.text or node.attributes)


def fenced(node: Element) -> bool:
    """Tell whether an element is a pair of brackets, tall as what is between them."""
    first = node.nodes[0] if node.name == "mrow" and node.nodes else node
    return (
        first is not node and first.attributes.get("fence") == "true" and "form" in first.attributes
    )


def _opened(inner: Iterable[Element]) -> Iterator[Element]:
    """The elements, those of rows in the row too."""
    for node in inner:
        if node.name == "mrow" and not fenced(node):
            yield from node.nodes
        else:
            yield node


def _negated(nodes: list[Element]) -> list[Element]:
    """A stroke and the sign behind it as one sign: ≠ for a stroke and =."""
    made: list[Element] = []
    for node in nodes:
        if made and made[-1].text == _STROKE and node.name in ("mo", "mi"):
            made[-1] = replace(node, text=unicodedata.normalize("NFC", node.text + "\u0338"))
        else:
            made.append(node)
    return made


def _fenced(nodes: list[Element]) -> list[Element]:
    """Brackets around a matrix or a binomial as a pair with it."""
    made: list[Element] = []
    for node in nodes:
        made.append(node)
        if len(made) < 3 or not (node.name == "mo" and node.text in _CLOSE):
            continue
        opening, middle = made[-3], made[-2]
        stacked = middle.name == "mtable" or "linethickness" in middle.attributes
        if stacked and opening.name == "mo" and opening.text in _OPEN:
            first = replace(opening, attributes={**_FENCE, "form": "prefix"})
            last = replace(node, attributes={**_FENCE, "form": "postfix"})
            made[-3:] = [Element("mrow", nodes=(first, middle, last))]
    return made


def _spaced(nodes: list[Element]) -> list[Element]:
    """Thin spaces around functions such as sin, where letters or numbers touch them."""
    made: list[Element] = []
    for before, node in zip([None, *nodes], nodes, strict=False):
        if before and (
            (_function(before) and not _bracket(node) and not _apart(node))
            or (_function(node) and not _apart(before))
        ):
            made.append(_THIN)
        made.append(_signed(before, node))
    return made


def _signed(before: Element | None, node: Element) -> Element:
    """A sign that adds to nothing, as in = −1, close to its number."""
    alone = before is None or (before.name == "mo" and before.text not in _CLOSE | _ENDS)
    if node.name == "mo" and node.text in _SIGNS and alone:
        return replace(node, attributes={**node.attributes, "form": "prefix"})
    return node


def _function(node: Element) -> bool:
    """Tell whether an element is a function's name, with or without an exponent."""
    first = node.nodes[0] if node.name in ("msub", "msup", "msubsup") and node.nodes else node
    return first.name == "mi" and len(first.text) > 1 and first.text.isalpha()


def _bracket(node: Element) -> bool:
    return fenced(node) or (node.name == "mo" and node.text in BRACKETS)


def _apart(node: Element) -> bool:
    return node.name in ("mo", "mspace", "mtext")


def scripted(
    name: str, inner: list[Element], attributes: dict[str, str], *, display: bool
) -> Element:
    """A base with what stands around it; the limits of a sum under it where there is room."""
    base = inner[0]
    if display and base.name == "mo" and base.text in LIMITS:
        name = _SCRIPTS.get(name, name)
    if name == "mover" and inner[1].text == "^":
        inner = [base, replace(inner[1], text="ˆ")]  # the accent, which sits close
    return Element(name, "", attributes, tuple(inner))
