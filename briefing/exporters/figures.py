"""Figures as static vector drawings, kept from one report to the next."""

from __future__ import annotations

import base64
import re
import xml.etree.ElementTree as ET

import msgspec

from briefing.errors import BriefingError, FigureError, GlyphError
from briefing.exporters import images, kept
from briefing.models import Figure

_FORBIDDEN = frozenset({"script", "foreignobject", "iframe"})
_PICTURE = re.compile(r"data:image/(png|jpeg);base64,([A-Za-z0-9+/=]+)")
_ID = re.compile(r'\bid="([^"]{1,200})"')


def draw(figure: Figure, number: int, *, width: int, height: int | None = None) -> str:
    """Figure number `number` of a report as SVG, `width` units wide.

    Ids in it begin with the figure's number, so that two drawings fit on one page. Drawings
    are kept (`briefing.exporters.kept`). Raises FigureError when it cannot be drawn, GlyphError
    when no font has a letter of it.
    """
    what = f"Figure {number} ({figure.headline or 'without a title'})"

    def make() -> str:
        from briefing.charts import svg, vega

        if vega.known(figure.plotly):
            return vega.render(figure.plotly, width=width)
        return svg.render(figure.plotly, width=width, height=height)

    try:
        drawn = kept.drawing(_parts(figure, f"{width} {height}"), make)
    except GlyphError as known:
        raise GlyphError(f"{what} cannot be drawn: {known}") from known
    except BriefingError as known:
        raise FigureError(f"{what} cannot be drawn: {known}") from known
    except RecursionError as deep:
        raise FigureError(
            f"{what} cannot be drawn: it is nested hundreds of levels deep."
        ) from deep
    drawn = drawn[drawn.find("<svg") :]
    _examine(drawn, what)
    return _own_ids(drawn, f"f{number}-")


def _parts(figure: Figure, how: str) -> tuple[bytes | str, ...]:
    """What a drawing depends on; nothing for a figure that cannot be written as JSON."""
    try:
        return msgspec.json.encode(figure.plotly), how, _browser(figure)
    except (TypeError, ValueError, RecursionError):
        return ()


def _browser(figure: Figure) -> str:
    """Which browser draws the figure; empty when none does."""
    from briefing.charts import browser, chromium

    traces = figure.plotly.get("data")
    if not isinstance(traces, list) or not browser.wanted(traces):
        return ""
    try:
        return chromium.identity()
    except (FigureError, OSError):
        return "none"


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
        for key, value in element.attrib.items():
            if key.rpartition("}")[2].lower() == "href" and value.startswith("data:"):
                _examine_picture(value, what)


def _examine_picture(address: str, what: str) -> None:
    """A picture inside a drawing is a sound PNG or JPEG."""
    found = _PICTURE.fullmatch(address)
    if found is None:
        raise FigureError(f"{what} holds a picture that is neither PNG nor JPEG.")
    try:
        raw = base64.b64decode(found[2], validate=True)
        images.examined(raw, {"png": "png", "jpeg": "jpg"}[found[1]])
    except ValueError as wrong:
        raise FigureError(f"{what} holds a picture that {wrong}.") from wrong


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
