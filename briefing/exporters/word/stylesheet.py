"""The styles of a Word file read back, to measure with them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

from briefing.exporters.word.measuring import Measure, Style, W

# Widths of Cambria, Arial and Consolas beside those in letters.py.
WIDE = {"minorHAnsi": 0.93, "majorHAnsi": 1.01, "code": 1.18}


def measure(raw: bytes) -> Measure:
    """What to measure with, from the part of the styles: the kit's, or a house's that passed."""
    root = ET.fromstring(raw)  # noqa: S314 the writer's own template, without entities
    base = _told(root.find(f"{W}docDefaults"), Style())
    elements = {one.get(W + "styleId", ""): one for one in root.iter(W + "style")}
    paragraphs: dict[str, Style] = {}
    for name, one in elements.items():
        if one.get(W + "type") == "paragraph":
            paragraphs[name] = _resolved(name, elements, base)
    letters = {
        name: int(size.get(W + "val", "20"))
        for name, one in elements.items()
        if one.get(W + "type") == "character" and (size := one.find(f"{W}rPr/{W}sz")) is not None
    }
    return Measure(paragraphs, letters)


def _resolved(name: str, elements: dict[str, ET.Element], base: Style, depth: int = 0) -> Style:
    """A style with what it takes from the one it is based on."""
    one = elements.get(name)
    if one is None or depth > 10:
        return base
    above = one.find(W + "basedOn")
    below = above.get(W + "val", "") if above is not None else ""
    return _told(one, _resolved(below, elements, base, depth + 1) if below else base)


def _told(one: ET.Element | None, style: Style) -> Style:
    """A style, changed by what an element says of its paragraphs and letters."""
    if one is None:
        return style
    size = one.find(f".//{W}rPr/{W}sz")
    spacing, indent = one.find(f".//{W}pPr/{W}spacing"), one.find(f".//{W}pPr/{W}ind")
    changes: dict[str, float] = {}
    faces = one.find(f".//{W}rPr/{W}rFonts")
    if faces is not None:
        changes["wide"] = WIDE.get(faces.get(W + "asciiTheme", ""), WIDE["code"])
    if size is not None:
        changes["size"] = int(size.get(W + "val", "20"))
    if one.find(f".//{W}rPr/{W}b") is not None:
        changes["bold"] = True
    if one.find(f".//{W}pPr/{W}keepNext") is not None:
        changes["keep"] = True
    for element, names in ((spacing, ("before", "after", "line")), (indent, ("left", "right"))):
        for name in names:
            value = element.get(W + name) if element is not None else None
            if value is not None:
                changes[name] = int(value)
    if spacing is not None and spacing.get(W + "lineRule"):
        changes["fixed"] = spacing.get(W + "lineRule") != "auto"
    edges = one.find(f".//{W}pPr/{W}pBdr")
    made = replace(style, **changes)  # type: ignore[arg-type] # names of fields, each of its type
    return made if edges is None else replace(made, edges=_edges(edges))


def _edges(edges: ET.Element) -> int:
    """What the lines above and below a paragraph take, where it does not join the next."""
    found = [edges.find(W + side) for side in ("top", "bottom")]
    return sum(int(one.get(W + "space", "0")) * 20 + 10 for one in found if one is not None)
