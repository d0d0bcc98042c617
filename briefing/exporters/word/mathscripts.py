"""What stands above, below and beside something else in a formula of Word."""

from __future__ import annotations

from briefing.exporters.blocks import Element
from briefing.exporters.word.markup import NOTHING, Xml, element, joined
from briefing.exporters.word.mathruns import Made, m, parts

_LARGE = frozenset("∑∏∐∫∬∭∮∯∰⋂⋃⋀⋁⨁⨂⨀⨄⨆")
_INTEGRALS = frozenset("∫∬∭∮∯∰")
_BARS = frozenset("¯―‾_̲̅―—\u0332\u0305")
_BRACES = frozenset("⏞⏟⎴⎵⏜⏝")
# Signs over a letter, as the combining characters Word asks for.
_ACCENTS = {
    "^": "\u0302",
    "ˆ": "\u0302",
    "~": "\u0303",
    "˜": "\u0303",
    "∼": "\u0303",
    "˙": "\u0307",
    ".": "\u0307",
    "¨": "\u0308",
    "ˇ": "\u030c",
    "˘": "\u0306",
    "´": "\u0301",
    "`": "\u0300",
    "→": "\u20d7",
    "⃗": "\u20d7",
    "←": "\u20d6",
}


def _base(node: Element) -> str:
    """The sign under a large operator's limits, or an operator without any."""
    while node.name in ("mrow", "mstyle") and len(node.nodes) == 1:
        node = node.nodes[0]
    return node.text.strip() if node.name == "mo" else ""


def large(node: Element) -> bool:
    """True for a sum, an integral and the like, with or without limits."""
    within = node.nodes[0] if node.name in SCRIPTS and node.nodes else node
    return _base(within) in _LARGE


def narrow(node: Element, inner: Xml, one: Made, *, display: bool) -> Xml:
    """A large operator with its limits and what it works on."""
    sign = _base(node.nodes[0] if node.name in SCRIPTS else node)
    low, high = _limits(node)
    beside = sign in _INTEGRALS or not (display or node.name.startswith("mu"))
    told = [
        element("m:chr", m_val=sign),
        element("m:limLoc", m_val="subSup" if beside else "undOvr"),
        NOTHING if low else element("m:subHide", m_val="1"),
        NOTHING if high else element("m:supHide", m_val="1"),
    ]
    under = element("m:sub", one(low)) if low else element("m:sub")
    over = element("m:sup", one(high)) if high else element("m:sup")
    return m("nary", m("naryPr", *told), under, over, m("e", inner))


def _limits(node: Element) -> tuple[Element | None, Element | None]:
    if node.name in ("msub", "munder"):
        return parts(node, 2)[1], None
    if node.name in ("msup", "mover"):
        return None, parts(node, 2)[1]
    if node.name in ("msubsup", "munderover"):
        _, low, high = parts(node, 3)
        return low, high
    return None, None


def _sub(node: Element, one: Made) -> Xml:
    base, low = parts(node, 2)
    if _base(base) in ("lim", "max", "min", "sup", "inf"):
        return m("limLow", m("e", one(base)), m("lim", one(low)))
    return m("sSub", m("e", one(base)), m("sub", one(low)))


def _sup(node: Element, one: Made) -> Xml:
    base, high = parts(node, 2)
    return m("sSup", m("e", one(base)), m("sup", one(high)))


def _both(node: Element, one: Made) -> Xml:
    base, low, high = parts(node, 3)
    return m("sSubSup", m("e", one(base)), m("sub", one(low)), m("sup", one(high)))


def _over(node: Element, one: Made) -> Xml:
    base, above = parts(node, 2)
    sign = _base(above)
    if sign in _BARS:
        return m("bar", m("barPr", element("m:pos", m_val="top")), m("e", one(base)))
    if sign in _ACCENTS:
        told = m("accPr", element("m:chr", m_val=_ACCENTS[sign]))
        return m("acc", told, m("e", one(base)))
    if sign in _BRACES:
        return _braced(sign, "top", one(base))
    return m("limUpp", m("e", one(base)), m("lim", one(above)))


def _under(node: Element, one: Made) -> Xml:
    base, below = parts(node, 2)
    sign = _base(below)
    if sign in _BARS:
        return m("bar", m("barPr", element("m:pos", m_val="bot")), m("e", one(base)))
    if sign in _BRACES:
        return _braced(sign, "bot", one(base))
    return m("limLow", m("e", one(base)), m("lim", one(below)))


def _braced(sign: str, side: str, inner: Xml) -> Xml:
    told = [element("m:chr", m_val=sign)]  # below is where Word puts it unless told
    if side == "top":
        told += [element("m:pos", m_val="top"), element("m:vertJc", m_val="bot")]
    return m("groupChr", m("groupChrPr", *told), m("e", inner))


def _around(node: Element, one: Made) -> Xml:
    base, below, above = parts(node, 3)
    inner = m("limLow", m("e", one(base)), m("lim", one(below)))
    return m("limUpp", m("e", inner), m("lim", one(above)))


def _before(node: Element, one: Made) -> Xml:
    """Scripts on both sides: what follows the base, then what stands before it."""
    parts_ = list(node.nodes)
    cut = next((n for n, part in enumerate(parts_) if part.name == "mprescripts"), len(parts_))
    base, after, before = parts_[:1], parts_[1:cut], parts_[cut + 1 :]
    inner = joined(one(part) for part in base)
    if after:
        low, high = (*after, Element("mrow"))[:2]
        inner = m("sSubSup", m("e", inner), m("sub", one(low)), m("sup", one(high)))
    if before:
        low, high = (*before, Element("mrow"))[:2]
        inner = m("sPre", m("sub", one(low)), m("sup", one(high)), m("e", inner))
    return inner


SCRIPTS = {
    "msub": _sub,
    "msup": _sup,
    "msubsup": _both,
    "mover": _over,
    "munder": _under,
    "munderover": _around,
    "mmultiscripts": _before,
}
