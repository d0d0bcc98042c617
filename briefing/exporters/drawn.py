"""Whether an SVG from outside may stand in a report, where it is only ever shown as an image."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

_FORBIDDEN = frozenset(
    "script foreignobject iframe object embed handler listener audio video".split()
)
_INSIDE = re.compile(r"#|data:image/(?:png|jpe?g);base64,", re.IGNORECASE)
_ADDRESS = re.compile(r"""url\(\s*["']?\s*([^"')]{0,40})""", re.IGNORECASE)
_LOADED = re.compile(r"#|data:(?:image/(?:png|jpeg)|(?:application|font)/[\w.+-]{0,40})", re.I)
DEEPEST = 200  # elements inside each other; drawings need some twenty
LARGEST = 400_000  # elements once every <use> is replaced by what it shows
_CHAIN = 30  # <use> inside what is used


def fault(text: str) -> str:
    """What is wrong with an SVG text; empty when it is sound and asks for nothing outside."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        return "is an SVG with a document type of its own, which may hold entities"
    try:
        root = ET.fromstring(text)  # noqa: S314 without a document type there are no entities
    except ET.ParseError:
        return "is not a readable svg file"
    if _name(root.tag) != "svg":
        return "is not a readable svg file"
    return _within(root) or _unfolded(root)


def _within(root: ET.Element) -> str:
    level, depth = [root], 0
    while level and depth <= DEEPEST:
        for element in level:
            why = _of(element)
            if why:
                return why
        level, depth = [child for element in level for child in element], depth + 1
    return "is an SVG whose elements are nested too deep" if level else ""


def _of(element: ET.Element) -> str:
    name = _name(element.tag)
    if name in _FORBIDDEN:
        return f"is an SVG with <{name}>, which may not stand in a report"
    for attribute, value in element.attrib.items():
        key = _name(attribute)
        if key.startswith("on"):
            return f"is an SVG with {key}, which may not stand in a report"
        if key == "href" and name != "a" and not _INSIDE.match(value.strip()):
            return "is an SVG that refers to something outside of it"
        if _leads_out(value):
            return "is an SVG that refers to something outside of it"
    if name == "style" and (_leads_out(element.text or "") or "@import" in (element.text or "")):
        return "is an SVG that refers to something outside of it"
    return ""


def _leads_out(value: str) -> bool:
    plain = value.replace("\\", "")
    return any(not _LOADED.match(found) for found in _ADDRESS.findall(plain))


def _name(tag: object) -> str:
    return str(tag).rpartition("}")[2].lower()


def _unfolded(root: ET.Element) -> str:
    """Elements that show others, which show others, can stand for billions."""
    named = {element.get("id", ""): element for element in root.iter()}
    known: dict[str, int] = {}

    def size(element: ET.Element, chain: int) -> int:
        total = 1 + sum(size(child, chain) for child in element)
        if _name(element.tag) != "use" or total > LARGEST:
            return total
        target = next((v[1:] for k, v in element.attrib.items() if _name(k) == "href"), "")
        if target in named and target not in known:
            known[target] = LARGEST  # stands until it is counted, should it contain itself
            known[target] = size(named[target], chain + 1) if chain < _CHAIN else LARGEST
        return total + known.get(target, 0)

    return "is an SVG of too many elements" if size(root, 0) > LARGEST else ""
