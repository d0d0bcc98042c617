"""Where the parts of a row of a formula begin and end."""

from __future__ import annotations

from briefing.exporters.blocks import Element

_FENCES = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "⌈": "⌉", "⌊": "⌋", "|": "|", "‖": "‖"}
_RELATIONS = frozenset("=<>≤≥≠≈≡∼≃≅→⇒⇔↔∈∉⊂⊆,;")


def operand(nodes: tuple[Element, ...], start: int) -> int:
    """Where the operand of a sum or an integral ends: before the next relation."""
    for at in range(start, len(nodes)):
        if nodes[at].name == "mo" and nodes[at].text.strip() in _RELATIONS:
            return at
    return len(nodes)


def closing(nodes: tuple[Element, ...], at: int) -> int:
    """The place of the fence that closes the one at `at`; `at` itself when it is none that grows.

    A brace may stay open: then it is the place after the last element.
    """
    opening = nodes[at]
    if opening.name != "mo" or opening.text.strip() not in {*_FENCES, "."}:
        return at
    if opening.attributes.get("form") == "prefix":
        depth = 0
        for place in range(at, len(nodes)):
            form = nodes[place].attributes.get("form") if nodes[place].name == "mo" else None
            depth += (form == "prefix") - (form == "postfix")
            if depth == 0:
                return place
        return len(nodes)
    if at + 1 < len(nodes) and _tall(nodes[at + 1]):
        closed = at + 2 < len(nodes) and nodes[at + 2].name == "mo"
        return at + 2 if closed else at
    return at


def _tall(node: Element) -> bool:
    return node.name == "mtable" or node.attributes.get("linethickness") == "0"
