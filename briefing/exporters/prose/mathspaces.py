"""The spaces of a formula, none wider than a few letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.exporters.blocks import Element
from briefing.exporters.prose.mathrows import NEW_LINE

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element as Translated

_SPACES = {
    "negativethinmathspace": -0.167,
    "negativemediummathspace": -0.222,
    "negativethickmathspace": -0.278,
    "thinmathspace": 0.167,
    "mediummathspace": 0.222,
    "thickmathspace": 0.278,
}
_WIDTH = re.compile(r"(-?\d{0,4}(?:\.\d{1,6})?)(em|ex|mu|pt|px|mm|cm|in)")
_UNITS = {
    "em": 1.0,
    "ex": 0.45,
    "mu": 1 / 18,
    "pt": 0.1,
    "px": 0.075,
    "mm": 0.28,
    "cm": 2.8,
    "in": 7.2,
}


def space(found: Translated, *, top: bool) -> Element:
    """A space no wider than a few letters; a new line, which only the whole formula may have."""
    if found.get("linebreak") == "newline":
        return NEW_LINE if top else Element("mspace", attributes={"width": "1em"})
    named = _SPACES.get(found.get("width", ""))
    match = _WIDTH.fullmatch(found.get("width", "").replace(" ", ""))
    if named is None and match and match[1] not in ("", "-"):
        named = float(match[1]) * _UNITS[match[2]]
    return Element("mspace", attributes={"width": f"{min(max(named or 0, -0.28), 3):g}em"})
