"""Formulas of Word (Office Math, ECMA-376 part 1, 22.1) from presentation MathML."""

from __future__ import annotations

from briefing.exporters.blocks import Element, Formula
from briefing.exporters.word.markup import NOTHING, Xml, element, joined, words
from briefing.exporters.word.mathrows import closing, operand
from briefing.exporters.word.mathruns import BLANK, OPERATORS, letters, m, parts
from briefing.exporters.word.mathscripts import SCRIPTS, large, narrow

_NEWLINE = ("mspace", "newline")


def formula(shown: Formula) -> Xml:
    """A formula of a line, or of a line of its own."""
    made = element("m:oMath", _lines(shown.tree.nodes, display=shown.display))
    return element("m:oMathPara", made) if shown.display else made


def _lines(nodes: tuple[Element, ...], *, display: bool) -> Xml:
    """A row, or several one below the other where the formula breaks its line."""
    if len(nodes) == 1 and nodes[0].name in ("mrow", "mstyle"):
        return _lines(nodes[0].nodes, display=display)
    found: list[list[Element]] = [[]]
    for node in nodes:
        if (node.name, node.attributes.get("linebreak")) == _NEWLINE:
            found.append([])
        else:
            found[-1].append(node)
    made = [row(tuple(line), display=display) for line in found]
    if len(made) == 1:
        return made[0]
    return m("eqArr", joined(m("e", line) for line in made))


def row(nodes: tuple[Element, ...], *, display: bool = False) -> Xml:
    """Elements side by side."""
    made: list[Xml] = []
    at = 0
    while at < len(nodes):
        end = closing(nodes, at)
        if end > at:
            made.append(_fenced(nodes[at], nodes[at + 1 : end], nodes[end : end + 1]))
            at = end + 1
        elif large(nodes[at]):
            end = operand(nodes, at + 1)
            inner = row(nodes[at + 1 : end], display=display)
            made.append(narrow(nodes[at], inner, _one, display=display))
            at = end
        else:
            made.append(_one(nodes[at]))
            at += 1
    return joined(made)


def _fenced(first: Element, inner: tuple[Element, ...], last: tuple[Element, ...]) -> Xml:
    opening = first.text.strip().replace(".", "")
    closing = last[0].text.strip().replace(".", "") if last else ""
    signs = element("m:begChr", m_val=opening), element("m:endChr", m_val=closing)
    return m("d", m("dPr", *signs), m("e", row(inner)))


def _one(node: Element) -> Xml:
    """One element."""
    if node.name in OPERATORS:
        return letters(node)
    if node.name in SCRIPTS:
        return SCRIPTS[node.name](node, _one)
    made = _SHAPES.get(node.name)
    return made(node) if made else row(node.nodes) or letters(node)


def _fraction(node: Element) -> Xml:
    flat = node.attributes.get("linethickness") in ("0", "0pt", "0em")
    kind = m("fPr", element("m:type", m_val="noBar")) if flat else NOTHING
    over, under = parts(node, 2)
    return m("f", kind, m("num", _one(over)), m("den", _one(under)))


def _root(node: Element) -> Xml:
    if node.name == "msqrt":
        hidden = m("radPr", element("m:degHide", m_val="1"))
        return m("rad", hidden, m("deg"), m("e", row(node.nodes)))
    inner, degree = parts(node, 2)
    return m("rad", m("deg", _one(degree)), m("e", _one(inner)))


def _table(node: Element) -> Xml:
    rows = [line for line in node.nodes if line.name in ("mtr", "mlabeledtr")]
    columns = max((len(line.nodes) for line in rows), default=0)
    if not columns:
        return NOTHING
    sides = _sides(node, rows, columns)
    told = []
    for side in sides:
        count, jc = element("m:count", m_val=1), element("m:mcJc", m_val=side)
        told.append(m("mc", m("mcPr", count, jc)))
    made = []
    for line in rows:
        cells = [m("e", _begun(cell.nodes)) for cell in line.nodes]
        cells += [m("e")] * (columns - len(cells))
        made.append(m("mr", *cells))
    return m("m", m("mPr", m("mcs", *told)), *made)


def _sides(node: Element, rows: list[Element], columns: int) -> list[str]:
    """On which side the cells of each column stand: the first row tells, or the table."""
    whole = node.attributes.get("columnalign", "").split() or ["center"]
    first = rows[0].nodes if rows else ()
    told = []
    for n in range(columns):
        own = first[n].attributes.get("columnalign", "") if n < len(first) else ""
        side = own or whole[min(n, len(whole) - 1)]
        told.append(side if side in ("left", "right", "center") else "center")
    return told


def _begun(nodes: tuple[Element, ...]) -> Xml:
    """A row; before a sign that asks for something at its left stands a blank without width."""
    if len(nodes) == 1 and nodes[0].name in ("mrow", "mstyle"):
        return _begun(nodes[0].nodes)
    if nodes and nodes[0].name == "mo":
        return joined((letters(Element("mtext", BLANK)), row(nodes)))
    return row(nodes)


def _space(node: Element) -> Xml:
    wide = node.attributes.get("width", "").removesuffix("em")
    try:
        width = float(wide)
    except ValueError:
        width = 0.3
    blank = "\u2003" if width >= 0.9 else "\u2005" if width >= 0.2 else "\u2009"
    return element("m:r", words(blank, "m:t"))


def _boxed(node: Element) -> Xml:
    return m("borderBox", m("e", row(node.nodes)))


def _phantom(node: Element) -> Xml:
    return m("phant", m("phantPr", element("m:show", m_val="0")), m("e", row(node.nodes)))


_SHAPES = {
    "mfrac": _fraction,
    "msqrt": _root,
    "mroot": _root,
    "mtable": _table,
    "mspace": _space,
    "menclose": _boxed,
    "mphantom": _phantom,
}
