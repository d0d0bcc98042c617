"""Paragraphs of Word, their properties in the order its schema asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.exporters.word.markup import NOTHING, Xml, joined, w


@dataclass(frozen=True, slots=True)
class Shape:
    """What a paragraph is: its style, and what it differs in from that.

    `number` is its list and depth, `left` how far it is moved in, `hanging` how far its first
    line stands out, `after` the room below it, in twentieths of a point; None leaves them to the
    style. `turned` is a
    paragraph from right to left.
    """

    style: str = "BodyText"
    keep: bool = False
    number: tuple[int, int] | None = None
    turned: bool = False
    left: int | None = None
    hanging: int = 0
    after: int | None = None
    align: Literal["", "left", "right", "center"] = ""


BODY = Shape()


def paragraph(inner: Xml, shape: Shape = BODY) -> Xml:
    """A paragraph of these runs."""
    return w("p", _properties(shape), inner)


def _properties(shape: Shape) -> Xml:
    number = shape.number
    # In a paragraph from right to left Word takes left for the side where lines begin.
    align = {"left": "right", "right": "left"}.get(shape.align, shape.align)
    align = align if shape.turned else shape.align
    return w(
        "pPr",
        joined(
            (
                w("pStyle", val=shape.style),
                w("keepNext") if shape.keep else NOTHING,
                w("numPr", w("ilvl", val=number[1]), w("numId", val=number[0]))
                if number
                else NOTHING,
                w("bidi") if shape.turned else NOTHING,
                w("spacing", after=shape.after) if shape.after is not None else NOTHING,
                w("ind", left=shape.left, hanging=shape.hanging)
                if shape.left is not None
                else NOTHING,
                w("jc", val=align) if align else NOTHING,
            )
        ),
    )
