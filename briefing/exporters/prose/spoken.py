"""A formula as one line of plain characters, for those who hear it and where none can be set."""

from __future__ import annotations

from briefing.exporters.blocks import Element
from briefing.exporters.prose.alphabets import plain
from briefing.exporters.prose.mathrows import fenced

# What stands over or under a letter, by the name under which TeX knows it.
_OVER = {
    "^": "hat", "ˆ": "hat", "¯": "bar", "~": "tilde", "→": "vec", "˙": "dot", "¨": "ddot",
    "\u20db": "dddot", "\u20dc": "ddddot", "ˇ": "check", "˘": "breve", "´": "acute",
    "`": "grave", "˚": "ring", "←": "overleftarrow", "↔": "overleftrightarrow",
}  # fmt: skip
_BRACES = frozenset("⏞⏟⎴⎵⏜⏝")
_RAISED = {"′": "′", "′′": "″", "′′′": "‴", "∘": "°"}  # that are written without a sign
_COMMAS = frozenset(",;")
_TIGHT = frozenset("()[]{}|‖⌈⌉⌊⌋⟨⟩!′″:./^_%°") | {""}
_BUILT = frozenset("msub msup msubsup munder mover munderover mfrac msqrt mroot".split())


def words(node: Element) -> str:
    """The formula as a line, such as x^2 + a/b."""
    return " ".join(_said(node).split())


def _said(node: Element) -> str:
    inner = node.nodes
    match node.name:
        case "mi" | "mn" | "mtext":
            return plain(node.text)
        case "mo":
            return _sign(plain(node.text))
        case "mspace":
            return " "
        case "mfrac":
            over, under = map(_held, inner)
            return f"{over}, {under}" if "linethickness" in node.attributes else f"{over}/{under}"
        case "msqrt":
            return f"√({_said(inner[0]).strip()})"
        case "mroot":
            return f"root({_said(inner[1]).strip()}, {_said(inner[0]).strip()})"
        case "msub" | "munder" | "msup" | "mover":
            return _scripted(node)
        case "msubsup" | "munderover":
            return f"{_base(inner[0])}_{_held(inner[1])}^{_held(inner[2])}"
        case "mtable":
            return "; ".join(_said(line) for line in inner)
        case "mtr":
            lined = bool(inner) and inner[0].attributes.get("columnalign") == "right"
            return (" " if lined else ", ").join(
                said for cell in inner if (said := _said(cell).strip())
            )
        case _:
            return _row(inner)


def _row(nodes: tuple[Element, ...]) -> str:
    """The parts one after the other; a sign with nothing to add to is close to what follows."""
    made = ""
    for before, node in zip((None, *nodes), nodes, strict=False):
        said = _said(node)
        if node.name == "mo" and node.attributes.get("form") == "prefix":
            said = said.strip()  # a bracket, or a sign that adds to nothing
        ends, begins = made[-1:], said[:1]
        if begins == "(" and before and before.name in _BUILT and before.nodes[0].name != "mi":
            made += " "
        if ends.isalnum() and begins.isalnum() and node.name != "mtext" and _apart(before, node):
            made += " "
        made += said
    return made


def _apart(before: Element | None, node: Element) -> bool:
    """Tell whether two parts would read as one if they touched: 2x and xy stay together."""
    base = node.nodes[0] if node.name in ("msub", "msup", "msubsup") else node
    if before is None or before.name in _BUILT or base.name == "mn":
        return True
    return len(base.text) != 1 and before.name != "mn"


def _sign(text: str) -> str:
    """A sign with blanks around it, unless it is a bracket, a mark, or the name of a function."""
    if text in _COMMAS:
        return f"{text} "
    return text if text in _TIGHT or (text.isalpha() and text != "mod") else f" {text} "


def _scripted(node: Element) -> str:
    """A part with one thing over, under or beside it."""
    base, script = node.nodes
    raised = _RAISED.get(_said(script).strip(), "") if node.name == "msup" else ""
    if raised:
        return _base(base) + raised
    sign = "_" if node.name in ("msub", "munder") else "^"
    return _accented(node) or f"{_base(base)}{sign}{_held(script)}"


def _base(node: Element) -> str:
    """What an index or exponent belongs to, in brackets when it is more than one thing."""
    said = _said(node).strip()
    whole = said.replace(".", "").isalnum() or len(said) < 2 or said.endswith(")")
    whole = whole or node.name in ("mi", "mo", "mtext")
    return said if (whole and said.count("(") < 2) or fenced(node) else f"({said})"


def _held(node: Element) -> str:
    """A part in brackets unless it is one word or number."""
    said = _said(node).strip()
    return said if said.replace(".", "").isalnum() or len(said) < 2 else f"({said})"


def _accented(node: Element) -> str:
    """A letter with an accent or a brace, by the accent's name; empty for anything else."""
    base, mark = node.nodes
    if mark.name != "mo":
        return ""
    if mark.text in _BRACES:
        return _said(base)
    name = "underline" if node.name == "munder" and mark.text == "¯" else _OVER.get(mark.text, "")
    return f"{name}({_said(base).strip()})" if name else ""
