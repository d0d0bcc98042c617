"""Labels of figures with letters no font has, each named in its place where a house wants that."""

from __future__ import annotations

from dataclasses import replace

from briefing.charts import measure
from briefing.exporters.brand import Brand
from briefing.exporters.building import Graphic
from briefing.exporters.content import Content
from briefing.exporters.visible import mapped
from briefing.models import Figure


def lettered(made: Content, brand: Brand) -> Content:
    """The content, its figures with a number in brackets for each letter that cannot be drawn.

    As it is when the house wants such a letter to stop the report: then drawing it is an error.
    """
    if brand.missing == "error" or not made.drawings:
        return made
    return replace(made, drawings=tuple(map(_named, made.drawings)))


def _named(drawing: Graphic) -> Graphic:
    return (
        replace(drawing, plotly=mapped(drawing.plotly, _label))
        if isinstance(drawing, Figure)
        else drawing
    )


def _label(text: str) -> str:
    if text.isascii():
        return text
    lost = measure.missing(text)
    return text.translate({ord(char): f"[U+{ord(char):04X}]" for char in lost}) if lost else text
