"""Text in an SVG, set so that every reader gives each stretch the font it was measured in.

typst and resvg shape a whole line again in the fallback font when one glyph is missing
(resvg issue 973), which moves and swaps letters. So each stretch of hangul, kana or Chinese
characters becomes its own `tspan` with its own font and an absolute place. Scripts with joined
letters become outlines.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from briefing.charts import measure, outlined

Node = tuple[str, dict[str, str], list[Any]]
_SHIFT = {"start": 0.0, "middle": 0.5, "end": 1.0}
_SIZE = 12.0  # px, what plotly uses where it names no size
_GROUP = ("transform", "opacity", "clip-path", "mask")  # what holds for words and outlines alike


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of one font: its words, its styles, its width, and its outline if it has one."""

    words: str
    styles: dict[str, str]
    font: int
    weight: int
    width: float
    path: str = ""


def set_text(node: Node) -> Node:
    """The `text` element `node`, cut into stretches where its characters need it."""
    name, attributes, children = node
    if not any(measure.is_cjk(char) or outlined.marked(char) for char in _words(node)):
        return node
    shapes: list[Node] = []
    lines = [child for child in children if not isinstance(child, str) and "x" in child[1]]
    if lines and len(lines) == len(children):
        made: Node = (name, attributes, [_line(child, attributes, shapes) for child in lines])
    else:
        made = _line(node, {}, shapes)
    if not shapes:
        return made
    shared = {key: value for key, value in attributes.items() if key in _GROUP}
    own = {key: value for key, value in made[1].items() if key not in _GROUP}
    return "g", shared, [*([(name, own, made[2])] if _words(made) else []), *shapes]


def _words(node: Node | str) -> str:
    return node if isinstance(node, str) else "".join(_words(child) for child in node[2])


def _line(node: Node, outer: dict[str, str], shapes: list[Node]) -> Node:
    """The line with a place for each stretch; outlines are added to `shapes`."""
    name, attributes, _ = node
    both = {**outer, **attributes}
    size = _number(both.get("font-size"), _SIZE)
    pieces = [
        _piece(stretch, styles, font, size, _weight(styles, both))
        for words, styles in _leaves(node, {})
        for font, stretch in measure.runs(words)
    ]
    shift = _SHIFT.get(both.get("text-anchor", "start"), 0.0)
    at = _number(attributes.get("x"), 0.0) - sum(piece.width for piece in pieces) * shift
    spans: list[Any] = []
    for piece in pieces:
        if piece.path:
            shapes.append(_shape(piece, at, _base(both, size), both))
        else:
            spans.append(_span(piece, at, size))
        at += piece.width
    return name, {**attributes, "text-anchor": "start"}, spans


def _piece(words: str, styles: dict[str, str], font: int, size: float, weight: int) -> _Piece:
    size = _number(styles.get("font-size"), size)
    if outlined.joined(font) or any(map(outlined.marked, words)):
        path, width = outlined.outline(words, font, size, weight)
        return _Piece(words, styles, font, weight, width, path)
    return _Piece(words, styles, font, weight, measure.width(words, size, weight))


def _span(piece: _Piece, at: float, size: float) -> Node:
    words = piece.words.lstrip(" ")
    lead = piece.words[: len(piece.words) - len(words)]
    place = {"x": str(at + measure.width(lead, size))}
    family = {"font-family": measure.families(piece.font, piece.weight)} if piece.font else {}
    return "tspan", {**piece.styles, **place, **family}, [words]


def _shape(piece: _Piece, left: float, base: float, outer: dict[str, str]) -> Node:
    known = outer | piece.styles
    fill = {key: value for key, value in known.items() if key in ("fill", "fill-opacity")}
    place = {"transform": f"translate({left:.2f},{base:.2f})", "d": piece.path}
    return "path", place | fill, []


def _base(attributes: dict[str, str], size: float) -> float:
    """How far down the base line of a line lies."""
    down = attributes.get("dy", "0")
    step = _number(down.removesuffix("em"), 0.0) * (size if down.endswith("em") else 1.0)
    return _number(attributes.get("y"), 0.0) + step


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
