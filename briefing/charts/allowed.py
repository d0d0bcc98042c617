"""What may stand in a figure's SVG: drawing elements and drawing properties, nothing else."""

from __future__ import annotations

import re

ELEMENTS = frozenset(
    "svg g path rect circle ellipse line polygon polyline text tspan defs clipPath mask "
    "linearGradient radialGradient stop pattern image".split()
)
# Elements whose words matter but which must not stand: links of plotly's pseudo-HTML.
UNWRAPPED = frozenset(("a",))
GEOMETRY = frozenset(
    "d points transform x y x1 y1 x2 y2 dx dy cx cy r rx ry fx fy width height offset "
    "stroke-width stroke-dasharray font-size gradientTransform patternTransform".split()
)
PROPERTIES = frozenset(
    "fill fill-opacity fill-rule stroke stroke-opacity stroke-linecap stroke-linejoin "
    "stroke-miterlimit opacity font-weight font-style font-variant text-anchor text-decoration "
    "baseline-shift clip-path clip-rule mask stop-color stop-opacity gradientUnits spreadMethod "
    "patternUnits patternContentUnits clipPathUnits maskUnits preserveAspectRatio id "
    "dominant-baseline".split()
)
REFERENCE = re.compile(r"""url\(\s*["']?#([\w-]{1,80})["']?\s*\)""")
_PLAIN = re.compile(r"[\w#%.,() +/:;-]{0,200}")
_NUMBER = re.compile(r"-?(?:\d{1,20}\.?\d{0,20}|\.\d{1,20})(?:[eE][-+]?\d{1,3})?")


def rounded(text: str) -> str:
    """Every number in `text` rounded to 2 places, so that engines agree to the byte."""
    return _NUMBER.sub(lambda found: _short(float(found.group())), text).replace("px", "")


def _short(number: float) -> str:
    shown = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if shown in ("-0", "") else shown


def plain(value: str) -> bool:
    """True for a value made of numbers, colours and words: no address, no quotation marks."""
    return _PLAIN.fullmatch(value) is not None and "url(" not in value and "//" not in value
