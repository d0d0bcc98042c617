"""Text in an SVG, set so that every reader gives each stretch the font it was measured in.

typst and resvg shape a whole line again in the fallback font when one glyph is missing
(resvg issue 973), which moves and swaps letters. So each stretch of hangul, kana or Chinese
characters becomes its own `tspan` with its own font and an absolute place.
"""

from __future__ import annotations

from typing import Any

from briefing.charts import measure

Node = tuple[str, dict[str, str], list[Any]]
_SHIFT = {"start": 0.0, "middle": 0.5, "end": 1.0}
_SIZE = 12.0  # px, what plotly uses where it names no size


def set_text(node: Node) -> Node:
    """The `text` element `node`, cut into stretches where its characters need it."""
    name, attributes, children = node
    if not any(measure.is_cjk(char) for char in _words(node)):
        return node
    lines = [child for child in children if not isinstance(child, str) and "x" in child[1]]
    if lines and len(lines) == len(children):
        return name, attributes, [_line(child, attributes) for child in lines]
    return _line(node, attributes)


def _words(node: Node | str) -> str:
    return node if isinstance(node, str) else "".join(_words(child) for child in node[2])


def _line(node: Node, outer: dict[str, str]) -> Node:
    name, attributes, _ = node
    size = _number(attributes.get("font-size", outer.get("font-size")), _SIZE)
    pieces = [
        (stretch, styles, font)
        for words, styles in _leaves(node, {})
        for font, stretch in measure.runs(words)
    ]
    widths = [
        measure.width(w, _number(s.get("font-size"), size), _weight(s, outer)) for w, s, _ in pieces
    ]
    anchor = attributes.get("text-anchor", outer.get("text-anchor", "start"))
    at = _number(attributes.get("x"), 0.0) - sum(widths) * _SHIFT.get(anchor, 0.0)
    spans: list[Any] = []
    for (words, styles, font), width in zip(pieces, widths, strict=True):
        lead = words[: len(words) - len(words.lstrip(" "))]
        place = {"x": str(at + measure.width(lead, size))}
        weight = _weight(styles, attributes | outer)
        family = {"font-family": measure.families(font, weight)} if font else {}
        spans.append(("tspan", {**styles, **place, **family}, [words.lstrip(" ")]))
        at += width
    return name, {**attributes, "text-anchor": "start"}, spans


def _leaves(node: Node, inherited: dict[str, str]) -> list[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []
    for child in node[2]:
        if isinstance(child, str):
            found.append((child, inherited))
        else:
            found += _leaves(child, {**inherited, **child[1]})
    return found


def _weight(styles: dict[str, str], outer: dict[str, str]) -> int:
    weight = styles.get("font-weight", outer.get("font-weight", "400"))
    return 700 if weight.startswith("bold") else int(_number(weight, 400))


def _number(text: str | None, default: float) -> float:
    try:
        return float((text or "").removesuffix("px"))
    except ValueError:
        return default
