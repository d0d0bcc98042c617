"""Letters, numbers and signs of a formula in Word."""

from __future__ import annotations

from collections.abc import Callable

from briefing.exporters.blocks import Element
from briefing.exporters.word.markup import NOTHING, Xml, element, w, words

OPERATORS = frozenset({"mi", "mn", "mo", "mtext", "ms"})  # elements that hold words
Made = Callable[[Element], Xml]  # makes one element
BLANK = "\u200b"  # keeps Word from printing a dotted box for a missing part
EMPTY = Element("mrow")
_HOLDING = frozenset({"e", "num", "den", "sub", "sup", "lim"})
_FACE = w("rPr", w("rFonts", ascii="Cambria Math", hAnsi="Cambria Math"))
# The variants of MathML 3 as alphabet and style of Office Math.
_VARIANTS = {
    "normal": ("", "p"),
    "bold": ("", "b"),
    "italic": ("", "i"),
    "bold-italic": ("", "bi"),
    "double-struck": ("double-struck", "p"),
    "script": ("script", "p"),
    "bold-script": ("script", "b"),
    "fraktur": ("fraktur", "p"),
    "bold-fraktur": ("fraktur", "b"),
    "sans-serif": ("sans-serif", "p"),
    "bold-sans-serif": ("sans-serif", "b"),
    "monospace": ("monospace", "p"),
}


def m(name: str, *children: Xml) -> Xml:
    """An element of Office Math; a part that must hold something holds a blank if need be."""
    if name in _HOLDING and not any(children):
        children = (_run(BLANK, NOTHING),)
    return element(f"m:{name}", *children)


def letters(node: Element) -> Xml:
    """The words of an element as a run."""
    text = node.text.strip() if node.name != "mtext" else node.text
    if not text:
        return NOTHING
    if node.name in ("mtext", "ms"):
        return _run(text, element("m:rPr", element("m:nor")))
    alphabet, style = _VARIANTS.get(node.attributes.get("mathvariant", ""), ("", ""))
    if not style and (node.name == "mo" or (node.name == "mi" and len(text) > 1)):
        style = "p"
    told = [element("m:scr", m_val=alphabet)] if alphabet else []
    told += [element("m:sty", m_val=style)] if style else []
    return _run(text, element("m:rPr", *told) if told else NOTHING)


def _run(text: str, look: Xml) -> Xml:
    return element("m:r", look, _FACE, words(text, "m:t"))


def parts(node: Element, count: int) -> tuple[Element, ...]:
    """The first parts of an element, empty ones where it has too few."""
    return (*node.nodes[:count], *(EMPTY,) * (count - len(node.nodes)))
