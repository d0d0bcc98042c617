"""A drawing said in fewer letters: plotly's SVG is three times as long as what it shows.

Colours become #rrggbb, attributes that say the default go, and a path that is a circle becomes one.
"""

from __future__ import annotations

import re
from typing import Any

Node = tuple[str, dict[str, str], list[Any]]
_DEFAULTS = {"fill-opacity": "1", "stroke-opacity": "1", "stroke-miterlimit": "4"}
_RGB = re.compile(r"rgb\((\d{1,3}), ?(\d{1,3}), ?(\d{1,3})\)")
_CIRCLE = re.compile(r"M(\d+(?:\.\d+)?),0A\1,\1 0 1,1 0,-\1A\1,\1 0 0,1 \1,0Z")
_PLACE = re.compile(r"translate\((-?[\d.]+)(?:,(-?[\d.]+))?\)")
_SHAPES = frozenset(("path", "rect", "circle", "ellipse", "polygon"))
_STROKES = ("stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap")


def shorter(node: Node, above: frozenset[str] = frozenset()) -> Node:
    """The node and all in it; `above` are the attributes set by what it stands in."""
    name, attributes, children = node
    kept = _attributes(attributes, above)
    if name in _SHAPES:
        kept = _bare(kept, above)
    below = above | kept.keys()
    inner = [c if isinstance(c, str) else shorter(c, below) for c in children]
    if name == "path" and not inner:
        name, kept = _circle(kept)
    return name, kept, inner


def _attributes(given: dict[str, str], above: frozenset[str]) -> dict[str, str]:
    return {
        key: _RGB.sub(_hex, value)
        for key, value in given.items()
        if not (key == "opacity" and value == "1")
        and not (_DEFAULTS.get(key) == value and key not in above)
    }


def _bare(given: dict[str, str], above: frozenset[str]) -> dict[str, str]:
    """The attributes without those of a stroke, where there is none.

    A shape with nothing but a fill is see-through by its fill: print sets each shape with an
    opacity of its own as a drawing inside the drawing, ten times as long.
    """
    if given.get("stroke", "none") != "none" or "stroke" in above:
        return given
    kept = {key: value for key, value in given.items() if key not in (*_STROKES, "stroke")}
    if "opacity" in kept and {"opacity", "fill-opacity"}.isdisjoint(above):
        seen = _share(kept.pop("opacity")) * _share(kept.get("fill-opacity", "1"))
        kept["fill-opacity"] = f"{seen:.4g}"
    return kept


def _share(text: str) -> float:
    try:
        return min(1.0, max(0.0, float(text)))
    except ValueError:
        return 1.0


def _hex(found: re.Match[str]) -> str:
    parts = [min(255, int(part)) for part in found.groups()]
    return "#{:02x}{:02x}{:02x}".format(*parts)


def _circle(attributes: dict[str, str]) -> tuple[str, dict[str, str]]:
    """A path that plotly draws for a round mark as a circle; any other stays a path."""
    round_ = _CIRCLE.fullmatch(attributes.get("d", ""))
    place = _PLACE.fullmatch(attributes.get("transform", "translate(0)"))
    if not round_ or not place:
        return "path", attributes
    rest = {key: value for key, value in attributes.items() if key not in ("d", "transform")}
    return "circle", {"cx": place[1], "cy": place[2] or "0", "r": round_[1], **rest}
