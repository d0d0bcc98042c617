"""Figures as static vector drawings, without a browser."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from briefing.errors import BriefingError, FigureError
from briefing.models import Figure

_FORBIDDEN = frozenset({"script", "foreignobject", "iframe"})
_ID = re.compile(r'\bid="([^"]{1,200})"')


def draw(figure: Figure, number: int, *, width: int, height: int | None = None) -> str:
    """Figure number `number` of a report as SVG, `width` units wide.

    Ids in it begin with the figure's number, so that two drawings fit on one page.
    Raises FigureError when it cannot be drawn.
    """
    from briefing.charts import svg, vega

    what = f"Figure {number} ({figure.headline or 'without a title'})"
    try:
        if vega.known(figure.plotly):
            drawn = vega.render(figure.plotly, width=width)
        else:
            drawn = svg.render(figure.plotly, width=width, height=height)
    except BriefingError as known:
        raise FigureError(f"{what} cannot be drawn: {known}") from known
    drawn = drawn[drawn.find("<svg") :]
    _examine(drawn, what)
    return _own_ids(drawn, f"f{number}-")


def _examine(drawn: str, what: str) -> None:
    """A drawing is well formed, and brings neither scripts nor anything from elsewhere."""
    if "<!DOCTYPE" in drawn or "<!ENTITY" in drawn:
        raise FigureError(f"{what} was drawn with a document type, which may hold entities.")
    try:
        root = ET.fromstring(drawn)  # noqa: S314 without a document type there are no entities
    except ET.ParseError as broken:
        raise FigureError(f"{what} was drawn as broken SVG: {broken}") from broken
    for element in root.iter():
        name = str(element.tag).rpartition("}")[2].lower()
        if name in _FORBIDDEN or any(_leads_out(k, v) for k, v in element.attrib.items()):
            raise FigureError(f"{what} was drawn with <{name}>, which may not stand in a report.")


def _leads_out(attribute: str, value: str) -> bool:
    name = attribute.rpartition("}")[2].lower()
    if name.startswith("on"):
        return True
    return name == "href" and not value.startswith(("#", "data:image/"))


def _own_ids(drawn: str, prefix: str) -> str:
    ids = set(_ID.findall(drawn))
    drawn = _ID.sub(lambda found: f'id="{prefix}{found[1]}"', drawn)
    return re.sub(
        r"""(url\((?:&quot;|["'])?#|href="#)([^"')&]{1,200})""",
        lambda found: found[1] + (prefix if found[2] in ids else "") + found[2],
        drawn,
    )
