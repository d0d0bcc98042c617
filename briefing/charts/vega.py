"""A figure of Altair, Vega-Lite or Vega as a still SVG, drawn without a browser or the network.

The specification is drawn by vl-convert, an extra; what it draws is then written anew, so that
nothing stands in it but shapes and words, in the fonts of the report.
"""

from __future__ import annotations

import copy
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from briefing.charts import markup, measure
from briefing.errors import FigureError

SIZE = 8_000_000  # bytes of JSON a figure may have
SIDE = 4000  # px, the longest side of a figure
HEIGHT = 300  # px of a figure that names none
_SCHEMA = re.compile(r"https?://vega\.github\.io/schema/(vega|vega-lite)/v(\d)")
_PICTURE = re.compile(r"data:image/(?:png|jpeg);base64,", re.IGNORECASE)
_OWN_WIDTH = ("concat", "hconcat", "vconcat", "facet", "repeat", "spec")  # made of several views
_FONTS = 3  # Inter, Noto Sans KR and JP, which labels are measured with


def known(figure: Mapping[str, Any]) -> bool:
    """True for a specification of Vega or Vega-Lite, false for a figure of plotly."""
    return bool(_SCHEMA.match(str(figure.get("$schema", ""))))


def render(spec: Mapping[str, Any], *, width: int) -> str:
    """The figure as SVG, at least `width` px wide; the same figure gives the same bytes.

    Raises FigureError when vl-convert is not installed, when the figure asks for data from
    elsewhere, is too big, or cannot be drawn.
    """
    try:
        text = msgspec.json.encode(dict(spec))
    except (TypeError, ValueError, OverflowError) as wrong:
        raise FigureError(
            f"it is not plain JSON: {wrong}. Correct the label or number in the chart's data."
        ) from wrong
    if len(text) > SIZE:
        raise FigureError(f"the figure has {len(text):,} bytes of JSON, over {SIZE:,}. Plot less.")
    for address in _addresses(spec):
        raise FigureError(
            f"the figure reads its data from {address[:80]!r}, and a report fetches nothing. Put "
            "the data into it: alt.Chart(frame) with the frame itself."
        )
    drawn = _drawn(_sized(spec, width))
    root = ET.fromstring(drawn)  # noqa: S314 made by vl-convert, without a document type
    wide, tall = (round(float(root.get(side, "0")), 2) for side in ("width", "height"))
    if not (0 < wide <= SIDE and 0 < tall <= SIDE):
        raise FigureError(f"a figure of {wide} x {tall} px cannot be drawn; the most is {SIDE}")
    layout = {"width": max(wide, float(width)), "height": tall}
    return markup.write(list(_node(root)), "v-", layout, [])


def _addresses(value: Any, key: str = "") -> Iterator[str]:
    """Every address the figure would read from."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _addresses(inner, str(name))
    elif isinstance(value, list):
        for inner in value:
            yield from _addresses(inner, key)
    elif key == "url" and isinstance(value, str) and not _PICTURE.match(value):
        yield value


def _sized(spec: Mapping[str, Any], width: int) -> dict[str, Any]:
    """The specification in the report's font, as wide as the report where it names no width."""
    sized = copy.deepcopy(dict(spec))
    config = sized.get("config")
    sized["config"] = {**(config if isinstance(config, dict) else {}), "font": measure.LATIN}
    lite = "vega-lite" in str(spec.get("$schema"))
    if lite and sized.get("width") in (None, "container") and not {*_OWN_WIDTH} & {*sized}:
        sized["width"] = width
        sized["autosize"] = {"type": "fit-x", "contains": "padding"}
    if sized.get("height") == "container":
        sized["height"] = HEIGHT
    return sized


def _drawn(spec: dict[str, Any]) -> str:
    from briefing.charts.vegaengine import ENGINE

    found = _SCHEMA.match(str(spec["$schema"]))
    kind, major = (found[1], found[2]) if found else ("vega", "")
    folders = sorted({str(measure.path(font).parent) for font in range(_FONTS)})
    return ENGINE.draw({"spec": spec, "kind": kind, "major": major, "folders": folders})


def _node(element: ET.Element) -> tuple[str, dict[str, str], list[Any]]:
    """An element with its attributes and children, as `markup` writes them."""
    children: list[Any] = [element.text] if element.text else []
    for child in element:
        children.append([*_node(child)])
        children += [child.tail] if child.tail else []
    attributes = {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
    return str(element.tag).rpartition("}")[2], attributes, children
