"""The element tree of a drawing, written as SVG: only what is allowed, names of its own."""

from __future__ import annotations

from html import escape
from typing import Any

from briefing.charts import allowed, measure, printing
from briefing.charts.lettering import Node, set_text
from briefing.charts.shorter import shorter

_SVG = "http://www.w3.org/2000/svg"
# As an attribute, a browser and Typst take other words for edges that stay sharp.
_SHARP = "image-rendering:pixelated"
_GROUPS = frozenset(("g", "defs", "text", "tspan", "clipPath", "svg"))


def write(drawing: list[Any], prefix: str, layout: dict[str, Any], pictures: list[str]) -> str:
    """The drawing as an SVG document with width, height and viewBox.

    Every id starts with `prefix`. `pictures` are the PNGs that canvases were drawn as.
    Scripts, styles, links, addresses and whatever is not on the list of `allowed` are left out.
    """
    root = _kept(drawing, pictures)
    if root is None:
        raise ValueError("the drawing has no svg element that may stand")
    wide, tall = (allowed.rounded(str(layout[side])) for side in ("width", "height"))
    frame = {
        "xmlns": _SVG,
        "width": wide,
        "height": tall,
        "viewBox": f"0 0 {wide} {tall}",
        "font-family": measure.FAMILIES,
    }
    body = shorter((root[0], frame, root[2]))
    return _text(body, prefix, _references(body))


def _kept(node: Any, pictures: list[str]) -> Node | None:
    name, raw, children = node
    if name not in allowed.ELEMENTS or printing.hidden(raw):
        return None
    attributes = _attributes(name, raw, pictures)
    kept = _children(children, pictures, words=name in ("text", "tspan"))
    if _empty(name, attributes, kept):
        return None
    found: Node = (name, attributes, kept)
    return set_text(found) if name == "text" else found


def _children(nodes: list[Any], pictures: list[str], *, words: bool) -> list[Any]:
    kept: list[Any] = []
    for node in nodes:
        if isinstance(node, str):
            kept += [node] if words and node else []
        elif str(node[0]).lower() in allowed.UNWRAPPED:
            kept += _children(node[2], pictures, words=words)
        elif (child := _kept(node, pictures)) is not None:
            kept.append(child)
    return kept


def _empty(name: str, attributes: dict[str, str], kept: list[Any]) -> bool:
    if name == "path":
        return attributes.get("d", "") in ("", "M0,0", "M0,0Z")
    if name == "image":
        return "href" not in attributes
    if name == "rect" and "0" in (attributes.get("width"), attributes.get("height")):
        return True
    if name in ("rect", "path") and _unseen(attributes):
        return True
    return name in _GROUPS and not kept and "id" not in attributes


def _unseen(attributes: dict[str, str]) -> bool:
    bare = "0" in (attributes.get("stroke-opacity"), attributes.get("stroke-width"))
    stroke = attributes.get("stroke", "none") != "none" and not bare
    # a rectangle without a fill of its own is a clip path's, which is drawn black
    return attributes.get("fill-opacity") == "0" and not stroke


def _attributes(name: str, raw: dict[str, str], pictures: list[str]) -> dict[str, str]:
    kept: dict[str, str] = {}
    for key, value in raw.items():
        if key in allowed.GEOMETRY:
            if allowed.plain(value) or key in ("d", "points"):
                kept[key] = allowed.rounded(value)
        elif key in allowed.PROPERTIES:
            inner = allowed.REFERENCE.search(value)
            if inner:
                kept[key] = f"url(#{inner.group(1)})"
            elif allowed.plain(value):
                kept[key] = value
        elif f"{key}:{value}" == _SHARP:
            kept["style"] = _SHARP
        elif key in ("href", "xlink:href") and name == "image":
            if value.startswith("canvas:"):
                kept["href"] = pictures[int(value.removeprefix("canvas:"))]
            elif value.startswith(("data:image/png;base64,", "data:image/jpeg;base64,")):
                kept["href"] = value
    return kept


def _references(node: Node) -> set[str]:
    found = {
        inner.group(1)
        for value in node[1].values()
        if (inner := allowed.REFERENCE.fullmatch(value))
    }
    return found.union(*(_references(child) for child in node[2] if not isinstance(child, str)))


def _text(node: Node | str, prefix: str, used: set[str]) -> str:
    if isinstance(node, str):
        return escape(printing.printable(node), quote=False)
    name, attributes, children = node
    if name == "clipPath" and attributes.get("id") not in used:
        return ""
    inner = "".join(_text(child, prefix, used) for child in children)
    shown = "".join(f' {k}="{_quoted(v)}"' for k, v in _named(attributes, prefix, used).items())
    return f"<{name}{shown}>{inner}</{name}>" if inner else f"<{name}{shown}/>"


def _named(attributes: dict[str, str], prefix: str, used: set[str]) -> dict[str, str]:
    named = {}
    for key, value in attributes.items():
        if key == "id":
            if value in used:
                named[key] = prefix + value
        elif inner := allowed.REFERENCE.fullmatch(value):
            named[key] = f"url(#{prefix}{inner.group(1)})"
        else:
            named[key] = allowed.rounded(value) if key == "x" else value
    return named


def _quoted(value: str) -> str:
    return escape(value, quote=False).replace('"', "&quot;")
