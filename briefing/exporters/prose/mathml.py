"""TeX as a tree of presentation MathML that every format can show.

Translated by latex2mathml. Only known elements and attributes are kept, sizes are bounded,
nothing is hidden, and letters of another kind are characters of their own, such as ℝ.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from briefing.exporters.blocks import Element
from briefing.exporters.prose.alphabets import styled
from briefing.exporters.prose.mathrows import BRACKETS, LIMITS, NEW_LINE, lined, row, scripted
from briefing.exporters.prose.mathspaces import space

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element as Translated

DEEPEST = 14  # levels of elements in a formula; Typst calls functions no deeper than 80
_KNOWN = frozenset(
    "math mrow mi mn mo mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover "
    "mtable mtr mtd mstyle mpadded mphantom menclose".split()
)
_TOP = 2  # the depth of what stands in a formula itself: in a row in the element math
_TOKENS = frozenset({"mi", "mn", "mo", "mtext"})
_ROWS = frozenset({"math", "mrow", "mstyle", "mpadded"})
_TRUTH = re.compile("true|false")
_SIZE = re.compile(r"0|0?\.\d{1,4}em|[1-3](?:\.\d{1,4})?em")
_ATTRIBUTES = {
    "displaystyle": _TRUTH,
    "stretchy": _TRUTH,
    "fence": _TRUTH,
    "accent": _TRUTH,
    "accentunder": _TRUTH,
    "form": re.compile("prefix|postfix|infix"),
    "scriptlevel": re.compile(r"[0-2]"),
    "minsize": _SIZE,
    "maxsize": _SIZE,
    "linethickness": re.compile("0"),
    "columnalign": re.compile("left|right|center"),
    "notation": re.compile("box|(?:(?:up|down)diagonal|horizontal)strike(?: downdiagonalstrike)?"),
}
_VARIANTS = {"normal", "bold", "italic"}  # that words may have; letters become other characters
_PARTS = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3}
_PARTS["munderover"] = 3
_SIGNS = {"-": "\u2212", "*": "\u2217", "\u2015": "\u00af", r"\{": "{", r"\}": "}", r"\|": "‖"}


class UnreadableError(ValueError):
    """A formula that cannot be read; it says why."""


def tree(tex: str, *, display: bool) -> Element:
    """The formula as one row. Raises UnreadableError, which says why."""
    from latex2mathml.converter import convert_to_element

    if not tex.strip():
        raise UnreadableError("it says nothing")
    try:
        translated = convert_to_element(tex, display="block" if display else "inline")
    except Exception as wrong:  # the translator raises whatever its reading runs into
        raise UnreadableError(_why(wrong)) from wrong
    made = _element(translated, 0, display=display)
    if NEW_LINE in made.nodes:
        made = lined(made.nodes)
    if not (made.nodes or made.text):
        raise UnreadableError("it says nothing")
    if _depth(made) > DEEPEST:
        raise UnreadableError("it is nested too deep")
    return made if made.name == "mrow" else Element("mrow", nodes=(made,))


def _depth(found: Element) -> int:
    return 1 + max(map(_depth, found.nodes), default=0)


def _why(wrong: Exception) -> str:
    """The name of the translator's error in words."""
    if isinstance(wrong, (StopIteration, IndexError, KeyError, ValueError)):
        return "something is missing in it"
    name = type(wrong).__name__.removesuffix("Error")
    return f"it cannot be read ({re.sub('(?<!^)(?=[A-Z])', ' ', name).lower()})"


def _element(found: Translated, depth: int, *, display: bool) -> Element:
    """One element and what is in it; rows that hold one thing are that thing."""
    if found.tag not in _KNOWN:
        raise UnreadableError(f"{found.tag} is not known")
    if depth > DEEPEST * 3:
        raise UnreadableError("it is nested too deep")
    text = unescape(found.text or "").strip("\n\t") if found.tag in _TOKENS else ""
    if found.tag in ("mi", "mo") and text.startswith("\\") and text[1:] and text not in _SIGNS:
        raise UnreadableError(f"{text[:30]} is not known")
    if found.tag == "mspace":
        return space(found, top=depth == _TOP)
    if found.tag == "mphantom":  # what is not to be seen is not there
        return Element("mspace", attributes={"width": "1em"})
    if found.tag in _TOKENS and not len(found):
        return _token(found, text)
    display = found.get("displaystyle", str(display).lower()) == "true"
    inner = [_element(child, depth + 1, display=display) for child in found]
    return _group(found, inner, display=display)


def _token(found: Translated, text: str) -> Element:
    variant = found.get("mathvariant", "")
    attributes = _kept(found)
    if found.tag == "mtext":
        return Element("mtext", text, {"mathvariant": variant} if variant in _VARIANTS else {})
    name = found.tag
    if name == "mo":
        text = _SIGNS.get(text, text)
        if len(text) > 1 and text.isalpha() and text not in LIMITS and text != "mod":
            name = "mi"  # an operator with a name is a function, set like sin
        elif text in BRACKETS:
            attributes = {"stretchy": "false"} | attributes
    if variant == "normal" or (len(text) == 1 and "\u0391" <= text <= "\u03a9"):
        attributes |= {"mathvariant": "normal"} if name == "mi" and len(text) == 1 else {}
        return Element(name, text, attributes)
    return Element(name, styled(text, variant), attributes)


def _kept(found: Translated) -> dict[str, str]:
    """The attributes that every format may have."""
    return {
        name: value
        for name, value in sorted(found.attrib.items())
        if name in _ATTRIBUTES and _ATTRIBUTES[name].fullmatch(value)
    }


def _group(found: Translated, inner: list[Element], *, display: bool) -> Element:
    name = "mrow" if found.tag in _ROWS or found.tag in _TOKENS else found.tag
    attributes = _kept(found)
    if name == "mrow":
        look = {k: v for k, v in attributes.items() if k in ("displaystyle", "scriptlevel")}
        return row(inner, look if found.tag == "mstyle" else {})
    if name in ("mtd", "msqrt", "menclose"):
        return Element(name, "", attributes, (row(inner),))
    if len(inner) != _PARTS.get(name, len(inner)):
        raise UnreadableError("something is missing in it")
    if name in ("mtable", "mtr", "mfrac", "mroot"):
        return Element(name, "", attributes, tuple(inner))
    return scripted(name, inner, attributes, display=display)
